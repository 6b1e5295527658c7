/** What a rebuild goes through, in this order. */
const rebuildPhases = {
  counts: '核对目录与统计',
  built: '随软件提供的文件',
  results: '检查结果',
  targets: '检查对象',
  draws: '抽取记录',
  lists: '计划、任务与列表',
  openData: '统计、开放数据与查询',
  home: '首页',
} as const

export type RebuildPhase = keyof typeof rebuildPhases

/** `open-data`: only what no single event brings up to date, each night. */
export type RebuildScope = 'site' | 'open-data'

const phasesOf: Readonly<Record<RebuildScope, readonly RebuildPhase[]>> = {
  site: ['counts', 'built', 'results', 'targets', 'draws', 'lists', 'openData', 'home'],
  'open-data': ['openData', 'home'],
}

/** A rebuild of a department's public site: asked for by somebody, worked on in steps, each of which can be repeated. */
export interface Rebuild {
  readonly id: string
  readonly scope: RebuildScope
  readonly state: 'asked' | 'running' | 'done'
  readonly askedBy: string
  readonly askedAt: string
  readonly phase: RebuildPhase
  /** Pages of the phase that are done, of how many; 0 while that is not known. */
  readonly done: number
  readonly of: number
  /** Where the phase goes on. */
  readonly cursor?: string
  /** Steps that are done, over all phases. */
  readonly steps: number
  /** Files over all phases. */
  readonly written: number
  readonly unchanged: number
  /** Pages that could not be written, and the first of them by name. */
  readonly failed: number
  readonly failedPages?: readonly string[]
  readonly finishedAt?: string
}

export function askedRebuild(asked: Pick<Rebuild, 'id' | 'scope' | 'askedBy' | 'askedAt'>): Rebuild {
  const [phase = 'home'] = phasesOf[asked.scope]
  return { ...asked, state: 'asked', phase, done: 0, of: 0, steps: 0, written: 0, unchanged: 0, failed: 0 }
}

/** What one step did. */
export interface Step {
  readonly pages: number
  readonly of: number
  /** Where the phase goes on; absent: it is done. */
  readonly next?: string | undefined
  readonly written: number
  readonly unchanged: number
  /** By name. */
  readonly failed: readonly string[]
}

/** Names of failed pages that the record keeps. */
const namesKept = 20

/** The rebuild after a step: further on in its phase, in the next one, or done. */
export function stepped(rebuild: Rebuild, step: Step, now: Date): Rebuild {
  const { cursor: _, ...known } = rebuild
  const sums = {
    ...known,
    steps: rebuild.steps + 1,
    written: rebuild.written + step.written,
    unchanged: rebuild.unchanged + step.unchanged,
    failed: rebuild.failed + step.failed.length,
    ...namesAfter(rebuild, step),
  }
  const done = rebuild.done + step.pages
  if (step.next !== undefined) return { ...sums, state: 'running', done, of: step.of, cursor: step.next }
  const phases = phasesOf[rebuild.scope]
  const following = phases[phases.indexOf(rebuild.phase) + 1]
  if (following) return { ...sums, state: 'running', phase: following, done: 0, of: 0 }
  return { ...sums, state: 'done', done, of: done, finishedAt: now.toISOString() }
}

function namesAfter({ failedPages = [] }: Rebuild, { failed }: Step): Pick<Rebuild, 'failedPages'> {
  const names = [...failedPages, ...failed].slice(0, namesKept)
  return names.length === 0 ? {} : { failedPages: names }
}
