import type { Sheet } from '../documents/sheet.ts'
import { answerWords } from '../inspection/changed-since.ts'
import type { Inspection } from '../inspection/inspection.ts'
import type { ItemEdition } from '../registry/item.ts'
import { editionId } from '../registry/item-moves.ts'
import { type ReportSources, standing } from './report-parts.ts'

/** What officers answered to the checklists of their items, line by line in its words; no sheet where nothing was asked. */
export function answerSheet(sources: Pick<ReportSources, 'inspections' | 'editions'>): Sheet[] {
  const rows = standing(sources).flatMap((one) => answersOf(one, sources.editions ?? new Map()))
  if (rows.length === 0) return []
  return [
    { name: '检查表记录', head: ['任务', '轮次', '检查对象', '抽查事项', '检查内容', '记录', '单位', '说明'], rows },
  ]
}

/** An item or a line whose edition is not at hand goes by its id. */
function answersOf(
  { taskName, round, targetName, itemVersions = {}, result }: Inspection,
  editions: ReadonlyMap<string, ItemEdition>,
): string[][] {
  return (result?.items ?? []).flatMap(({ itemId, answers = [] }) => {
    const edition = editions.get(editionId(itemId, itemVersions[itemId] ?? 0))
    return answers.map(({ note = '', ...answer }) => {
      const line = edition?.guide?.checklist.find(({ id }) => id === answer.line)
      const [name, text] = [edition?.name ?? itemId, line?.text ?? answer.line]
      return [taskName, `${round}`, targetName, name, text, answerWords(answer), line?.unit ?? '', note]
    })
  })
}
