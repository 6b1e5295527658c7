import { chineseDay } from '../../kernel/days.ts'
import { type Block, heading, type OfficialDraft, paragraph } from '../documents/document.ts'
import { factsTable, listTable, minute } from './draft-words.ts'
import type { DutyRecord } from './duty-record.ts'
import { type DutyStep, dutyStates } from './duty-step.ts'

/** The certificate: generated from the record, it says what the record shows and judges nobody. */
export function dutyDraft(record: DutyRecord, version: { readonly digest: string }): OfficialDraft {
  return {
    head: 'form',
    office: record.department,
    title: '执法检查人员尽职照单',
    blocks: [
      factsTable([
        ['执法检查人员', `${record.officerName}（${record.officerId}）${record.onTeam ? '' : '，已退出检查组'}`],
        ['检查对象', `${record.targetName}（${record.targetId}）`],
        ['抽查任务', `${record.taskName}（第 ${record.round} 轮）`],
        ['检查编号', record.inspectionId],
        ['截至', chineseDay(record.asOf)],
      ]),
      ...dutyBlocks(record),
      paragraph(
        '本照单由平台依据办理记录生成，各步骤的事实来源列于表中，不采信本人陈述；供依照“尽职照单免责、失职照单问责”认定责任时使用。',
      ),
      { kind: 'note', runs: [`照单内容的 SHA-256：${version.digest}`] },
      { kind: 'signed', by: record.department, day: record.asOf },
    ],
  }
}

/** The steps with how each stands, and the sum. */
export function dutyBlocks(record: DutyRecord): Block[] {
  const { counts, steps } = record
  const asked = steps.length - counts['not-asked']
  const rows = steps.map(({ zh, basis, state, at, by, why, from, dueOn }, n) => [
    `${n + 1}`,
    `${zh}\n${basis}`,
    dutyStates[state],
    [at && minute(at), by].filter(Boolean).join('\n') || '—',
    [why, dueOn && `期限 ${dueOn}`].filter(Boolean).join('；') || '—',
    from,
  ])
  return [
    heading(`${record.officerName}（${record.officerId}）`),
    listTable(['序号', '应履行步骤与依据', '情况', '时间、办理人', '说明', '事实来源'], rows, [6, 26, 12, 18, 22, 16]),
    paragraph(
      `应履行 ${asked} 项：已履行 ${counts.done} 项，逾期履行 ${counts.late} 项${named(steps, 'late')}，未履行 ${counts['not-done']} 项${named(steps, 'not-done')}，尚未到期 ${counts.waiting} 项。`,
    ),
  ]
}

/** Which steps stand so: what a reader looks for first. */
function named(steps: DutyRecord['steps'], wanted: DutyStep['state']): string {
  const found = steps.flatMap(({ zh, state }, at) => (state === wanted ? [`第 ${at + 1} 项“${zh}”`] : []))
  return found.length > 0 ? `（${found.join('、')}）` : ''
}
