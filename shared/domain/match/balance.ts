import type { Assignment } from './greedy.ts'
import type { Search } from './search.ts'
import { NOBODY } from './seating.ts'

/** Seats the stuck ones by moving others; answers the first that nobody can take, or null. @source SPEC 7.3 */
export function repair(search: Search, stuck: readonly number[]): number | null {
  for (const seat of stuck) {
    const goal = search.run({ seat }, () => true)
    if (goal === NOBODY) return seat
    search.augment(goal)
  }
  return null
}

/**
 * Moves seats from the most to the less loaded until no chain of moves makes loads less unequal: the sum of their squares
 * is then the least possible.
 * @source SPEC 7.4
 */
export function balance(search: Search, { load }: Assignment): void {
  const done = new Uint8Array(load.length)
  for (;;) {
    const { greatest, officers } = mostLoaded(load, done)
    if (greatest <= 1) return
    const goal = search.run({ officers }, (officer) => done[officer] === 0 && (load[officer] as number) <= greatest - 2)
    if (goal !== NOBODY) search.augment(goal)
    else for (const officer of search.officers) done[officer] = 1
  }
}

function mostLoaded(load: Int32Array, done: Uint8Array): { greatest: number; officers: number[] } {
  let greatest = 0
  let officers: number[] = []
  for (let officer = 0; officer < load.length; officer++) {
    const own = load[officer] as number
    if (done[officer] === 1 || own < greatest) continue
    if (own > greatest) officers = []
    greatest = own
    officers.push(officer)
  }
  return { greatest, officers }
}
