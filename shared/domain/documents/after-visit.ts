import { chineseDay } from '../../kernel/days.ts'
import type { Rectification } from '../inspection/rectification.ts'
import { resultCodes } from '../inspection/result-codes.ts'
import { formHead, orderOf } from './before-visit.ts'
import {
  blank,
  type FormRow,
  filled,
  type Line,
  label,
  type OfficialDraft,
  paragraph,
  type Run,
  signed,
} from './document.ts'
import {
  basisWords,
  dayOrBlank,
  formText,
  fourColumns,
  itemName,
  itemsOf,
  officerWords,
  partyRows,
  row,
  teamLines,
  wide,
} from './form-words.ts'
import type { VisitSources } from './sources.ts'

/** Results that leave nothing to put right. */
const clean: readonly string[] = ['01', '09']

/**
 * 责令改正通知书: what was found, by when it must be right, and what the party may do about it.
 *
 * @source 行政处罚法 art. 28; 行政复议法 art. 20 (sixty days); 行政诉讼法 art. 46 (six months)
 */
export function orderToRectify(sources: VisitSources): OfficialDraft {
  const { department, inspection } = sources
  const order = orderOf(sources)
  const ended = inspection.result?.endedOn
  return {
    ...formHead(sources, '责令改正通知书', true),
    addressee: inspection.targetName,
    blocks: [
      paragraph(
        ended === undefined ? '' : `${chineseDay(ended)}，`,
        `本机关执法人员在“${inspection.taskName}”检查中，发现你单位存在下列问题：`,
      ),
      { kind: 'form', widths: fourColumns, rows: problemRows(sources) },
      paragraph('上述行为违反了', blank('违反的法律、法规、规章及条款'), '的规定。检查依据见上表。'),
      paragraph(
        '根据《中华人民共和国行政处罚法》第二十八条第一款和',
        blank('责令改正的其他依据'),
        '的规定，现责令你单位于',
        dayOrBlank(order?.dueOn, '改正期限'),
        '前改正，并将改正情况书面报告本机关。期满后本机关将进行复查；逾期不改正或者改正不符合要求的，依法处理。',
      ),
      paragraph(
        '如不服本通知，可以自收到之日起六十日内向',
        blank('行政复议机关'),
        '申请行政复议，或者自收到之日起六个月内向',
        blank('有管辖权的人民法院'),
        '提起行政诉讼。',
      ),
      signed(department.name, blank('成文日期')),
      { kind: 'signatures', places: ['执法人员（签名）', '执法人员（签名）', '被检查单位签收'] },
      { kind: 'note', runs: ['本通知书一式两份，一份送达被检查单位，一份归档。'] },
    ],
  }
}

function problemRows(sources: VisitSources): FormRow[] {
  const { result } = sources.inspection
  const rows = itemsOf(sources).flatMap(([id, item]) => {
    const found = result?.items.find(({ itemId }) => itemId === id)
    if (found && clean.includes(found.code)) return []
    const problem: Line = [found ? `${resultCodes[found.code]}：` : '', formText(found?.finding, '存在的问题')]
    return [row(filled(itemName(id, item)), filled([problem, ['检查依据：', basisWords(item)]], { columns: 3 }))]
  })
  const none = row(filled(blank('存在的问题'), { columns: 4 }))
  return [row(label('抽查事项'), label('存在的问题和检查依据', { columns: 3 })), ...(rows.length > 0 ? rows : [none])]
}

/** 整改复查记录: the order, its term, what the party handed in, and every recheck. */
export function recheckRecord(sources: VisitSources): OfficialDraft {
  const { inspection } = sources
  const { rectification } = inspection
  return {
    ...formHead(sources, '整改复查记录'),
    blocks: [
      {
        kind: 'form',
        widths: fourColumns,
        rows: [
          ...partyRows(sources),
          row(
            label('责令改正日'),
            filled(dayOrBlank(rectification?.ordered, '责令改正日')),
            label('改正期限'),
            filled(dayOrBlank(rectification?.dueOn ?? inspection.result?.rectifyBy, '改正期限')),
          ),
          ...(rectification ? termRows(rectification) : []),
          wide('责令改正的\n问题', problemLines(sources)),
          wide('当事人提交的\n整改材料', proofLines(rectification), 16),
          wide('检查人员', teamLines(sources)),
          ...recheckRows(sources),
        ],
      },
      { kind: 'signatures', places: ['复查人员（签名）', '复查人员（签名）', '被检查单位（签名或盖章）'] },
    ],
  }
}

function problemLines(sources: VisitSources): Line[] {
  const found = (sources.inspection.result?.items ?? []).filter(({ code }) => !clean.includes(code))
  if (found.length === 0) return [[blank('责令改正的问题')]]
  const names = new Map(itemsOf(sources))
  return found.map(({ itemId, finding }) => [
    `${itemName(itemId, names.get(itemId))}：`,
    formText(finding, '存在的问题'),
  ])
}

function termRows({ extensions = [], earlierTerms = [] }: Rectification): FormRow[] {
  const granted = extensions.filter(({ decision }) => decision?.granted)
  const lines: Line[] = [
    ...earlierTerms.map(
      ({ from, dueOn }): Line => [`${chineseDay(from)}至${chineseDay(dueOn)}（复查不合格，再次责令）`],
    ),
    ...granted.map(({ until, reason }): Line => [`延至${chineseDay(until)}：`, formText(reason, '延期理由')]),
  ]
  return lines.length === 0 ? [] : [wide('期限的变化', lines)]
}

function proofLines(rectification: Rectification | undefined): Line[] {
  const proofs = rectification?.proofs ?? []
  if (proofs.length === 0) return [[blank('当事人提交的整改材料')]]
  return proofs.map(({ on, text, photoIds }) => [
    `${chineseDay(on)}：`,
    formText(text, '整改材料'),
    photoIds.length > 0 ? `（附照片、扫描件${photoIds.length}张）` : '',
  ])
}

/** Records of before rechecks were kept one by one hold only the one that passed. */
function recheckRows(sources: VisitSources): FormRow[] {
  const { rectification } = sources.inspection
  const rechecks = rectification?.rechecks ?? []
  if (rechecks.length === 0) {
    const { closedOn, proof } = rectification ?? {}
    const outcome: Run = closedOn === undefined ? blank('复查结论') : '整改合格'
    return [
      row(label('复查日'), filled(dayOrBlank(closedOn, '复查日')), label('复查结论'), filled(outcome)),
      wide('复查情况', formText(proof, '复查情况'), 30),
    ]
  }
  return rechecks.flatMap(({ on, outcome, finding, recordedBy, confirmed, photoIds }, at) => [
    row(
      label(`第${at + 1}次复查日`),
      filled(chineseDay(on)),
      label('复查结论'),
      filled(outcome === 'passed' ? '整改合格' : '整改不合格'),
    ),
    wide('复查情况', [[formText(finding, '复查情况'), photoIds.length > 0 ? `（照片${photoIds.length}张）` : '']], 20),
    row(
      label('登记人'),
      filled(officerWords(sources, recordedBy, false)),
      label('确认人'),
      filled(confirmed ? officerWords(sources, confirmed.by, false) : blank('复查确认人')),
    ),
  ])
}
