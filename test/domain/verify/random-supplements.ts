import type { Bundle, OfficerRow, Recusal } from '../../../shared/domain/draw/types.ts'
import {
  type Supplement,
  type SupplementInput,
  supplementOfLoss,
  supplementOfRecusal,
  teamAfter,
} from '../../../shared/domain/drawing/supplement.ts'
import { isRefusal } from '../../../shared/kernel/refusal.ts'
import { dice } from '../draw/random-draw.ts'

export interface SupplementsFile {
  readonly suite: 'MC1'
  readonly drawId: string
  readonly supplements: readonly Supplement[]
}

/** Some targets given up and some officers recused, one after the other, as chance has it; what cannot be done is left out. */
export function randomSupplements(bundle: Bundle, seed: number): SupplementsFile {
  const roll = dice(seed)
  const teams = new Map((bundle.teams ?? []).map(([id, team]) => [id, [...team]]))
  const supplements: Supplement[] = []
  for (let turn = 1 + roll(5); turn > 0 && teams.size > 0; turn--) {
    const target = [...teams.keys()][roll(teams.size)] as string
    const made = attempt(() => oneMore(bundle, supplements, { target, team: teams.get(target) ?? [], roll }))
    if (made === undefined) continue
    supplements.push(made)
    if (made.kind === 'target') teams.delete(target)
    teams.set(made.target, teamAfter(made))
  }
  return { suite: 'MC1', drawId: bundle.manifest.drawId, supplements }
}

interface Turn {
  readonly target: string
  readonly team: readonly string[]
  readonly roll: (n: number) => number
}

/** Officers come and go between two supplements. */
function oneMore(bundle: Bundle, before: readonly Supplement[], { target, team, roll }: Turn): Supplement {
  const losses = before.at(-1)?.losses ?? []
  const everyTag = (1 << bundle.manifest.tags.length) - 1
  const lent = ['借调甲', '借调乙'].slice(roll(3)).map((id): OfficerRow => [id, '', everyTag])
  const officers = [...bundle.officers.filter(() => roll(9) > 0), ...lent]
  const at = `2022-07-0${1 + roll(9)}T02:00:00.000Z`
  const officerId = team[roll(Math.max(1, team.length))] ?? ''
  const recused: Recusal[] = [[target, officerId]]
  const input: SupplementInput = { bundle, n: before.length + 1, at, losses, officers, recusals: [] }
  return roll(2) === 0 || team.length === 0
    ? supplementOfLoss({ ...input, losses: [...losses, { id: target, reason: 'closed' }] })
    : supplementOfRecusal({ ...input, recusals: recused }, { target, team, officerId })
}

function attempt<Made>(make: () => Made): Made | undefined {
  try {
    return make()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}
