import type { Day } from '../../kernel/days.ts'
import type { Manifest, OfficerRow, Recusal } from '../draw/types.ts'
import { ineligibility } from '../registry/officer.ts'
import { type Pooled, tagsOf } from './pooled-officers.ts'

interface Registry {
  readonly officers: readonly Pooled[]
  readonly day: Day
  /** The department's own region: an officer of it serves everywhere. */
  readonly region: string
}

/** Of the frozen officers, those who may still serve; their regions and tags stay as they were frozen. */
export function stillServing(frozen: readonly OfficerRow[], { officers, day }: Registry): OfficerRow[] {
  const eligible = new Set(serving({ officers, day }).map(({ officer }) => officer.id))
  return frozen.filter(([id]) => eligible.has(id))
}

/** Everybody who may serve today, lent officers among them: asked only when the frozen ones do not suffice. */
export function servingToday({ tags }: Manifest, { officers, day, region }: Registry): OfficerRow[] {
  return serving({ officers, day }).map((one) => {
    const { officer } = one
    const held = new Set(tagsOf(one))
    const mask = tags.reduce((bits, tag, at) => (held.has(tag) ? bits | (1 << at) : bits), 0)
    return [officer.id, officer.region === region ? '' : officer.region, mask]
  })
}

/** Of them those who may serve on the day. */
export function serving({ officers, day }: Pick<Registry, 'officers' | 'day'>): readonly Pooled[] {
  return officers.filter(({ officer }) => ineligibility(officer, day) === undefined)
}

/** Who must not visit a target: by the frozen list, by the registry as it is, and by what was upheld since. */
export function recusedFrom(
  target: string,
  known: {
    readonly frozen: readonly Recusal[]
    readonly officers: readonly Pooled[]
    readonly upheld: readonly { readonly targetId: string; readonly officerId: string }[]
  },
): Recusal[] {
  return [
    ...known.frozen.filter(([id]) => id === target),
    ...known.officers
      .filter(({ officer }) => officer.recusals.includes(target))
      .map(({ officer }): Recusal => [target, officer.id]),
    ...known.upheld.filter(({ targetId }) => targetId === target).map(({ officerId }): Recusal => [target, officerId]),
  ]
}
