import { compareUtf8 } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { inByteOrder } from './byte-order.ts'
import { requireId, requireNoRepeat } from './ids.ts'
import type { Exclusion, OfficerRow, Recusal, RosterRow } from './types.ts'

const MOST_ROWS = 0x20_0000 // 2^21, the positions a ticket's packed number has room for

/** Rows in byte order of id, each id legal and unique, each level one of the strata. @source SPEC 2 */
export function freezeRoster(
  roster: readonly { id: string; level: string; region: string }[],
  strata: readonly { level: string }[],
): RosterRow[] {
  if (roster.length > MOST_ROWS) malformed('roster', `超过 ${MOST_ROWS} 行 (has over ${MOST_ROWS} rows)`)
  const levels = new Set(strata.map(({ level }) => level))
  const rows = roster.map(({ id, level, region }): RosterRow => {
    requireId(id)
    if (!levels.has(level))
      malformed(`roster ${id}`, `风险等级 ${level} 不在抽取方案中 (has level ${level}, which is not planned)`)
    return [id, level, requireRegion(region, id)]
  })
  return sortedById(rows)
}

/** Rows in byte order of id; tags outside the draw's own are not recorded. @source SPEC 2 */
export function freezeOfficers(
  officers: readonly { id: string; region: string; tags: readonly string[] }[],
  tags: readonly string[],
): OfficerRow[] {
  if (tags.length > 30) malformed('tags', '超过 30 个 (are more than 30)')
  const rows = officers.map((officer): OfficerRow => {
    requireId(officer.id)
    const held = new Set(officer.tags)
    return [officer.id, requireRegion(officer.region, officer.id), maskOf(tags.map((tag) => held.has(tag)))]
  })
  return sortedById(rows)
}

/** One mask for each seat of a team. @source SPEC 3 */
export function seatMasks(seats: readonly (readonly string[])[], tags: readonly string[]): number[] {
  return seats.map((needed, seat) => {
    const unknown = needed.find((tag) => !tags.includes(tag))
    if (unknown !== undefined)
      malformed(`seats[${seat}]`, `标签 ${unknown} 不在 tags 中 (asks for ${unknown}, which is not in tags)`)
    return maskOf(tags.map((tag) => needed.includes(tag)))
  })
}

/** Pairs in byte order of target, then officer; both sides are known. @source SPEC 2 */
export function freezeRecusals(
  recusals: readonly (readonly [target: string, officer: string])[],
  roster: readonly RosterRow[],
  officers: readonly OfficerRow[],
): Recusal[] {
  const targets = knownAmong(
    roster,
    recusals.map(([target]) => target),
  )
  const people = knownAmong(
    officers,
    recusals.map(([, officer]) => officer),
  )
  const pairs = recusals.map(([target, officer]): Recusal => {
    if (!targets.has(target))
      malformed('recusals', `对象 ${target} 不在名单中 (name ${target}, which is not in the roster)`)
    if (!people.has(officer))
      malformed('recusals', `人员 ${officer} 不在名单中 (name ${officer}, who is not among the officers)`)
    return [target, officer]
  })
  pairs.sort((a, b) => compareUtf8(a[0], b[0]) || compareUtf8(a[1], b[1]))
  requireNoRepeat(pairs.map((pair) => pair.join(' / ')))
  return pairs
}

/** Exclusions in byte order of id, each of a row of the roster. @source SPEC 3 */
export function sortedExclusions(exclusions: readonly Exclusion[], roster: readonly RosterRow[]): Exclusion[] {
  const known = knownAmong(
    roster,
    exclusions.map(({ id }) => id),
  )
  const sorted = inByteOrder(
    exclusions.map(({ id, reason }) => ({ id, reason })),
    ({ id }) => id,
  )
  requireNoRepeat(sorted.map(({ id }) => id))
  const stray = sorted.find(({ id }) => !known.has(id))
  if (stray !== undefined)
    malformed('exclusions', `对象 ${stray.id} 不在名单中 (name ${stray.id}, which is not in the roster)`)
  return sorted
}

/** Which of the wanted ids have a row: a set of these few, where one of a million rows would take a second to build. */
export function knownAmong(
  rows: readonly (readonly [id: string, ...rest: unknown[]])[],
  wanted: readonly string[],
): Set<string> {
  const asked = new Set(wanted)
  if (asked.size === 0) return asked
  const known = new Set<string>()
  for (const [id] of rows) if (asked.has(id)) known.add(id)
  return known
}

function sortedById<Row extends readonly [id: string, ...rest: unknown[]]>(rows: Row[]): Row[] {
  const sorted = inByteOrder(rows, ([id]) => id)
  requireNoRepeat(sorted.map(([id]) => id))
  return sorted
}

function requireRegion(region: string, id: string): string {
  if (region !== '') requireId(region)
  return typeof region === 'string' ? region : malformed(id, '缺少区域 (has no region)')
}

function maskOf(bits: readonly boolean[]): number {
  return bits.reduce((mask, bit, at) => (bit ? mask | (1 << at) : mask), 0)
}

function malformed(where: string, why: string): never {
  throw new Refusal('manifest-malformed', { where, why })
}
