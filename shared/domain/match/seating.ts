import type { OfficerRow, Recusal } from '../draw/types.ts'

/** What a match is asked to do. */
export type MatchInput = {
  /** in byte order of id */
  officers: readonly OfficerRow[]
  /** drawn targets of all levels, in byte order of id */
  targets: readonly { id: string; region: string }[]
  /** one mask for each seat of a target */
  masks: readonly number[]
  recusals: readonly Recusal[]
}

/**
 * The seats of all targets, numbered through, and who may sit on them, as flat arrays. Seats of one region and mask form
 * a class and share one list of eligible officers, `E(s)` of SPEC 7.
 */
export type Seating = {
  seats: number
  perTarget: number
  targets: number
  officers: number
  targetOf: Int32Array
  classOf: Int32Array
  /** class c owns `eligible[eligibleFrom[c] … eligibleFrom[c+1] - 1]`: officer indexes, ascending */
  eligibleFrom: Int32Array
  eligible: Int32Array
  /** region of each class and of each officer as numbers; -1: the officer serves everywhere */
  classRegion: Int32Array
  classMask: Int32Array
  officerRegion: Int32Array
  officerTags: Int32Array
  /** target t owns `recused[recusedFrom[t] … recusedFrom[t+1] - 1]`: officer indexes, ascending */
  recusedFrom: Int32Array
  recused: Int32Array
}

export const NOBODY = -1

/** @source SPEC 7, "Input" */
export function seatingOf(input: MatchInput): Seating {
  const { officers, targets, masks } = input
  const regions = numberRegions(targets)
  const classes = classesOf(input, regions)
  const officerRegion = Int32Array.from(officers, ([, region]) => (region === '' ? -1 : (regions.get(region) ?? -2)))
  const officerTags = Int32Array.from(officers, ([, , tags]) => tags)
  const seats = targets.length * masks.length
  return {
    seats,
    perTarget: masks.length,
    targets: targets.length,
    officers: officers.length,
    targetOf: Int32Array.from({ length: seats }, (_, seat) => Math.floor(seat / masks.length)),
    ...classes,
    ...eligibleOf(classes, officerRegion, officerTags),
    officerRegion,
    officerTags,
    ...recusedOf(input),
  }
}

/** Whether the officer has the region and tags of the seat; recusal is another matter. */
export function isEligible(seating: Seating, officer: number, seat: number): boolean {
  const { officerRegion, officerTags, classOf, classRegion, classMask } = seating
  const kind = classOf[seat] as number
  const region = officerRegion[officer] as number
  const mask = classMask[kind] as number
  return (region === -1 || region === classRegion[kind]) && ((officerTags[officer] as number) & mask) === mask
}

export function isRecused(seating: Seating, officer: number, target: number): boolean {
  let low = seating.recusedFrom[target] as number
  let high = seating.recusedFrom[target + 1] as number
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = seating.recused[middle] as number
    if (found === officer) return true
    if (found < officer) low = middle + 1
    else high = middle
  }
  return false
}

function numberRegions(targets: MatchInput['targets']): Map<string, number> {
  const regions = new Map<string, number>()
  for (const { region } of targets) if (!regions.has(region)) regions.set(region, regions.size)
  return regions
}

type Classes = Pick<Seating, 'classOf' | 'classRegion' | 'classMask'>

function classesOf({ targets, masks }: MatchInput, regions: Map<string, number>): Classes {
  const distinct = [...new Set(masks)]
  const kindOf = masks.map((mask) => distinct.indexOf(mask))
  const classOf = new Int32Array(targets.length * masks.length)
  for (let target = 0, seat = 0; target < targets.length; target++) {
    const first = (regions.get((targets[target] as { region: string }).region) as number) * distinct.length
    for (const kind of kindOf) classOf[seat++] = first + kind
  }
  const classes = regions.size * distinct.length
  return {
    classOf,
    classRegion: Int32Array.from({ length: classes }, (_, at) => Math.floor(at / distinct.length)),
    classMask: Int32Array.from({ length: classes }, (_, at) => distinct[at % distinct.length] as number),
  }
}

function eligibleOf({ classRegion, classMask }: Classes, officerRegion: Int32Array, officerTags: Int32Array) {
  const eligibleFrom = new Int32Array(classRegion.length + 1)
  const lists = Array.from(classRegion, (region, at) => {
    const mask = classMask[at] as number
    const list: number[] = []
    for (let officer = 0; officer < officerRegion.length; officer++) {
      const where = officerRegion[officer] as number
      if ((where === -1 || where === region) && ((officerTags[officer] as number) & mask) === mask) list.push(officer)
    }
    eligibleFrom[at + 1] = (eligibleFrom[at] as number) + list.length
    return list
  })
  const eligible = new Int32Array(eligibleFrom[classRegion.length] as number)
  for (const [at, list] of lists.entries()) eligible.set(list, eligibleFrom[at])
  return { eligibleFrom, eligible }
}

function recusedOf({ officers, targets, recusals }: MatchInput): Pick<Seating, 'recusedFrom' | 'recused'> {
  const officerAt = new Map(officers.map(([id], at) => [id, at]))
  const byTarget = new Map<string, number[]>()
  for (const [target, officer] of recusals) {
    const at = officerAt.get(officer)
    if (at === undefined) continue
    const list = byTarget.get(target)
    if (list === undefined) byTarget.set(target, [at])
    else list.push(at)
  }
  const recusedFrom = new Int32Array(targets.length + 1)
  const recused: number[] = []
  targets.forEach(({ id }, at) => {
    recused.push(...(byTarget.get(id) ?? []).sort((a, b) => a - b))
    recusedFrom[at + 1] = recused.length
  })
  return { recusedFrom, recused: Int32Array.from(recused) }
}
