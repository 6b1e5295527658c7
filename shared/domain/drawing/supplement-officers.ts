import type { Day } from '../../kernel/days.ts'
import type { Manifest, OfficerRow, Recusal } from '../draw/types.ts'
import { enforcementTag } from '../plan/task.ts'
import { ineligibility, type Officer } from '../registry/officer.ts'

interface Registry {
  readonly officers: readonly Officer[]
  readonly day: Day
  /** The department's own region: an officer of it serves everywhere. */
  readonly region: string
}

/** Of the frozen officers, those who may still serve; their regions and tags stay as they were frozen. */
export function stillServing(frozen: readonly OfficerRow[], { officers, day }: Registry): OfficerRow[] {
  const eligible = new Set(officers.filter((officer) => ineligibility(officer, day) === undefined).map(({ id }) => id))
  return frozen.filter(([id]) => eligible.has(id))
}

/** Everybody who may serve today, lent officers among them: asked only when the frozen ones do not suffice. */
export function servingToday({ tags }: Manifest, { officers, day, region }: Registry): OfficerRow[] {
  return officers
    .filter((officer) => ineligibility(officer, day) === undefined)
    .map((officer) => {
      const held = new Set([enforcementTag, ...officer.specialties])
      const mask = tags.reduce((bits, tag, at) => (held.has(tag) ? bits | (1 << at) : bits), 0)
      return [officer.id, officer.region === region ? '' : officer.region, mask]
    })
}

/** Who must not visit a target: by the frozen list, by the registry as it is, and by what was upheld since. */
export function recusedFrom(
  target: string,
  known: {
    readonly frozen: readonly Recusal[]
    readonly officers: readonly Officer[]
    readonly upheld: readonly { readonly targetId: string; readonly officerId: string }[]
  },
): Recusal[] {
  return [
    ...known.frozen.filter(([id]) => id === target),
    ...known.officers.filter(({ recusals }) => recusals.includes(target)).map(({ id }): Recusal => [target, id]),
    ...known.upheld.filter(({ targetId }) => targetId === target).map(({ officerId }): Recusal => [target, officerId]),
  ]
}
