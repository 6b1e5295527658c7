import { chineseDay, dayOf } from '../../kernel/days.ts'
import { publicDisposition } from '../disclosure/result-view.ts'
import type { Answer } from '../inspection/answers.ts'
import { partyPositions } from '../inspection/party.ts'
import { resultCodes } from '../inspection/result-codes.ts'
import { formHead } from './before-visit.ts'
import { blank, type FormRow, filled, type Line, label, type OfficialDraft, paragraph, type Run } from './document.ts'
import {
  basisWords,
  dayOrBlank,
  formText,
  fourColumns,
  itemName,
  itemsOf,
  methodWords,
  minuteOrBlank,
  officerWords,
  opinionRow,
  partyRows,
  row,
  teamLines,
  wide,
} from './form-words.ts'
import type { VisitSources } from './sources.ts'

/**
 * 现场检查笔录: what was found, as it was recorded; before that, the form to take along, with everything filled in that is known.
 *
 * @source 行政处罚法 art. 42, 55; facts of the field, "Officers": whole-process record
 */
export function onSiteRecord(sources: VisitSources): OfficialDraft {
  const { department, inspection } = sources
  const { result } = inspection
  return {
    ...formHead(sources, '现场检查笔录'),
    blocks: [
      {
        kind: 'form',
        widths: fourColumns,
        rows: [
          ...partyRows(sources),
          row(
            label('到场时间'),
            filled(minuteOrBlank(result?.onSite?.arrivedAt, '到场时间')),
            label('离场时间'),
            filled(minuteOrBlank(result?.onSite?.leftAt, '离场时间')),
          ),
          wide('检查地点', inspection.targetAddress ?? blank('检查地点')),
          row(
            label('现场负责人\n（姓名、职务）'),
            filled(result?.party?.signedBy ?? blank('现场负责人姓名和职务')),
            label('记录人'),
            filled(result ? officerWords(sources, result.recordedBy, false) : blank('记录人')),
          ),
          wide('检查人员', teamLines(sources)),
          ...assistantRows(sources),
          wide('告知事项', [[toldWords(department.name, result?.onSite?.certificatesShown)]]),
        ],
      },
      { kind: 'heading', text: '检查情况' },
      ...findings(sources),
      {
        kind: 'form',
        widths: fourColumns,
        rows: [wide('现场照片', photoWords(sources)), opinionRow('被检查单位\n意见', partyWords(sources), 26)],
      },
      paragraph('请被检查单位阅看以上笔录：认为无误的，逐页签名；认为有误的，写明更正意见后签名。'),
      {
        kind: 'signatures',
        places: ['被检查单位负责人或在场人员（签名）', '检查人员（签名）', '检查人员（签名）', '记录人（签名）'],
      },
      ...(result?.party?.witness === undefined
        ? []
        : [{ kind: 'signatures' as const, places: [`见证人 ${result.party.witness}（签名）`] }]),
    ],
  }
}

/** 抽查情况记录表: one page on what was checked, what was found, and what follows. */
export function checkRecord(sources: VisitSources): OfficialDraft {
  const { inspection, task } = sources
  const { result, confirmed, reviews } = inspection
  const approved = reviews.findLast(({ decision }) => decision === 'approved')
  return {
    ...formHead(sources, '抽查情况记录表'),
    blocks: [
      {
        kind: 'form',
        widths: fourColumns,
        rows: [
          ...partyRows(sources),
          row(label('抽查任务'), filled(task.name), label('轮次'), filled(`第${inspection.round}轮`)),
          row(
            label('检查方式'),
            filled(methodWords(inspection, task.method)),
            label('检查结束日'),
            filled(dayOrBlank(result?.endedOn, '检查结束日')),
          ),
          wide('检查人员', teamLines(sources)),
          row(label('抽查事项', { columns: 2 }), label('检查结果'), label('检查情况')),
          ...itemsOf(sources).map(([id, item]) => resultRow(sources, id, itemName(id, item))),
          wide('后续处置', result ? [[publicDisposition(result)], ...termLines(sources)] : [[blank('后续处置')]]),
          wide('处理意见', formText(result?.opinion, '处理意见'), 14),
          opinionRow('被检查单位\n意见', partyWords(sources), 24),
          row(
            label('录入人'),
            filled(result ? officerWords(sources, result.recordedBy, false) : blank('录入人')),
            label('确认人'),
            filled(confirmed ? officerWords(sources, confirmed.by, false) : blank('确认人')),
          ),
          row(
            label('审核通过日'),
            filled(approved ? chineseDay(dayOf(new Date(approved.at))) : blank('审核通过日')),
            label('公示日'),
            filled(dayOrBlank(inspection.publishedOn, '公示日')),
          ),
        ],
      },
      { kind: 'signatures', places: ['检查人员（签名）', '检查人员（签名）', '被检查单位（签名或盖章）'] },
    ],
  }
}

