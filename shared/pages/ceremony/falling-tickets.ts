import { ticketOf } from '../../domain/draw/hash.ts'
import { leastTickets, levelKey } from '../../domain/draw/tickets.ts'
import type { Bundle } from '../../domain/draw/types.ts'
import { fromHex, toHex } from '../../kernel/bytes.ts'

/** One ticket of the picture. */
export interface Falling {
  readonly id: string
  readonly ticket: string
  readonly drawn: boolean
}

/** A level's tickets from the least on: the drawn ones, then the reserves, as many as are shown. */
export interface FallingLevel {
  readonly level: string
  readonly pool: number
  readonly take: number
  readonly falling: readonly Falling[]
}

/** One drawn target with its officers, in the order of drawing. */
export interface DrawnTeam {
  readonly id: string
  readonly level: string
  readonly officers: readonly string[]
}

/** What a ceremony shows of a draw's public file. */
export interface Outcome {
  readonly levels: readonly FallingLevel[]
  readonly teams: readonly DrawnTeam[]
}

export function outcomeOf(bundle: Bundle): Outcome {
  const teamOf = new Map(bundle.teams ?? [])
  const teams = bundle.drawn.flatMap(({ level, ids }) =>
    ids.map((id) => ({ id, level, officers: teamOf.get(id) ?? [] })),
  )
  return { levels: fallingTickets(bundle), teams }
}

const SHOWN = 200

/**
 * The real tickets of a draw, recomputed from its public file, in the order in which they fall.
 * @source SPEC 6
 */
function fallingTickets({ manifest, roster, seed }: Bundle): FallingLevel[] {
  const excluded = new Set(manifest.exclusions.map(({ id }) => id))
  return manifest.strata.map(({ level, take }) => {
    const pool = roster.filter(([id, of]) => of === level && !excluded.has(id)).map(([id]) => id)
    const key = levelKey(fromHex(seed), level)
    const falling = leastTickets(key, pool, Math.max(SHOWN, take + 2)).map((id, at) => ({
      id,
      ticket: toHex(ticketOf(key, id)),
      drawn: at < take,
    }))
    return { level, pool: pool.length, take, falling }
  })
}
