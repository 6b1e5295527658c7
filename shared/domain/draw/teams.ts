import type { OfficerRow, Team } from './types.ts'

/** Each target with the officers of its seats. */
export function teamsOf(
  targets: readonly { id: string }[],
  officers: readonly OfficerRow[],
  seats: Int32Array,
): Team[] {
  const size = targets.length === 0 ? 0 : seats.length / targets.length
  return targets.map(({ id }, at) => [
    id,
    Array.from(seats.subarray(at * size, (at + 1) * size), (officer) => (officers[officer] as OfficerRow)[0]),
  ])
}
