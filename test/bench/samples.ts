import type { OfficerRow } from '../../shared/domain/draw/types.ts'
import { dice } from '../domain/draw/random-draw.ts'

/** Fictional social credit codes of 18 characters, different ones, in no order; as they come out of a file. */
export function codes(count: number): string[] {
  const made = Array.from({ length: count }, (_, at) => {
    const scattered = Math.imul(at, 0x9e3779b1) >>> 0 // odd, so no two are the same
    return `911409${scattered.toString(36).toUpperCase().padStart(11, '0')}X`
  })
  return JSON.parse(JSON.stringify(made)) as string[]
}

const REGIONS = 10

const region = (number: number) => `1409${(number + 1).toString().padStart(2, '0')}`

/** Officers of ten regions, every tenth without a home; half may lead. Tag 0: may inspect; tag 1: may lead. */
function officersOf(count: number): OfficerRow[] {
  return Array.from({ length: count }, (_, at): OfficerRow => {
    const home = at % 10 === 9 ? '' : region((at * 7) % REGIONS)
    return [`P${at.toString().padStart(5, '0')}`, home, Math.floor(at / 10) % 2 === 0 ? 3 : 1]
  })
}

/** Targets of those regions, each for a lead and a second; one in fifty recuses an officer. */
export function matchSample(targets: number, officers: number) {
  const roll = dice(targets)
  const ids = codes(targets).sort()
  const rows = officersOf(officers)
  return {
    officers: rows,
    targets: ids.map((id) => ({ id, region: region(roll(REGIONS)) })),
    masks: [3, 1],
    recusals: ids
      .filter(() => roll(50) === 0)
      .map((id): [string, string] => [id, (rows[roll(officers)] as OfficerRow)[0]]),
    tags: ['执法资格', '组长'],
    seed: new Uint8Array(32).fill(7),
    sweeps: 20,
  }
}
