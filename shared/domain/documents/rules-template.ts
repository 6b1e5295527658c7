import { dispositions, resultCodes } from '../inspection/result-codes.ts'
import type { Department } from '../registry/department.ts'
import { citation, type ItemContent, type Method, methods } from '../registry/item.ts'
import { markOf } from './document.ts'
import type { RulesText } from './working-rules.ts'

/**
 * Working rules to begin with: what the platform really does, in the words of a regulation; what only the department knows is
 * marked and must be written before they can be submitted.
 */
export function rulesTemplate({ name, leadingGroup }: Department): RulesText {
  return {
    title: `${name}“双随机、一公开”抽查工作细则`,
    chapters: [
      {
        id: 'general',
        title: '总则',
        text: lines(
          `为规范${name}“双随机、一公开”抽查工作，根据《中华人民共和国行政处罚法》《中华人民共和国政府信息公开条例》和上级有关规定，结合本机关实际，制定本细则。`,
          '本机关只对列入随机抽查事项清单并已公布的事项开展抽查。抽查按已公示的年度计划进行；临时任务须说明理由并经批准。',
          '抽查坚持检查对象随机抽取、执法检查人员随机匹配、抽查情况和结果公开，避免重复检查；检查对象、方式相近的任务合并进行。',
        ),
      },
      {
        id: 'selection',
        title: '抽取方法',
        text: lines(
          '抽取前锁定检查对象名录、执法检查人员名录、抽取比例和程序版本，其摘要和系统密数的承诺值先行公布，锁定后任何人不能更改。剔除检查对象的，逐一记明理由。',
          '“不低于”的比例一律向上取整。按信用风险分类设定比例的，各类分别取整，总数不低于计划的总体比例；某一类不足的，由风险较高的类别补足并说明。',
          '抽取种子由系统密数与见证人在现场输入的内容共同产生，可以取得时并用公共随机数；任何一方不能单独决定结果。见证人的姓名和输入内容随结果公开。',
          '抽取结果文件向社会公开，任何人都可以用公示网站的复核页面或公开的程序重新计算。',
          '每一检查对象由系统匹配不少于两名持有效执法证件的人员，任务量尽量均衡。应当回避、证件到期、调离、退休或停职的人员不参加匹配；专家和辅助人员不计入两人。',
          '抽取作废须由第二人决定，作废的抽取保留编号和理由并继续公开。检查对象不能检查的，按抽取顺序递补；人员回避的，由系统重新匹配，递补和更换一并公开。',
        ),
      },
      {
        id: 'process',
        title: '检查流程',
        text: lines(
          '检查任务派发后，检查人员确认接收，按任务规定的时间通知检查对象。实地检查由两名以上执法人员进行，出示执法证件，说明检查的事项和依据，告知申请回避和陈述、申辩的权利。',
          '检查人员按抽查工作指引逐项检查，现场制作笔录，拍摄照片。照片原件加锁保存；检查结果没有默认值，每一事项都须如实选定并写明情况。',
          '检查对象对检查情况表示意见并签字；拒绝签字的，记明情况并由见证人签名。',
          '结果由一名检查人员录入，由检查组另一名成员以本人账号确认后提交审核；审核退回的，写明理由，退回记录保留。',
          '发现问题的，依法责令改正并规定期限，期满由检查组复查。需要立案的，移交办案机构；涉及其他部门的，抄告或者移送有关部门、司法机关或者纪检监察机关，并登记回执和处理结果。',
        ),
      },
      {
        id: 'authority',
        title: '审批权限',
        text: lines(
          `年度抽查计划由经办人起草并提交，由没有参与起草和修改的审批人批准，报${leadingGroup}备案后公示。计划调整的，重新批准、备案和公示。`,
          '随机抽查事项由起草人以外的人员公布。抽取由抽取人执行，抽取人不得是同一抽取的审批人。',
          '检查结果由审核人审核，检查组成员不得审核本组的结果。结果由公示人公示。回避由本机关负责人决定。',
          '责令改正延期、抄告和移送的签发、超过年度检查次数上限的检查，由审批人决定并说明理由。',
          `负责审批的机构和人员：${markOf({ blank: '审批机构和职务' })}。`,
        ),
      },
      {
        id: 'disclosure',
        title: '公示程序',
        text: lines(
          '年度抽查计划（含部门联合抽查）于4月30日前公示；抽查事项清单、本细则和工作指引于6月30日前公布。抽取过程、抽取结果和作废的抽取随时公开。',
          '检查结果自检查结束之日起二十个工作日内公示，公示率为百分之百。',
          '公示内容不含电话、身份证件号码和家庭住址；自然人姓名隐去部分，执法检查人员以执法证号和隐名公示，照片除去位置信息。',
          '公示内容有误或被撤销的，三个工作日内更正或撤下，保留原页面地址并说明理由。检查对象有异议的，可向本机关提出，本机关核实后答复。',
          '检查结果的公示期为五年，对自然人为二年，期满不再公示。',
        ),
      },
      {
        id: 'archive',
        title: '归档方式',
        text: lines(
          '每次检查形成一份电子卷宗，包括任务和检查工作方案、抽取和匹配文件、通知和送达回证、现场检查笔录、抽查情况记录表、照片原件、审核记录、责令改正和复查材料、移送材料和公示记录。',
          '文书注明制作所依据的记录版本和文件摘要；照片原件和抽取文件以摘要固定，不能更改或删除。所有办理行为随业务记录一并留痕。',
          `卷宗于检查办结后归档，保管期限为${markOf({ blank: '卷宗保管期限' })}，由${markOf({ blank: '负责归档的机构' })}保管。`,
        ),
      },
      { id: 'supplementary', title: '附则', text: '本细则自公布之日起施行。' },
    ],
  }
}

