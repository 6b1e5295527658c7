import { workingDaysBetween } from '../clock/age.ts'
import type { Bundle } from '../draw/types.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { isProblem } from '../inspection/result-codes.ts'
import type { Disclosure } from './disclosure.ts'
import type { Counters, DrawCell } from './listing.ts'

/** The year an inspection counts for: that of its task's window. */
export function yearOfInspection({ window }: Pick<Inspection, 'window'>): string {
  return window.from.slice(0, 4)
}

/** What an inspection adds to its year: by class, region and officer; its result by what was found, code, month and working days to publication. */
export function countersOf(inspection: Inspection, disclosure: Disclosure | undefined): Counters {
  if (inspection.calledOff) return { 'called-off': 1 }
  const returns = inspection.reviews.filter(({ decision }) => decision === 'returned').length
  return {
    inspections: 1,
    [`class:${inspection.creditClass}`]: 1,
    [`region:${inspection.region}`]: 1,
    ...Object.fromEntries(inspection.officerIds.map((id) => [`officer:${id}`, 1])),
    ...(returns > 0 ? { returns } : {}),
    ...(disclosure ? countersOfResult(disclosure) : waiting(inspection)),
  }
}

/** What its task still owes the public; what the law keeps back is owed no more. */
function waiting({ withheld, taskId }: Inspection): Counters {
  return withheld ? {} : { [waitingOf(taskId)]: 1 }
}

/** Inspections of a task that nobody has read of yet. */
export function waitingOf(taskId: string): string {
  return `waiting:${taskId}`
}

function countersOfResult({ state, view, publishedOn, dueOn }: Disclosure): Counters {
  if (state === 'withdrawn') return { withdrawn: 1 }
  const isInTime = publishedOn <= dueOn
  const month = publishedOn.slice(0, 7)
  const codes: Record<string, number> = {}
  for (const { code } of view.items) codes[`code:${code}`] = (codes[`code:${code}`] ?? 0) + 1
  return {
    results: 1,
    ...(view.items.some(({ code }) => isProblem(code)) ? { found: 1 } : {}),
    ...(isInTime ? { 'in-time': 1 } : { [`late:${month}`]: 1 }),
    [`month:${month}`]: 1,
    [`days:${workingDaysBetween(view.endedOn, publishedOn)}`]: 1,
    ...codes,
  }
}

/** How often a target was visited in a year, as one count of targets by number of visits. */
export function visitCounters(visits: number): Counters {
  return visits === 0 ? {} : { [`visits:${visits}`]: 1 }
}

/** How a draw fell on levels and regions. Every row of a level's pool had the same probability (SPEC 6). */
export function drawCells({ manifest, roster, drawn }: Pick<Bundle, 'manifest' | 'roster' | 'drawn'>): DrawCell[] {
  const excluded = new Set(manifest.exclusions.map(({ id }) => id))
  const taken = new Set(drawn.flatMap(({ ids }) => ids))
  const cells = new Map<string, { level: string; region: string; size: number; pool: number; drawn: number }>()
  for (const [id, level, region] of roster) {
    const key = `${level}/${region}`
    const cell = cells.get(key) ?? { level, region, size: 0, pool: 0, drawn: 0 }
    cell.size += 1
    if (!excluded.has(id)) cell.pool += 1
    if (taken.has(id)) cell.drawn += 1
    cells.set(key, cell)
  }
  const pools = new Map<string, number>()
  const takes = new Map(drawn.map(({ level, ids }) => [level, ids.length]))
  for (const { level, pool } of cells.values()) pools.set(level, (pools.get(level) ?? 0) + pool)
  return [...cells.values()]
    .toSorted((a, b) => (a.level + a.region < b.level + b.region ? -1 : 1))
    .map((cell) => ({ ...cell, expected: expectedOf(cell.pool, takes.get(cell.level), pools.get(cell.level)) }))
}

/** To a hundredth, so that the record holds no endless fraction. */
function expectedOf(pool: number, take = 0, ofLevel = 0): number {
  return ofLevel === 0 ? 0 : Math.round((100 * take * pool) / ofLevel) / 100
}
