/** What a rebuild goes through, in this order. */
export const rebuildPhases = {
  pages: '写入页面',
} as const

export type RebuildPhase = keyof typeof rebuildPhases

/** A rebuild of a department's public site: asked for by somebody, worked on in steps, each of which can be repeated. */
export interface Rebuild {
  readonly id: string
  readonly state: 'asked' | 'running' | 'done'
  readonly askedBy: string
  readonly askedAt: string
  readonly phase: RebuildPhase
  /** Pages of the phase that are done, of how many. */
  readonly done: number
  readonly of: number
  /** Files over all phases. */
  readonly written: number
  readonly unchanged: number
  /** Pages that could not be written; they are named in the service's own log. */
  readonly failed: number
  readonly finishedAt?: string
}
