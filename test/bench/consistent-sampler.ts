import { createHash } from 'node:crypto'

/**
 * The sampler that the election-audit software Arlo uses (Rivest, "Consistent sampling with replacement", 2018; Python
 * package `consistent_sampler`), written out plainly in JavaScript in our own words: an id's ticket is the SHA-256 of the
 * hexadecimal SHA-256 of the seed and the id, as a decimal fraction of arbitrary precision with its digits in reverse; all
 * tickets go onto a heap and the least are taken off it.
 */
export function consistentSample(seed: string, ids: readonly string[], count: number): string[] {
  const prefix = hexHash(seed)
  const heap: Ticket[] = []
  for (const id of ids) push(heap, { fraction: fractionOf(prefix + id), id })
  return Array.from({ length: Math.min(count, ids.length) }, () => pop(heap).id)
}

type Ticket = { fraction: string; id: string }

/** The published package gives the same text for the same input. */
export function firstFraction(id: string, seed: string): string {
  return fractionOf(hexHash(seed) + id)
}

function fractionOf(text: string): string {
  const digits = BigInt(`0x${hexHash(text)}`)
    .toString()
    .padStart(64, '0')
  return `0.${digits.split('').reverse().join('')}`
}

function hexHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function before(a: Ticket, b: Ticket): boolean {
  return a.fraction === b.fraction ? a.id < b.id : a.fraction < b.fraction
}

function push(heap: Ticket[], ticket: Ticket): void {
  let at = heap.push(ticket) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(ticket, heap[parent] as Ticket)) break
    heap[at] = heap[parent] as Ticket
    at = parent
  }
  heap[at] = ticket
}

/** @param heap not empty */
function pop(heap: Ticket[]): Ticket {
  const least = heap[0] as Ticket
  const last = heap.pop() as Ticket
  if (heap.length > 0) sink(heap, last)
  return least
}

function sink(heap: Ticket[], ticket: Ticket): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1] as Ticket, heap[child] as Ticket)) child++
    if (!before(heap[child] as Ticket, ticket)) break
    heap[at] = heap[child] as Ticket
    at = child
  }
  heap[at] = ticket
}
