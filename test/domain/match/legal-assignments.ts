import type { MatchInput } from '../../../shared/domain/match/seating.ts'

/** All assignments that give every seat an officer who may sit there, never twice the same on one target. By trying. */
export function legalAssignments({ officers, targets, masks, recusals }: MatchInput): number[][] {
  const barred = new Set(recusals.map(([target, officer]) => `${target} ${officer}`))
  const seats = targets.flatMap((target) => masks.map((mask) => ({ target, mask })))
  const able = seats.map(({ target, mask }) =>
    [...officers.keys()].filter((at) => {
      const [id, region, tags] = officers[at] as (typeof officers)[number]
      const serves = (region === '' || region === target.region) && (tags & mask) === mask
      return serves && !barred.has(`${target.id} ${id}`)
    }),
  )
  let found: number[][] = [[]]
  for (const [seat, choices] of able.entries()) {
    const first = seat - (seat % masks.length)
    found = found.flatMap((start) =>
      choices.filter((officer) => !start.slice(first).includes(officer)).map((officer) => [...start, officer]),
    )
  }
  return found
}

/** Sum of squared loads: the least of all legal assignments has the least unequal loads. */
export function inequality(seats: ArrayLike<number>): number {
  const load = new Map<number, number>()
  for (let seat = 0; seat < seats.length; seat++) {
    const officer = seats[seat] as number
    load.set(officer, (load.get(officer) ?? 0) + 1)
  }
  return [...load.values()].reduce((sum, each) => sum + each * each, 0)
}

/** The legal assignments from which a match is drawn. */
export function fairestAssignments(input: MatchInput): number[][] {
  const all = legalAssignments(input)
  const least = Math.min(...all.map(inequality))
  return all.filter((seats) => inequality(seats) === least)
}
