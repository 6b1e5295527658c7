import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

export type DrawState = 'frozen' | 'executed' | 'void'

/** Somebody who will contribute entropy at the ceremony. His code is known only as its hash. */
export interface Contributor {
  readonly by: string
  readonly kind: 'witness' | 'drand' | 'dice'
  readonly codeHash?: string
  /** What he contributed and when; absent until then. */
  readonly value?: string
  readonly at?: string
}

/** 抽取: one attempt at one round of a task. Never deleted; a void one stays public with its reason and its number. */
export interface Draw {
  readonly id: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  /** Counts the freezes of this round from 1, void ones included. */
  readonly attempt: number
  readonly state: DrawState
  readonly frozenAt: string
  readonly frozenBy: string
  readonly manifestDigest: string
  readonly nonceCommit: string
  /** Least ratio of all rows that the task promises, basis points. */
  readonly floor: number
  /** The floor of the manifest: raised where a level is exhausted, so that the promise is kept. Absent: as `floor`. */
  readonly floorUsed?: number
  /** In words: what is exhausted, what makes up for it, what is short all the same. */
  readonly floorNote?: { readonly zh: string; readonly en: string }
  readonly poolSize: number
  /** Per level, in risk order: what the manifest fixes. */
  readonly strata: readonly {
    readonly level: string
    readonly size: number
    readonly pool: number
    readonly quota: number
    readonly take: number
  }[]
  readonly exclusions: readonly { readonly id: string; readonly reason: string }[]
  readonly contributors: readonly Contributor[]
  /** Keys in the archive bucket: what was frozen, and the bundle once drawn. */
  readonly frozenKey: string
  readonly bundleKey?: string
  readonly executedAt?: string
  readonly executedBy?: string
  readonly executedOn?: Day
  readonly seed?: string
  readonly resultDigest?: string
  readonly drawn?: readonly { readonly level: string; readonly ids: readonly string[] }[]
  readonly teams?: readonly { readonly target: string; readonly officers: readonly string[] }[]
  readonly voided?: { readonly reason: string; readonly by: string; readonly at: string }
}

/** The 32-byte nonce of a draw (hex), readable by the drawing service alone until the draw is executed. */
export interface DrawSecret {
  readonly id: string
  readonly nonce: string
}

export const drawLifecycle = lifecycle({
  what: '抽取',
  en: 'The draw',
  states: { frozen: '已锁定', executed: '已抽取', void: '已作废' },
  moves: {
    contribute: { from: ['frozen'], to: 'frozen', zh: '见证输入' },
    execute: { from: ['frozen'], to: 'executed', zh: '抽取' },
    void: { from: ['frozen', 'executed'], to: 'void', zh: '作废' },
  },
})