function resultRow({ inspection: { result } }: VisitSources, id: string, name: string): FormRow {
  const found = result?.items.find(({ itemId }) => itemId === id)
  return row(
    filled(name, { columns: 2 }),
    filled(found ? resultCodes[found.code] : blank('检查结果'), { align: 'center' }),
    filled(formText(found?.finding, '检查情况')),
  )
}

function termLines({ inspection: { rectification, result } }: VisitSources): Line[] {
  const dueOn = rectification?.dueOn ?? result?.rectifyBy
  return dueOn === undefined ? [] : [[`改正期限：${chineseDay(dueOn)}前`]]
}

/** Each item with its finding and, where its edition has a checklist, every line with its answer. */
function findings(sources: VisitSources): OfficialDraft['blocks'] {
  const { result } = sources.inspection
  return itemsOf(sources).map(([id, item], at) => {
    const found = result?.items.find(({ itemId }) => itemId === id)
    const lines = item?.guide?.checklist ?? []
    return {
      kind: 'form' as const,
      widths: fourColumns,
      rows: [
        wide(`事项${at + 1}`, itemName(id, item)),
        wide('检查依据', basisWords(item)),
        ...lines.map((line, number) =>
          row(
            filled(`${number + 1}．${line.text}`, { columns: 2 }),
            ...answerCells(found?.answers ?? [], line.id, result !== undefined),
          ),
        ),
        wide('检查结果', found ? resultCodes[found.code] : blank('检查结果')),
        wide('检查情况', formText(found?.finding, '检查情况'), found ? undefined : 30),
      ],
    }
  })
}

const yesNo: Readonly<Record<string, string>> = { yes: '是', no: '否' }

/** The answer, and the note beside it. */
function answerCells(answers: readonly Answer[], line: string, looked: boolean) {
  const answer = answers.find((each) => each.line === line)
  const said = answer ? answerWords(answer) : looked ? '未作答' : ''
  return [filled(said, { align: 'center' }), filled(answer?.note === undefined ? '' : formText(answer.note, '说明'))]
}

function answerWords({ value, notApplicable }: Answer): Run {
  if (notApplicable) return '不适用'
  if (value === undefined) return '未作答'
  if (Array.isArray(value)) return `照片${value.length}张`
  return yesNo[String(value)] ?? formText(String(value), '答复')
}

function toldWords(office: string, shown: boolean | undefined): string {
  const certificates = shown === undefined ? '□已出示　□未出示' : shown ? '已出示' : '未出示'
  return `我们是${office}的执法人员，现依法进行“双随机、一公开”检查。你单位认为执法人员与检查事项有直接利害关系的，有权申请回避；对检查情况有陈述、申辩的权利。执法证件：${certificates}。`
}

function assistantRows({ inspection: { result }, officers }: VisitSources): FormRow[] {
  const ids = result?.onSite?.assistants ?? []
  if (ids.length === 0) return []
  return [
    wide(
      '专家、辅助人员',
      ids.map((id) => [`${officers.get(id)?.name ?? ''}（${id}）`]),
    ),
  ]
}

/** What the party said, in its own words, and where it stands. */
function partyWords({ inspection: { result } }: VisitSources): Run | undefined {
  if (!result) return undefined
  const position = result.party ? partyPositions[result.party.position] : ''
  const words = result.partyOpinion.trim()
  const said = position === words || words === '' ? position : `${position}${position && '。'}${words}`
  return formText(said, '被检查单位意见')
}

function photoWords({ inspection: { photos, result } }: VisitSources): Run {
  const accepted = photos.filter(({ state }) => state === 'accepted')
  if (accepted.length === 0) return result ? '无' : blank('现场照片')
  return `${accepted.length}张，原件存平台，摘要（SHA-256前12位）：${accepted.map(({ sha256 }) => sha256.slice(0, 12)).join('、')}`
}
