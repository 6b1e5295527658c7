import type { OfficerRow } from '../../shared/domain/draw/types.ts'
import type { MatchRequest } from '../../shared/domain/match/match.ts'

/**
 * The match as a linear program in CPLEX LP format: each seat one eligible officer, no officer twice on a target, the sum of
 * the squared loads least. That is a flow (seat, officer on a target, officer, his first, second, … target at a cost of 1, 3,
 * 5, …), so a vertex is whole: HiGHS need not branch, and any optimum will do, however unfairly chosen.
 */
export function linearProgram(request: MatchRequest): string {
  const { officers, targets, masks } = request
  const recused = new Set(request.recusals.map(([target, officer]) => `${target} ${officer}`))
  const loads = officers.map((): string[] => [])
  const constraints: string[] = []
  targets.forEach(({ id, region }, target) => {
    const seatsOf = new Map<number, string[]>()
    masks.forEach((mask, seat) => {
      const able = officers.keys().filter((at) => {
        const officer = officers[at] as OfficerRow
        return serves(officer, region, mask) && !recused.has(`${id} ${officer[0]}`)
      })
      const choices = Array.from(able, (at) => {
        const name = `x${target}_${seat}_${at}`
        seatsOf.set(at, [...(seatsOf.get(at) ?? []), name])
        loads[at]?.push(name)
        return name
      })
      constraints.push(`${choices.join(' + ')} = 1`)
    })
    for (const own of seatsOf.values()) if (own.length > 1) constraints.push(`${own.join(' + ')} <= 1`)
  })
  const steps = Math.ceil((STEPS * targets.length * masks.length) / officers.length)
  const step = (at: number, nth: number) => `y${at}_${nth}`
  const nths = Array.from({ length: steps }, (_, nth) => nth)
  loads.forEach((own, at) => {
    if (own.length > 0) constraints.push(`${own.join(' + ')} - ${nths.map((nth) => step(at, nth)).join(' - ')} = 0`)
  })
  const used = Array.from(officers.keys()).filter((at) => (loads[at] as string[]).length > 0)
  const cost = used.flatMap((at) => nths.map((nth) => `${2 * nth + 1} ${step(at, nth)}`))
  const bounds = used.flatMap((at) => nths.map((nth) => `${step(at, nth)} <= 1`))
  return ['Minimize', cost.join(' + '), 'Subject To', ...constraints, 'Bounds', ...bounds, 'End'].join('\n')
}

/** Room for unequal loads: so many times the mean. */
const STEPS = 2

function serves([, home, tags]: OfficerRow, region: string, mask: number): boolean {
  return (home === '' || home === region) && (tags & mask) === mask
}
