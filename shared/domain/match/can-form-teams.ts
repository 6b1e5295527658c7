import type { OfficerRow, Recusal } from '../draw/types.ts'
import { describeNeed } from './need.ts'

export type FeasibilityInput = {
  officers: readonly OfficerRow[]
  recusals: readonly Recusal[]
  tags: readonly string[]
  /** one mask for each seat of a team */
  masks: readonly number[]
  /** what is to be drawn from which pool */
  levels: readonly { take: number; pool: readonly { id: string; region: string }[] }[]
  cap?: number
}

/** A group of seats that the officers cannot fill; its numbers fill the refusal `no-team`. */
type Lack = {
  /** seats to fill */
  targets: number
  need: string
  officers: number
  cap: number
  cover: number
  short: number
  /** true: whatever is drawn lacks officers; false: only some draws do */
  always: boolean
  region: string
  /** targets that cannot be served; empty when it is their number that is too great */
  ids: string[]
}

export type Feasibility = {
  /** false: no draw from these pools can be served */
  possible: boolean
  /** true: every draw can be. Under a cap this stays false: only necessary conditions are looked at */
  certain: boolean
  lacks: Lack[]
}

/** Whether teams can be formed for what will be drawn, before anything is committed. @source SPEC 8 */
export function canFormTeams(input: FeasibilityInput): Feasibility {
  const lacks = [...unservable(input), ...(input.cap === undefined ? [] : overCap(input, input.cap))]
  return {
    possible: !lacks.some(({ always }) => always),
    certain: lacks.length === 0 && input.cap === undefined,
    lacks,
  }
}

/** Targets that lack different officers whatever their load: exact, since without a cap no target disturbs another. */
function unservable(input: FeasibilityInput): Lack[] {
  const recusedOf = Map.groupBy(input.recusals, ([target]) => target)
  const served = new Map<string, number>()
  const seated = (id: string, region: string) => {
    const recused = new Set(recusedOf.get(id)?.map(([, officer]) => officer))
    if (recused.size > 0) return seatsFilled(input, region, recused)
    const known = served.get(region) ?? seatsFilled(input, region, recused)
    served.set(region, known)
    return known
  }
  return input.levels.flatMap(({ take, pool }) => {
    const bad = pool
      .map(({ id, region }) => ({ id, region, filled: seated(id, region) }))
      .filter(({ filled }) => filled < input.masks.length)
    const always = take > pool.length - bad.length
    if (take === 0) return []
    return [...Map.groupBy(bad, ({ region }) => region)].map(([region, group]) =>
      lackOf(input, { region, group, always }),
    )
  })
}

type BadGroup = { region: string; group: readonly { id: string; filled: number }[]; always: boolean }

function lackOf(input: FeasibilityInput, { region, group, always }: BadGroup): Lack {
  const seats = group.length * input.masks.length
  const cover = group.reduce((sum, { filled }) => sum + filled, 0)
  const able = input.officers.filter((officer) => input.masks.some((mask) => serves(officer, region, mask)))
  return {
    targets: seats,
    need: describeNeed({ regions: [region], masks: input.masks, tags: input.tags }),
    officers: able.length,
    cap: group.length,
    cover,
    short: seats - cover,
    always,
    region,
    ids: group.map(({ id }) => id),
  }
}

/** Most seats of one target that different officers can fill: augmenting paths, one seat at a time. */
function seatsFilled({ officers, masks }: FeasibilityInput, region: string, recused: ReadonlySet<string>): number {
  const holder = new Map<number, number>() // officer → seat
  const able = masks.map((mask) =>
    [...officers.keys()].filter((at) => {
      const officer = officers[at] as OfficerRow
      return serves(officer, region, mask) && !recused.has(officer[0])
    }),
  )
  const seat = (at: number, tried: Set<number>): boolean =>
    (able[at] as number[]).some((officer) => {
      if (tried.has(officer)) return false
      tried.add(officer)
      const held = holder.get(officer)
      if (held !== undefined && !seat(held, tried)) return false
      holder.set(officer, at)
      return true
    })
  return [...masks.keys()].filter((at) => seat(at, new Set())).length
}

/** For each region and mask: the least and the most seats a draw can bring there, against what officers may take. */
function overCap(input: FeasibilityInput, cap: number): Lack[] {
  const regions = new Set(input.levels.flatMap(({ pool }) => pool.map(({ region }) => region)))
  const masks = new Set(input.masks)
  return [...regions, null].flatMap((region) => [...masks].flatMap((mask) => overCapAt(input, { region, mask, cap })))
}

/** @param region null: all regions together */
function overCapAt(
  input: FeasibilityInput,
  { region, mask, cap }: { region: string | null; mask: number; cap: number },
): Lack[] {
  const perTarget = input.masks.filter((each) => (each & mask) === mask).length
  const drawn = input.levels.map(({ take, pool }) => {
    const here = region === null ? pool.length : pool.filter((target) => target.region === region).length
    return { least: Math.max(0, take - (pool.length - here)), most: Math.min(take, here) }
  })
  const least = perTarget * drawn.reduce((sum, each) => sum + each.least, 0)
  const most = perTarget * drawn.reduce((sum, each) => sum + each.most, 0)
  const able = input.officers.filter((officer) => serves(officer, region, mask)).length
  const cover = cap * able
  if (most <= cover) return []
  const targets = least > cover ? least : most
  const need = describeNeed({ regions: region === null ? [] : [region], masks: [mask], tags: input.tags })
  return [
    {
      targets,
      need,
      officers: able,
      cap,
      cover,
      short: targets - cover,
      always: least > cover,
      region: region ?? '',
      ids: [],
    },
  ]
}

function serves([, home, tags]: OfficerRow, region: string | null, mask: number): boolean {
  return (region === null || home === '' || home === region) && (tags & mask) === mask
}
