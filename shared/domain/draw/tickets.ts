import { compareBytes, compareUtf8 } from '../../kernel/bytes.ts'
import { DigestWriter } from './encoding.ts'
import { ticketHeads, ticketOf } from './hash.ts'

const HEADS = 0x1_0000_0000
const POSITIONS = 0x20_0000 // 2^21: head and position share the 53 bits of a number

/** `K_level` (SPEC 6): with it and an id, anybody computes a ticket in a shell. */
export function levelKey(seed: Uint8Array, level: string): Uint8Array {
  return new DigestWriter('MC1/ticket').bytes(seed).text(level).digest()
}

/**
 * The `count` ids with the least tickets, in ticket order (SPEC 6). A threshold keeps the few that can be among them, and
 * only those are sorted.
 * @param ids at most 2^21
 */
export function leastTickets(key: Uint8Array, ids: readonly string[], count: number): string[] {
  const wanted = Math.min(count, ids.length)
  if (wanted === 0) return []
  const heads = ticketHeads(key, ids)
  let margin = 6
  let survivors = belowThreshold(heads, threshold(wanted, ids.length, margin))
  while (survivors.length < wanted) {
    margin *= 4
    survivors = belowThreshold(heads, threshold(wanted, ids.length, margin))
  }
  return settleTies(key, ids, survivors.sort(), wanted)
}

/** Heads are uniform, so the k least lie below this in all but about one of 10^9 draws at margin 6. */
function threshold(wanted: number, all: number, margin: number): number {
  return ((wanted + margin * Math.sqrt(wanted) + margin * margin) / all) * HEADS
}

/** The heads below the limit, each with its position, packed as numbers that sort by head. */
function belowThreshold(heads: Uint32Array, limit: number): Float64Array {
  let kept = 0
  for (let at = 0; at < heads.length; at++) if ((heads[at] as number) < limit) kept++
  const packed = new Float64Array(kept)
  kept = 0
  for (let at = 0; at < heads.length; at++) {
    if ((heads[at] as number) < limit) packed[kept++] = (heads[at] as number) * POSITIONS + at
  }
  return packed
}

/** The ids in the order of the packed heads; those whose heads are equal by their whole tickets, then by their bytes. */
function settleTies(key: Uint8Array, ids: readonly string[], sorted: Float64Array, wanted: number): string[] {
  const ordered = Array.from(sorted, (packed) => ids[packed - POSITIONS * headOf(packed)] as string)
  for (let from = 0; from < wanted; ) {
    const to = endOfTie(sorted, from)
    if (to - from > 1) {
      const tied = ordered.slice(from, to).sort((a, b) => compareTickets(key, a, b))
      ordered.splice(from, tied.length, ...tied)
    }
    from = to
  }
  return ordered.slice(0, wanted)
}

function endOfTie(sorted: Float64Array, from: number): number {
  const head = headOf(sorted[from] as number)
  let to = from + 1
  while (to < sorted.length && headOf(sorted[to] as number) === head) to++
  return to
}

function headOf(packed: number): number {
  return Math.floor(packed / POSITIONS)
}

/** Ticket order: by ticket, then by id, both in byte order (SPEC 6). */
export function compareTickets(key: Uint8Array, a: string, b: string): number {
  return compareBytes(ticketOf(key, a), ticketOf(key, b)) || compareUtf8(a, b)
}
