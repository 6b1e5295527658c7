import { disclosureDays } from '../disclosure/disclosure-due.ts'
import { withdrawalDays } from '../disclosure/end-disclosure.ts'
import { standardLetterTerms } from '../inspection/letter-terms.ts'
import { receiptDays as receivingDays } from '../inspection/receipt-due.ts'

interface Rule {
  readonly zh: string
  readonly en: string
  /** Law with article, or section of the notice 忻双随机办〔2022〕2号 or of the department's own notice. */
  readonly source: string
  /** The role that must act and is reminded first. */
  readonly owedBy: string
  /** Event that is the fact which closes it; absent while the platform holds no such fact: it then stays open. */
  readonly fulfilledBy?: string
}

/** Due on the same date each year, `MM-DD`. */
export interface YearlyRule extends Rule {
  readonly date: string
}

/** Due a number of working days after a fact, or on a day that the record itself names. */
export interface RelativeRule extends Rule {
  readonly workingDays?: number
  /** After the due day nothing can be done in time any more: no overdue reminders. */
  readonly lapses?: true
}

const leadingGroupNotice = '忻双随机办〔2022〕2号'
const ownNotice = '忻州市财政局2022年内部抽查检查实施方案'

/** The dates of the notice. Configurable: another city brings its own table. */
export const yearlyRules = {
  // The plan leaves the department by a letter of which the platform knows nothing yet; its approval is the last fact before that.
  'plan-filed': {
    date: '04-15',
    zh: '内部抽查计划报领导小组办公室备案',
    en: 'Internal plan filed with the leading group’s office',
    source: `${leadingGroupNotice} 三（四）`,
    owedBy: 'clerk',
    fulfilledBy: 'plan.approved',
  },
  'plan-public': {
    date: '04-30',
    zh: '年度抽查计划（含联合抽查）向社会公示',
    en: 'Annual plan, joint checks included, made public',
    source: `${leadingGroupNotice} 二（五）`,
    owedBy: 'publisher',
    fulfilledBy: 'plan.published',
  },
  'half-year-summary': {
    date: '06-10',
    zh: '上半年工作总结报领导小组办公室',
    en: 'Half-year summary to the leading group’s office',
    source: `${leadingGroupNotice} 三（四）`,
    owedBy: 'clerk',
    fulfilledBy: 'filing.filed',
  },
  'item-list': {
    date: '06-30',
    zh: '随机抽查事项清单向社会公开',
    en: 'Item list made public',
    source: `${leadingGroupNotice} 二（二）`,
    owedBy: 'clerk',
    fulfilledBy: 'item.published',
  },
  'working-rules': {
    date: '06-30',
    zh: '抽查工作细则和指引报领导小组办公室',
    en: 'Working rules and guides to the leading group’s office',
    source: `${leadingGroupNotice} 二（四）、三（四）`,
    owedBy: 'clerk',
    fulfilledBy: 'filing.filed',
  },
  'results-reported': {
    date: '09-30',
    zh: '检查结果、处理意见、照片资料报法规税政科',
    en: 'Results, opinions and photos to the division of regulations and tax policy (法规税政科)',
    source: `${ownNotice} 四`,
    owedBy: 'reviewer',
    fulfilledBy: 'filing.filed',
  },
  'self-check': {
    date: '12-10',
    zh: '全年工作自查报告报领导小组办公室',
    en: 'Yearly self-check report to the leading group’s office',
    source: `${leadingGroupNotice} 三（四）`,
    owedBy: 'clerk',
    fulfilledBy: 'filing.filed',
  },
} as const satisfies Record<string, YearlyRule>

/** Working days within which a submitted result is reviewed. Practice; configurable. */
export const reviewDays = 5

/** Days from the filing of a case to its decision. @source 行政处罚法 art. 60 */
export const caseDays = 90

