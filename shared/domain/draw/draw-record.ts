import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** Somebody who will contribute entropy at the ceremony. His code is known only as its hash; a drand round has none. */
export interface Contributor {
  readonly by: string
  readonly kind: 'witness' | 'drand' | 'dice'
  readonly codeHash?: string
  /** What he contributed and when; absent until then. */
  readonly value?: string
  readonly at?: string
}

/** How far work behind the request is. `total` is 0 while it is not known. */
export interface DrawProgress {
  readonly phase: DrawPhase
  readonly done: number
  readonly total: number
  readonly at: string
}

export type DrawPhase = keyof typeof drawPhases

const drawPhases = {
  queued: '排队等待',
  reading: '读取名录',
  committing: '锁定名单与名额',
  drawing: '抽取与匹配',
  checking: '复核结果',
} as const

/** Why work behind the request came to nothing: a refusal that nobody was there to hear. */
export interface DrawFailure {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly at: string
}

export interface DrawHead {
  readonly id: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  /** Counts the freezes of this round from 1, void ones included. */
  readonly attempt: number
  readonly frozenBy: string
  readonly nonceCommit: string
  readonly contributors: readonly Contributor[]
  /** Key in the archive bucket of what is frozen. */
  readonly frozenKey: string
  readonly progress?: DrawProgress
  readonly failure?: DrawFailure
}

/** A freeze that was asked for and is carried out behind the request. Nothing is committed to yet, so nothing of it is public. */
export interface PendingDraw extends DrawHead {
  readonly state: 'freezing' | 'failed'
  readonly askedAt: string
}

/**
 * 抽取: one attempt at one round of a task. Never deleted; a void one stays public with its reason and its number.
 *
 * The record holds nothing that grows with the draw: counts, digests and the archive's keys. The lists are in the archive:
 * the roster, the exclusions and the officers as frozen, the drawn and their teams in the bundle.
 */
export interface Draw extends DrawHead {
  readonly state: 'frozen' | 'executing' | 'executed' | 'void'
  readonly frozenAt: string
  readonly manifestDigest: string
  /** Least ratio of all rows that the task promises, basis points. */
  readonly floor: number
  /** The floor of the manifest: raised where a level is exhausted, so that the promise is kept. Absent: as `floor`. */
  readonly floorUsed?: number
  /** In words: what is exhausted, what makes up for it, what is short all the same. */
  readonly floorNote?: { readonly zh: string; readonly en: string }
  /** The task's filter in words, and how many rows of its sub-registries do not fit it. */
  readonly filter?: { readonly zh: string; readonly en: string; readonly filtered: number }
  /** Whom the yearly cap on visits left out and whom an approval let in, as numbers and in words; absent: nobody was at it. */
  readonly burden?: {
    readonly cap: number
    readonly year: number
    readonly excluded: number
    readonly letIn: number
    readonly zh: string
    readonly en: string
  }
  readonly poolSize: number
  /** Per level, in risk order: what the manifest fixes. */
  readonly strata: readonly {
    readonly level: string
    readonly size: number
    readonly pool: number
    readonly quota: number
    readonly take: number
  }[]
  /** How many rows are excluded, by reason. */
  readonly excluded: readonly { readonly reason: string; readonly count: number }[]
  readonly officerCount: number
  /** Seats of a team. */
  readonly seatCount: number
  readonly bundleKey?: string
  readonly executedAt?: string
  readonly executedBy?: string
  readonly executedOn?: Day
  readonly seed?: string
  readonly resultDigest?: string
  readonly drawnCount?: number
  /** What changed after the draw, in order: targets given up and officers recused. Each has its file in the archive. */
  readonly supplements?: readonly SupplementNote[]
  /** Somebody asked that it be voided; a second person has not decided yet. */
  readonly voiding?: { readonly reason: string; readonly by: string; readonly at: string }
  /** The nonce of a void draw that was never executed, opened so that anybody can check its commitment. */
  readonly nonce?: string
  readonly voided?: { readonly reason: string; readonly by: string; readonly at: string }
}

/** One supplement as the record knows it. */
export interface SupplementNote {
  readonly n: number
  readonly at: string
  readonly key: string
  readonly officersDigest: string
  /** The target given up, and why; absent when an officer was replaced. */
  readonly out?: string
  readonly reason?: string
  /** Who was replaced; absent when a target was. */
  readonly recused?: string
  /** The target that is to be visited, under which level, and its whole team. */
  readonly target: string
  readonly level: string
  readonly officers: readonly string[]
}

export type DrawRecord = PendingDraw | Draw

/** Whether a draw has been committed to, and with that is public. */
export function isCommitted(draw: DrawRecord): draw is Draw {
  return draw.state !== 'freezing' && draw.state !== 'failed'
}

/** The 32-byte nonce of a draw (hex), readable by the drawing service alone until the draw is executed. */
export interface DrawSecret {
  readonly id: string
  readonly nonce: string
}

export const drawLifecycle = lifecycle({
  what: '抽取',
  en: 'draw',
  states: {
    freezing: '正在锁定',
    failed: '锁定未成',
    frozen: '已锁定',
    executing: '正在抽取',
    executed: '已抽取',
    void: '已作废',
  },
  moves: {
    freeze: { from: ['freezing'], to: 'frozen', zh: '锁定', via: ['freezeDraw', 'carryOutFreeze'] },
    fail: { from: ['freezing'], to: 'failed', zh: '放弃锁定', via: ['voidDraw', 'carryOutFreeze'] },
    contribute: { from: ['frozen'], to: 'frozen', zh: '见证输入', via: ['contribute', 'contributeDrand'] },
    begin: { from: ['frozen'], to: 'executing', zh: '开始抽取', via: ['executeDraw'] },
    'give-back': { from: ['executing'], to: 'frozen', zh: '退回待抽取', via: ['carryOutExecution'] },
    execute: { from: ['frozen', 'executing'], to: 'executed', zh: '抽取', via: ['executeDraw', 'carryOutExecution'] },
    supplement: { from: ['executed'], to: 'executed', zh: '补充抽取', via: ['decideReplacement', 'replaceRecused'] },
    void: { from: ['frozen', 'executing', 'executed'], to: 'void', zh: '作废', via: ['voidDraw', 'decideVoid'] },
  },
})
