import { creditLabel } from '../disclosure/result-view.ts'
import { printedPasscode } from '../inspection/visit-pass.ts'
import { blank, filled, label, type OfficialDraft, paragraph } from './document.ts'
import {
  allBases,
  basisWords,
  dayOrBlank,
  fourColumns,
  itemName,
  itemsOf,
  methodWords,
  noticeWords,
  opinionRow,
  partyRows,
  row,
  teamLines,
  wide,
  windowWords,
} from './form-words.ts'
import type { VisitSources } from './sources.ts'

/** 检查审批表: what a visit rests on and who goes, for the agency's head to approve before it. @source 国办发〔2024〕54号: approval before a check */
export function approvalForm(sources: VisitSources): OfficialDraft {
  const { inspection, task } = sources
  const { round, creditClass } = inspection
  return {
    ...formHead(sources, '检查审批表', true),
    blocks: [
      {
        kind: 'form',
        widths: fourColumns,
        rows: [
          ...partyRows(sources),
          row(label('检查任务'), filled(task.name), label('任务编号'), filled(task.docNumber?.text ?? task.id)),
          row(
            label('检查来源'),
            filled(`“双随机、一公开”抽查第${round}轮，公开随机抽取`),
            label('信用风险分类'),
            filled(creditLabel(creditClass)),
          ),
          wide('抽取编号', inspection.drawId),
          wide('检查事项及\n依据', itemLines(sources)),
          row(
            label('检查时间'),
            filled(windowWords(inspection.window)),
            label('检查方式'),
            filled(methodWords(inspection, task.method)),
          ),
          wide('检查人员', teamLines(sources)),
          opinionRow('承办人意见', undefined, 24),
          opinionRow('承办机构\n负责人意见', undefined, 24),
          opinionRow('行政机关\n负责人意见', undefined, 24),
          wide('备注', [['']], 10),
        ],
      },
    ],
  }
}

/** 检查通知书: who comes, when, to look at what, by which law, and what the party may ask for. @source 行政处罚法 art. 42, 43, 55; 国办发〔2024〕54号 */
export function inspectionNotice(sources: VisitSources): OfficialDraft {
  const { department, inspection, task, publicUrl } = sources
  return {
    ...formHead(sources, '检查通知书', true),
    addressee: inspection.targetName,
    blocks: [
      paragraph(
        '根据',
        allBases(sources),
        `的规定，经“双随机、一公开”公开抽取，你单位为“${task.name}”第${inspection.round}轮的检查对象。本机关决定对你单位进行检查，现将有关事项通知如下：`,
      ),
      {
        kind: 'form',
        widths: fourColumns,
        rows: [
          wide('抽取编号', inspection.drawId),
          wide('检查事项及\n依据', itemLines(sources)),
          wide('检查内容', contentLines(sources)),
          row(
            label('检查期间'),
            filled(windowWords(inspection.window)),
            label('计划到访日'),
            filled(dayOrBlank(inspection.plannedFor, '计划到访日')),
          ),
          row(
            label('检查方式'),
            filled(methodWords(inspection, task.method)),
            label('检查地点'),
            filled(inspection.targetAddress ?? blank('检查地点')),
          ),
          wide('检查人员', teamLines(sources)),
          ...jointRows(sources),
          wide('需准备的材料', [[blank('需准备的材料')]]),
        ],
      },
      paragraph(
        '执法人员到场时将出示执法证件，人数不少于两名；未出示证件或者人数不足的，你单位有权拒绝检查。你单位认为执法人员与检查事项有直接利害关系的，有权申请回避；对检查情况有陈述、申辩的权利。请你单位予以配合，如实提供有关情况和资料，不得拒绝、阻挠。',
      ),
      paragraph('本通知不收取任何费用。检查结果依法向社会公示。联系人：', blank('联系人和联系方式')),
      {
        kind: 'code',
        url: publicUrl,
        note: codeNote(sources),
        by: department.name,
        day: blank('成文日期'),
      },
      { kind: 'signatures', places: ['被检查单位签收'] },
    ],
  }
}

