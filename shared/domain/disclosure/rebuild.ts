/** What a rebuild goes through, in this order. */
const rebuildPhases = {
  counts: '核对目录与统计',
  built: '随软件提供的文件',
  results: '检查结果',
  targets: '检查对象',
  visits: '检查告知',
  draws: '抽取记录',
  lists: '计划、任务与列表',
  recent: '新公示结果所在的名单',
  openData: '统计、开放数据与查询',
  home: '首页',
  listing: '清点文件',
  sweep: '逐个比对文件',
  missing: '查找缺少的文件',
  confirm: '复核差异',
} as const

export type RebuildPhase = keyof typeof rebuildPhases

/**
 * `site`: every page again. `comparison`: what lies there against what a rebuild would write, what differs is mended and told.
 * `night`: first what no single event brings up to date, then the comparison.
 */
export type RebuildScope = 'site' | 'comparison' | 'night'

const comparing = ['listing', 'sweep', 'missing', 'confirm'] as const

const phasesOf: Readonly<Record<RebuildScope, readonly RebuildPhase[]>> = {
  site: ['counts', 'built', 'results', 'targets', 'visits', 'draws', 'lists', 'openData', 'home'],
  comparison: comparing,
  night: ['recent', 'openData', 'home', ...comparing],
}

/** A file that is not what a rebuild would write: other bytes, none, one that nobody should have, or another type or age. */
export interface Difference {
  readonly key: string
  readonly what: 'changed' | 'missing' | 'extra' | 'headers'
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
  /** Of a comparison: files that differed and were mended, and the first of them. */
  readonly differing?: number
  readonly differences?: readonly Difference[]
  /** What the last step saw and the next one looks at again, when all that was under way has arrived. */
  readonly suspects?: readonly Difference[]
  /** Digest of the keys and bytes that were found as they should be. */
  readonly fingerprint?: string
  /** Also of the files that belong to no department. */
  readonly shared?: true
  readonly finishedAt?: string
}

/** @param from where its first phase begins; absent: at the beginning */
export function askedRebuild({
  from,
  ...asked
}: Pick<Rebuild, 'id' | 'scope' | 'askedBy' | 'askedAt' | 'shared'> & { readonly from?: string }): Rebuild {
  const [phase = 'home'] = phasesOf[asked.scope]
  const cursor = from === undefined ? {} : { cursor: from }
  return { ...asked, ...cursor, state: 'asked', phase, done: 0, of: 0, steps: 0, written: 0, unchanged: 0, failed: 0 }
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
  readonly differences?: readonly Difference[]
  readonly suspects?: readonly Difference[]
  readonly fingerprint?: string
  /** Nothing is left to be done, whatever phases would follow. */
  readonly ends?: true
}

/** Names of failed pages, and differences, that the record keeps. */
const namesKept = 100

/** The rebuild after a step: further on in its phase, in the next one, or done. */
export function stepped(rebuild: Rebuild, step: Step, now: Date): Rebuild {
  const { cursor: _, suspects: __, ...known } = rebuild
  const sums = {
    ...known,
    steps: rebuild.steps + 1,
    written: rebuild.written + step.written,
    unchanged: rebuild.unchanged + step.unchanged,
    failed: rebuild.failed + step.failed.length,
    ...namesAfter(rebuild, step),
    ...comparedAfter(rebuild, step),
  }
  const done = rebuild.done + step.pages
  if (step.next !== undefined) return { ...sums, state: 'running', done, of: step.of, cursor: step.next }
  const phases = phasesOf[rebuild.scope]
  const following = step.ends ? undefined : phases[phases.indexOf(rebuild.phase) + 1]
  if (following) return { ...sums, state: 'running', phase: following, done: 0, of: 0 }
  return { ...sums, state: 'done', done, of: done, finishedAt: now.toISOString() }
}

function namesAfter({ failedPages = [] }: Rebuild, { failed }: Step): Pick<Rebuild, 'failedPages'> {
  const names = [...failedPages, ...failed].slice(0, namesKept)
  return names.length === 0 ? {} : { failedPages: names }
}

function comparedAfter(
  { differing = 0, differences = [], fingerprint: before }: Rebuild,
  { differences: found = [], suspects = [], fingerprint = before }: Step,
): Partial<Rebuild> {
  const all = [...differences, ...found].slice(0, namesKept)
  return {
    ...(differing + found.length === 0 ? {} : { differing: differing + found.length, differences: all }),
    ...(suspects.length === 0 ? {} : { suspects }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  }
}
