import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * A figure: how long one thing took, in milliseconds, the median of its repetitions. `core`: what one core spent on it, which a
 * busy machine hardly changes; `clock`: what a user waits.
 */
export type Timed = { name: string; ms: number; runs: number; of: 'core' | 'clock' }

/** What one row of the table says: the work, the peer or bound beside it, and whether the goal is met. */
export type Row = {
  work: string
  ours: Timed
  /** null: the goal is a bound in absolute figures */
  peer: Timed | null
  /** what the goal is about, as a number: ours / peer, peer / ours, seconds, or megabytes */
  measured: number
  unit: '× floor' | '× faster' | 's' | 'MB' | '× time' | 'KB' | 'ms' | 'pages/s' | 'records/s' | 'objects' | 'shift'
  goal: { most: number } | { least: number } | null
  note?: string
}

/** A peer that could not be had, by name, and why. Never estimated. */
export type LeftOut = { work: string; peer: string; why: string }

export type Findings = { rows: Row[]; leftOut: LeftOut[] }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Milliseconds on the clock. */
export function clock(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Milliseconds that one core spends on it: this thread's, not those of helpers that compile or collect meanwhile. */
export function coreTime(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

/**
 * Runs things side by side: one after the other in each round, so that a change of the machine's load meets all of them.
 * The first round warms up and is not counted. Each starts with the others' garbage collected, so that it does not pay for them.
 */
export function sideBySide<Name extends string>(work: Record<Name, () => unknown>, runs: number): Record<Name, Timed> {
  const names = Object.keys(work) as Name[]
  const times = names.map((): number[] => [])
  for (let run = 0; run <= runs; run++) {
    names.forEach((name, at) => {
      collectGarbage()
      const ms = coreTime(work[name])
      if (run > 0) times[at]?.push(ms)
    })
  }
  const timed = names.map((name, at): [Name, Timed] => [
    name,
    { name, ms: median(times[at] as number[]), runs, of: 'core' },
  ])
  return Object.fromEntries(timed) as Record<Name, Timed>
}

export function goalMet({ goal, measured }: Row): boolean | null {
  if (goal === null) return null
  return 'most' in goal ? measured <= goal.most : measured >= goal.least
}

/** What the figures were measured on, so far as the machine says. */
export function machine(): Record<string, unknown> {
  const info = readOr('/proc/cpuinfo', '')
  return {
    node: process.version,
    architecture: process.arch,
    processor: /model name\s*: (.*)/.exec(info)?.[1] ?? 'unknown',
    shaInstructions: info === '' ? 'unknown' : /\b(sha_ni|sha2)\b/.test(info),
    load: loadavg().map((load) => Math.round(10 * load) / 10),
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
