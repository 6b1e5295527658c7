import type { OfficerRow } from '../draw/types.ts'
import type { Assignment } from './greedy.ts'
import { describeNeed } from './need.ts'
import type { Search } from './search.ts'
import { isEligible, isRecused, type MatchInput, NOBODY, type Seating } from './seating.ts'

export { canFormTeams, type FeasibilityInput } from './can-form-teams.ts'

/** Why no team can be formed (SPEC 8): a proof, and what a refusal says about it. */
export type Shortage = {
  /** seats S′: only the officers below, and outsiders once a target, may take them */
  seats: { target: string; seat: number }[]
  /** officers O′, all of whose places are among those seats */
  officers: string[]
  facts: ShortageFacts
}

/** Fills the refusal `no-team`. */
type ShortageFacts = {
  /** seats to fill */
  targets: number
  need: string
  /** how many hold what is needed */
  officers: number
  /** seats one officer can take among them: the cap, or one on each target */
  cap: number
  /** greatest number of those seats that can be covered */
  cover: number
  short: number
}

/** @param tags names of the tags, for the refusal's words */
type ShortInput = MatchInput & { tags: readonly string[] }

type Failed = { seating: Seating; assignment: Assignment; search: Search }

/** Shortage on targets for which there are too few different officers, whatever their load. */
export function shortageOfSeats(input: ShortInput, { seating, assignment, search }: Failed): Shortage {
  const closed = new Set<number>()
  for (let seat = 0; seat < seating.seats; seat++) {
    if (assignment.officerOf[seat] !== NOBODY || closed.has(seat)) continue
    const goal = search.run({ seat }, () => true)
    if (goal === NOBODY) for (const each of search.seats) closed.add(each)
  }
  return certify(input, seating, { seats: [...closed], officers: [], cap: 0 })
}

/** Shortage of officers under a cap: all who could relieve those over it are at it themselves. */
export function shortageOfCap(input: ShortInput, failed: Failed & { cap: number }): Shortage {
  const { assignment, search, seating, cap } = failed
  const over = Array.from(assignment.load.keys()).filter((officer) => (assignment.load[officer] as number) > cap)
  search.run({ officers: over }, () => false)
  return certify(input, seating, { seats: [...search.seats], officers: [...search.officers], cap })
}

type Closed = { seats: number[]; officers: number[]; cap: number }

/** Checks |S′| > L·|O′| + Σ_t min(|S′_t|, outside officers eligible for t) before anybody is shown it. */
function certify(input: ShortInput, seating: Seating, { seats, officers, cap }: Closed): Shortage {
  const inside = new Set(officers)
  const outside = new Set<number>()
  const byTarget = Map.groupBy(seats, (seat) => seating.targetOf[seat] as number)
  let cover = cap * officers.length
  for (const [target, own] of byTarget) {
    const able = outsiders(seating, target, own, inside)
    for (const officer of able) outside.add(officer)
    cover += Math.min(own.length, able.length)
  }
  if (seats.length <= cover) throw new Error('the certificate of a shortage does not hold')
  const target = (seat: number) => input.targets[seating.targetOf[seat] as number] as { id: string; region: string }
  const regions = [...new Set(seats.map((seat) => target(seat).region))]
  const masks = [...new Set(seats.map((seat) => input.masks[seat % seating.perTarget] as number))]
  return {
    seats: seats.map((seat) => ({ target: target(seat).id, seat: seat % seating.perTarget })),
    officers: officers.map((officer) => (input.officers[officer] as OfficerRow)[0]),
    facts: {
      targets: seats.length,
      need: describeNeed({ regions, masks, tags: input.tags }),
      officers: inside.size + outside.size,
      cap: officers.length > 0 ? cap : byTarget.size,
      cover,
      short: seats.length - cover,
    },
  }
}

function outsiders(seating: Seating, target: number, seats: readonly number[], inside: ReadonlySet<number>): number[] {
  const able: number[] = []
  for (let officer = 0; officer < seating.officers; officer++) {
    if (inside.has(officer) || isRecused(seating, officer, target)) continue
    if (seats.some((seat) => isEligible(seating, officer, seat))) able.push(officer)
  }
  return able
}
