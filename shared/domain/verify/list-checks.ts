import { compareUtf8 } from '../../kernel/bytes.ts'
import { knownAmong } from '../draw/frozen-lists.ts'
import { idFault } from '../draw/ids.ts'
import type { Bundle } from '../draw/types.ts'
import { type Difference, fault, first } from './difference.ts'

const ORDER = '未按字节顺序排列或重复 (is out of byte order or repeated)'

/** Ids legal, lists in byte order without repeats, every name known. @source SPEC 1, 2 */
export function listsFault({ manifest, roster, officers, recusals }: Bundle): Difference | null {
  const levels = new Set(manifest.strata.map(({ level }) => level))
  const targets = knownAmong(roster, [
    ...recusals.map(([target]) => target),
    ...manifest.exclusions.map(({ id }) => id),
  ])
  const people = knownAmong(
    officers,
    recusals.map(([, officer]) => officer),
  )
  const tags = 2 ** manifest.tags.length
  return (
    idsFault(roster, '$.roster') ??
    idsFault(officers, '$.officers') ??
    first(roster, ([, level], at) => known(levels.has(level), `$.roster[${at}][1]`, level)) ??
    first(officers, ([, , mask], at) => known(mask < tags, `$.officers[${at}][2]`, mask)) ??
    orderFault(recusals, '$.recusals', (pair) => pair) ??
    first(recusals, ([target], at) => known(targets.has(target), `$.recusals[${at}][0]`, target)) ??
    first(recusals, ([, officer], at) => known(people.has(officer), `$.recusals[${at}][1]`, officer)) ??
    orderFault(manifest.exclusions, '$.manifest.exclusions', ({ id }) => [id]) ??
    first(manifest.exclusions, ({ id }, at) => known(targets.has(id), `$.manifest.exclusions[${at}].id`, id))
  )
}

function idsFault(rows: readonly (readonly [id: string, ...rest: unknown[]])[], where: string): Difference | null {
  const illegal = first(rows, ([id], at) => {
    const why = idFault(id)
    return why === null ? null : fault(`${where}[${at}][0]`, why, id)
  })
  return illegal ?? orderFault(rows, where, ([id]) => [id])
}

function orderFault<Row>(
  rows: readonly Row[],
  where: string,
  keys: (row: Row) => readonly string[],
): Difference | null {
  for (let at = 1; at < rows.length; at++) {
    const before = keys(rows[at - 1] as Row)
    const after = keys(rows[at] as Row)
    const order = after.reduce((sign, key, part) => sign || compareUtf8(before[part] as string, key), 0)
    if (order >= 0) return fault(`${where}[${at}]`, ORDER, after.join(' / '))
  }
  return null
}

function known(is: boolean, where: string, found: unknown): Difference | null {
  return is ? null : fault(where, '不在名单或清单中 (is not listed)', found)
}