/** What an event starts the clock for. Configurable where the sources differ by place. */
export const relativeRules = {
  'result-public': {
    workingDays: disclosureDays,
    zh: '检查结果公示',
    en: 'Result made public',
    source: '政府信息公开条例 第二十六条；行政执法公示制度',
    owedBy: 'publisher',
    fulfilledBy: 'result.published',
  },
  'mistake-ended': {
    workingDays: withdrawalDays,
    zh: '公示有误的检查结果撤下或更正',
    en: 'Result that is public and wrong withdrawn or corrected',
    source: '行政执法公示制度：发现公示信息不准确或者被撤销的，3个工作日内撤下或更正（可配置）',
    owedBy: 'publisher',
    fulfilledBy: 'result.withdrawn',
  },
  // 及时: the notice names no number of days; five working days is the platform's.
  'plan-refiling': {
    workingDays: 5,
    zh: '调整后的年度抽查计划报领导小组办公室备案',
    en: 'Revised annual plan filed again with the leading group’s office',
    source: `${leadingGroupNotice} 二（五）；期限为平台规则（可配置）`,
    owedBy: 'clerk',
    fulfilledBy: 'filing.filed',
  },
  'officers-matched': {
    workingDays: 2,
    zh: '抽取检查对象后匹配执法检查人员',
    en: 'Officers matched after the draw of targets',
    source: '工作惯例（可配置）',
    owedBy: 'drawer',
    fulfilledBy: 'draw.executed',
  },
  'inspection-received': {
    workingDays: receivingDays,
    zh: '执法人员签收检查任务',
    en: 'Inspection confirmed by its officer',
    source: '工作惯例（可配置）',
    owedBy: 'officer',
    fulfilledBy: 'inspection.received',
  },
  'dispatch-received': {
    workingDays: receivingDays,
    zh: '部门签收派发的检查',
    en: 'Dispatch confirmed by the department',
    source: '工作惯例（可配置）',
    owedBy: 'clerk',
    fulfilledBy: 'dispatch.received',
  },
  // 行政机关负责人决定: no role is called so, and where nobody holds the role it is the head's.
  'recusal-decided': {
    workingDays: 3,
    zh: '回避申请由行政机关负责人决定',
    en: 'Recusal decided by the head of the agency',
    source: '行政处罚法 第四十三条；期限为平台规则（可配置）',
    owedBy: 'head',
    fulfilledBy: 'recusal.decided',
  },
  rectification: {
    zh: '责令改正期满复查',
    en: 'Recheck at the end of the term to rectify',
    source: '行政处罚法 第二十八条',
    owedBy: 'officer',
    fulfilledBy: 'rectification.closed',
  },
  'review-decided': {
    workingDays: reviewDays,
    zh: '检查结果审核',
    en: 'Submitted result reviewed',
    source: '工作惯例（可配置）',
    owedBy: 'reviewer',
    fulfilledBy: 'inspection.approved',
  },
  'case-filed': {
    workingDays: standardLetterTerms.filingDays,
    zh: '移交办案机构后立案或不予立案',
    en: 'Case filed or declined after it was handed over',
    source: '工作惯例；期限由本部门抽查规则设定',
    owedBy: 'reviewer',
    fulfilledBy: 'case.filed',
  },
  'case-concluded': {
    zh: '立案后作出处理决定',
    en: 'Decision in a case that was filed',
    source: '行政处罚法 第六十条',
    owedBy: 'reviewer',
    fulfilledBy: 'case.concluded',
  },
  'referral-received': {
    workingDays: standardLetterTerms.receiptDays,
    zh: '抄告、移送的回执',
    en: 'Receipt of a referral',
    source: '工作惯例；期限由本部门抽查规则设定',
    owedBy: 'reviewer',
    fulfilledBy: 'referral.received',
  },
  'referral-concluded': {
    workingDays: standardLetterTerms.outcomeDays,
    zh: '抄告、移送的处理结果',
    en: 'Outcome of a referral',
    source: '工作惯例；期限由本部门抽查规则设定',
    owedBy: 'reviewer',
    fulfilledBy: 'referral.concluded',
  },
  'certificate-valid': {
    zh: '执法证到期换证',
    en: 'Enforcement certificate renewed before it expires',
    source: '行政处罚法 第四十二条',
    owedBy: 'clerk',
    lapses: true,
    fulfilledBy: 'registry.changed',
  },
} as const satisfies Record<string, RelativeRule>

/** Rules that count working days from a fact. */
export type CountedRule =
  | 'result-public'
  | 'mistake-ended'
  | 'plan-refiling'
  | 'officers-matched'
  | 'inspection-received'
  | 'dispatch-received'
  | 'recusal-decided'
  | 'review-decided'
  | 'case-filed'
  | 'referral-received'
  | 'referral-concluded'
/** Rules whose day the record itself names. */
export type NamedRule = 'rectification' | 'case-concluded' | 'certificate-valid'
export type YearlyRuleName = keyof typeof yearlyRules
