import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { matchOfficers } from '../../shared/domain/match/match.ts'
import { linearProgram } from './highs-model.ts'
import { coreTime, type Findings, median, type Timed } from './measure.ts'
import { matchSample } from './samples.ts'

const TARGETS = 2000
const OFFICERS = 400
const WORK = 'match 2,000 × 400, 20 sweeps'
const HIGHS = 'HiGHS (npm highs), any optimum'

/** The match beside HiGHS looking for any optimum; both must find the same least sum of squared loads. */
export async function measureMatch(): Promise<Findings> {
  const solver = await loadSolver()
  if (solver === null) {
    return { rows: [], leftOut: [{ work: WORK, peer: HIGHS, why: 'the package highs is not installed' }] }
  }
  const request = matchSample(TARGETS, OFFICERS)
  const times = { ours: [] as number[], theirs: [] as number[] }
  matchOfficers(request) // warms up, as three runs of HiGHS do for its own compiler
  for (let run = 0; run < 3; run++) {
    let seats: Int32Array | null = null
    for (let again = 0; again < 5; again++) times.ours.push(coreTime(() => ({ seats } = matchOfficers(request))))
    const { ms, optimum } = solve(solver, linearProgram(request))
    times.theirs.push(ms)
    requireSame(squaredLoads(seats), optimum)
  }
  const ours: Timed = { name: 'match', ms: median(times.ours), runs: times.ours.length, of: 'core' }
  const peer: Timed = { name: HIGHS, ms: median(times.theirs), runs: times.theirs.length, of: 'core' }
  const note = 'the solver alone, without reading the model; same optimum'
  return {
    rows: [{ work: WORK, ours, peer, measured: peer.ms / ours.ms, unit: '× faster', goal: { least: 40 }, note }],
    leftOut: [],
  }
}

/** The little of the package `highs` that is used here. */
type Solver = { createModel(input: { format: 'lp'; data: string }): SolverModel }
type SolverModel = {
  options: { set(options: Record<string, unknown>): void }
  run(): unknown
  getObjectiveValue(): number
  dispose(): void
}

/** A peer for this measurement alone: where it is not installed it is left out. */
async function loadSolver(): Promise<Solver | null> {
  const name: string = 'highs'
  try {
    const { default: load } = (await import(name)) as { default: () => Promise<Solver> }
    return await load()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

function solve(solver: Solver, data: string): { ms: number; optimum: number } {
  const model = solver.createModel({ format: 'lp', data })
  model.options.set({ output_flag: false })
  const ms = coreTime(() => model.run())
  const optimum = Math.round(model.getObjectiveValue())
  model.dispose()
  return { ms, optimum }
}

function squaredLoads(seats: Int32Array | null): number {
  const loads = new Map<number, number>()
  for (const officer of seats ?? []) loads.set(officer, (loads.get(officer) ?? 0) + 1)
  return loads.values().reduce((sum, load) => sum + load * load, 0)
}

function requireSame(ours: number, theirs: number): void {
  if (ours !== theirs) throw new Error(`the match has squared loads ${ours}, HiGHS ${theirs}`)
}

/** The largest match in a process of its own, whose peak memory counts everything: Node, the lists and the match. */
export function measureLargestMatch(): Findings {
  const runs = [1, 2, 3].map(() => {
    const script = fileURLToPath(new URL('largest-match.ts', import.meta.url))
    const { stdout, stderr, status } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`largest-match.ts: ${stderr}`)
    return JSON.parse(stdout) as { ms: number; megabytes: number }
  })
  const ours: Timed = { name: 'match', ms: median(runs.map(({ ms }) => ms)), runs: runs.length, of: 'clock' }
  const megabytes = median(runs.map((run) => run.megabytes))
  const work = 'match 100,000 × 5,000, 20 sweeps'
  return {
    rows: [
      { work, ours, peer: null, measured: ours.ms / 1000, unit: 's', goal: { most: 10 }, note: 'two seats each' },
      {
        work: `${work}: memory`,
        ours,
        peer: null,
        measured: megabytes,
        unit: 'MB',
        goal: { most: 400 },
        note: "the process's peak",
      },
    ],
    leftOut: [],
  }
}
