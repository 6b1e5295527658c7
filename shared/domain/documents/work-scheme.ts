import { chineseDay } from '../../kernel/days.ts'
import { creditLabel } from '../disclosure/result-view.ts'
import { isJoint } from '../joint/joint-visit.ts'
import { adHocKinds } from '../plan/ad-hoc.ts'
import { explainFilter } from '../plan/explain-filter.ts'
import { citation, type ItemContent, methods } from '../registry/item.ts'
import { type Block, blank, heading, type OfficialDraft, paragraph, signed } from './document.ts'
import { windowWords } from './form-words.ts'
import { documentKinds } from './official-document.ts'
import { dutiesTable, rolesParagraphs } from './scheme-departments.ts'
import { teamBlocks } from './scheme-teams.ts'
import type { TaskSources } from './sources.ts'

/**
 * 检查工作方案 of a task: what is inspected and by which law, when and how, whom and how many, by whom, who does what, on which
 * forms.
 *
 * @source 忻双随机办〔2022〕2号 二（六）：发起部门要会同配合部门制定检查工作方案，明确检查内容、时间、方式等
 */
export function workScheme(sources: TaskSources): OfficialDraft {
  const { department, task } = sources
  return {
    head: 'letter',
    office: `${department.name}文件`,
    number: blank('发文字号'),
    title: `“${task.name}”\n检查工作方案`,
    blocks: [
      ...chapters.flatMap(([title, blocks], at) => [
        heading(`${'一二三四五六七八九'[at]}、${title}`),
        ...blocks(sources),
      ]),
      signed(department.name, blank('成文日期')),
    ],
  }
}

type Chapter = readonly [title: string, blocks: (sources: TaskSources) => Block[]]

const chapters: readonly Chapter[] = [
  ['检查依据', basisBlocks],
  ['检查内容', contentBlocks],
  ['检查对象、比例和频次', quotaBlocks],
  ['检查时间', timeBlocks],
  ['检查方式', methodBlocks],
  ['检查人员', teamBlocks],
  ['部门和人员分工', (sources) => [...dutiesTable(sources), ...rolesParagraphs(sources)]],
  ['检查文书', formBlocks],
  ['工作要求', demandBlocks],
]

function basisBlocks({ department, task, plan }: TaskSources): Block[] {
  const number = task.docNumber ? `（任务编号：${task.docNumber.text}）` : ''
  return [
    paragraph(
      `为规范开展“双随机、一公开”抽查，${originWords(task, plan)}${department.name}制定“${task.name}”${number}检查工作方案如下。`,
    ),
  ]
}

function originWords({ adHoc }: TaskSources['task'], plan: TaskSources['plan']): string {
  if (adHoc) {
    const { kind, document, reason } = adHoc
    return `根据《${document.title}》（${document.number}）（${adHocKinds[kind].zh}：${reason}），`
  }
  if (!plan) return ''
  const published = plan.publishedOn ? `（${chineseDay(plan.publishedOn)}公示）` : ''
  return `根据《${plan.title}》${published}，`
}

function contentBlocks({ task, items }: TaskSources): Block[] {
  const own = task.itemIds.map((id): [string, ItemContent | undefined] => [id, items.get(id)])
  return [
    {
      kind: 'table',
      head: ['序号', '抽查事项', '检查依据', '检查内容', '检查方式'],
      widths: [1, 3.4, 4, 4, 1.6],
      rows: own.map(([id, item], at) => [
        `${at + 1}`,
        item?.name ?? id,
        item?.legalBasis.map(citation).join('\n') ?? '',
        item?.content ?? '',
        item?.methods.map((way) => methods[way]).join('、') ?? '',
      ]),
    },
    ...own.flatMap(([, item]) => guideBlocks(item)),
  ]
}

/** The guide as the pinned edition of the item says it. */
function guideBlocks(item: ItemContent | undefined): Block[] {
  if (!item?.guide) return []
  const { procedure, checklist } = item.guide
  return [
    paragraph(`“${item.name}”检查指引：${procedure}`),
    ...(checklist.length > 0
      ? [paragraph(`检查要点：${checklist.map(({ text }, at) => `（${at + 1}）${text}`).join('；')}。`)]
      : []),
  ]
}

function quotaBlocks({ task }: TaskSources): Block[] {
  const { scope, filter, floor, rounds, ratios, ratioScope } = task
  const only = filter ? `（${explainFilter({ scope, filter }).zh}）` : ''
  const each = ratioScope === 'round' ? '每轮' : '全年各轮合计'
  return [
    paragraph(
      `检查对象范围为${scope}${only}，由系统从检查对象名录库中随机抽取，抽查比例${each}不低于${floor / 100}%（不足一户的向上取整），抽查${rounds}次。`,
    ),
    paragraph('按信用风险分类设定的最低抽查比例如下：'),
    {
      kind: 'table',
      head: ['信用风险分类', '最低抽查比例'],
      rows: ratios.map(({ level, ratio }) => [creditLabel(level), `${ratio / 100}%`]),
    },
  ]
}

function timeBlocks({ task }: TaskSources): Block[] {
  return [
    paragraph(
      `抽查检查起止时间为${windowWords(task.window)}。每户检查结束之日起二十个工作日内公示检查结果。责令改正的，期满由检查组复查。`,
    ),
  ]
}

function methodBlocks({ task }: TaskSources): Block[] {
  return [paragraph(`采取${methods[task.method]}检查的方式，由系统随机匹配的执法检查人员分组实施。`)]
}

function formBlocks(): Block[] {
  const { 'approval-form': approval, 'inspection-notice': notice, 'on-site-record': record } = documentKinds
  const {
    'check-record': check,
    'order-to-rectify': order,
    'recheck-record': recheck,
    'delivery-receipt': receipt,
  } = documentKinds
  const names = [approval, notice, record, check, order, recheck, receipt].map(({ zh }) => `《${zh}》`)
  return [paragraph(`本次检查使用下列文书，由平台按检查记录生成：${names.join('、')}。`)]
}

const demands = [
  '执法检查人员不得少于两名，检查时应当出示执法证件，告知检查事项、依据和当事人权利；与检查对象有利害关系的应当回避。',
  '严格按照本方案确定的对象、事项和时间检查，不得检查未列入清单的事项，不得擅自更换检查对象和人员。',
  '逐项如实记录检查情况，留取检查照片，当场听取检查对象意见并由其签字；检查结果由一名检查人员录入，另一名检查人员确认，提交审核。',
  '按照“谁检查、谁录入、谁公开”的原则按期公示结果，公示率应达到百分之百。',
  '对发现的问题跟踪整改；需要立案的移交办案机构，涉及其他部门的依法抄告、移送。',
  '遵守工作纪律，保守在检查中知悉的商业秘密和个人信息，不得妨碍检查对象正常的生产经营活动。',
]

function demandBlocks({ task }: TaskSources): Block[] {
  const joint = isJoint(task)
    ? ['联合检查由发起部门牵头，各部门同时到场，一次完成各自事项的检查，分别录入和公示各自的结果。']
    : []
  return [
    ...[...joint, ...demands].map((text, at) => paragraph(`（${at + 1}）${text}`)),
    paragraph('联系人：', blank('联系人和联系方式')),
  ]
}
