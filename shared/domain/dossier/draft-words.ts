import { dayOf } from '../../kernel/days.ts'
import { type Block, filled, label } from '../documents/document.ts'
import type { Inspection } from '../inspection/inspection.ts'

/** A table of two columns: what, and what the record says of it. */
export function factsTable(facts: readonly (readonly [name: string, value: string])[]): Block {
  return {
    kind: 'form',
    widths: [24, 76],
    rows: facts.map(([name, value]) => ({ cells: [label(name), filled(value === '' ? '—' : value)] })),
  }
}

/** A list; where there is nothing, it says so. */
export function listTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Block {
  const none = [['无', ...head.slice(1).map(() => '')]]
  return { kind: 'table', head, rows: rows.length > 0 ? rows : none, widths }
}

/** `2022-07-20 10:05` in Beijing; a day stays a day. */
export function minute(at: string): string {
  if (at.length === 10) return at
  const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${dayOf(new Date(at))} ${time}`
}

/** Which photos and scans come with an entry, by their numbers in the list of photos. */
export function attached({ photos }: Pick<Inspection, 'photos'>, ids: readonly string[] = []): string {
  const numbers = ids.map((id) => photos.findIndex((photo) => photo.id === id) + 1)
  return numbers.length > 0 ? `（附件：照片清单第 ${numbers.join('、')} 号）` : ''
}