/** 送达回证 of what is served in this visit: the notice, and the order where there is one. @source 民事诉讼法 art. 87, to which 行政处罚法 art. 61 refers */
export function deliveryReceipt(sources: VisitSources): OfficialDraft {
  const { inspection } = sources
  const last = inspection.notices?.at(-1)
  const order = orderOf(sources)
  return {
    ...formHead(sources, '送达回证'),
    blocks: [
      {
        kind: 'form',
        widths: [3.4, 2.4, 2.6, 3.2],
        rows: [
          row(label('受送达人'), filled(inspection.targetName, { columns: 3 })),
          row(label('送达地点'), filled(inspection.targetAddress ?? blank('送达地点'), { columns: 3 })),
          row(label('送达文书名称'), label('文号'), label('送达方式和日期'), label('收件人签名或盖章')),
          {
            ...row(
              filled('检查通知书', { align: 'center' }),
              filled(blank('检查通知书文号')),
              filled(noticeWords(inspection)),
              filled(last?.receivedBy ?? ''),
            ),
            height: 20,
          },
          ...(order
            ? [
                {
                  ...row(
                    filled('责令改正通知书', { align: 'center' }),
                    filled(blank('责令改正通知书文号')),
                    filled(blank('责令改正通知书的送达方式和日期')),
                    filled(''),
                  ),
                  height: 20,
                },
              ]
            : []),
          { ...row(label('送达人'), filled(teamLines(sources), { columns: 3 })), height: 18 },
          { ...row(label('代收人及代收理由'), filled('', { columns: 3 })), height: 16 },
          {
            ...row(
              label('拒收的事由和\n见证人'),
              filled(last?.given === 'not-given' ? (last.reason ?? '') : '', { columns: 3 }),
            ),
            height: 18,
          },
          { ...row(label('备注'), filled('', { columns: 3 })), height: 12 },
        ],
      },
      { kind: 'signatures', places: ['送达人（签名）', '见证人（签名）'] },
      { kind: 'note', runs: ['受送达人签收的日期为送达日期。本回证一式两份，一份交受送达人，一份归档。'] },
    ],
  }
}

/** The day and the term of the order to rectify of a visit, whether the reviewer has approved it or not. */
export function orderOf({ inspection: { result, rectification } }: Pick<VisitSources, 'inspection'>) {
  const dueOn = rectification?.dueOn ?? (result?.disposition === 'order-to-rectify' ? result.rectifyBy : undefined)
  return dueOn === undefined ? undefined : { dueOn, orderedOn: rectification?.ordered }
}

/** @param numbered forms that leave the agency have a number */
export function formHead({ department }: Pick<VisitSources, 'department'>, title: string, numbered = false) {
  const number = numbered ? { number: blank(`${title}文号`) } : {}
  return { head: 'form' as const, office: department.name, title, ...number }
}

function itemLines(sources: VisitSources) {
  return itemsOf(sources).map(([id, item], at) => [`${at + 1}．${itemName(id, item)}：`, basisWords(item)])
}

function contentLines(sources: VisitSources) {
  return itemsOf(sources).map(([, item], at) => [`${at + 1}．${item?.content ?? ''}`])
}

/** The party's own way to ask for a recusal, beside a letter. */
function codeNote({ passcode }: VisitSources): string {
  const what = '扫码核对本次检查的对象、事项和检查人员'
  return passcode === undefined ? what : `${what}，并可凭验证码 ${printedPasscode(passcode)} 申请执法人员回避`
}

function jointRows({ inspection: { joint } }: VisitSources) {
  if (!joint) return []
  return [
    wide(
      '联合检查部门',
      joint.departments.map(({ name }, at) => [at === 0 ? `${name}（发起）` : name]),
    ),
  ]
}
