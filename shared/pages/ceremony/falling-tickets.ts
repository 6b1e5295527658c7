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

const SHOWN = 200

/**
 * The real tickets of a draw, recomputed from its public file, in the order in which they fall.
 * @source SPEC 6
 */
export function fallingTickets({ manifest, roster, seed }: Bundle): FallingLevel[] {
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