const means: Readonly<Record<Method, string>> = {
  'on-site':
    '实地检查：到检查对象的住所（经营场所）查看现场、查阅资料、询问有关人员，由两名以上执法人员进行并拍摄照片。',
  'on-paper': '书面检查：书面通知检查对象在规定期限内报送资料，由执法人员审查，必要时转为实地检查。',
  online: '网络检查：查阅检查对象的网站、公示信息和有关系统的数据，保存网页截图和查询时间。',
}

/** A guide to begin with, from the item as it is registered: its basis, its procedure, its checklist and its methods. */
export function guideTemplate(item: ItemContent): RulesText {
  const { name, targetKind, legalBasis, content, guide, methods: ways } = item
  const checklist = (guide?.checklist ?? []).map(({ text }, at) => `${at + 1}.${text}`)
  return {
    title: `“${name}”抽查工作指引`,
    chapters: [
      {
        id: 'scope',
        title: '适用范围和检查依据',
        text: lines(
          `本指引适用于对${targetKind}开展的“${name}”。`,
          `检查依据：${legalBasis.map(citation).join('；')}。`,
        ),
      },
      {
        id: 'procedure',
        title: '工作程序',
        text: lines(
          ...(guide ? [guide.procedure] : []),
          '核对检查对象和检查事项，查看名录库中的登记、许可和以往检查情况；按规定送达检查通知书；出示执法证件，告知权利义务；逐项检查并记录；听取检查对象意见，由检查对象签字；录入结果，由另一名检查人员确认后提交审核。',
        ),
      },
      {
        id: 'subjects',
        title: '检查项目',
        text: lines(
          `检查内容：${content}`,
          ...(checklist.length > 0 ? checklist : [markOf({ blank: '逐项列明检查项目' })]),
        ),
      },
      {
        id: 'means',
        title: '检查方法',
        text: lines(
          `本事项的检查方式为：${ways.map((way) => methods[way]).join('、')}。`,
          ...ways.map((way) => means[way]),
        ),
      },
      {
        id: 'results',
        title: '结果判定和处置',
        text: lines(
          `检查结果从下列各项中选定：${labels.join('、')}。选“其他”的，写明情况。`,
          `处置方式：${Object.values(dispositions).join('、')}。`,
        ),
      },
    ],
  }
}

/** Keys that look like numbers come first in an object: the codes' own order is that of their texts. */
const labels = Object.entries(resultCodes)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, label]) => label)

function lines(...paragraphs: string[]): string {
  return paragraphs.join('\n')
}
