import type { Draw } from '../draw/draw-record.ts'

/** While a draw is being executed the public still sees it frozen: it becomes public whole. */
export type PublicState = 'frozen' | 'executed' | 'void'

function publicState({ state }: Pick<Draw, 'state'>): PublicState {
  return state === 'executed' || state === 'void' ? state : 'frozen'
}

/** A draw as it stands in lists. */
export interface DrawSummary {
  readonly id: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly attempt: number
  readonly state: PublicState
  readonly frozenAt: string
  /** All rows of the registry in scope; `pool` are those that could be drawn. */
  readonly size: number
  readonly pool: number
  readonly executedAt?: string
  readonly drawn?: number
  readonly voided?: { readonly reason: string; readonly at: string }
}

/** With its levels, from which the coverage of a year is counted. */
export interface ListedDraw extends DrawSummary {
  readonly strata: readonly Pick<Draw['strata'][number], 'level' | 'size' | 'pool' | 'take'>[]
}

export function listedDraw(draw: Draw): ListedDraw {
  const strata = draw.strata.map(({ level, size, pool, take }) => ({ level, size, pool, take }))
  return { ...drawSummary(draw), strata }
}

/** The summary alone, of a draw or of its line in a list. */
export function drawSummary(draw: Draw | ListedDraw): DrawSummary {
  const { voided, executedAt } = draw
  const sum = (field: 'size' | 'pool' | 'take') => draw.strata.reduce((total, each) => total + each[field], 0)
  return {
    id: draw.id,
    taskId: draw.taskId,
    taskName: draw.taskName,
    round: draw.round,
    attempt: draw.attempt,
    state: publicState(draw),
    frozenAt: draw.frozenAt,
    size: sum('size'),
    pool: sum('pool'),
    ...(executedAt ? { executedAt, drawn: sum('take') } : {}),
    ...(voided ? { voided: { reason: voided.reason, at: voided.at } } : {}),
  }
}
