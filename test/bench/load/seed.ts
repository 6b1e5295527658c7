import { randomUUID } from 'node:crypto'
import { loginWrite } from '../../../functions/http/people.ts'
import type { Write } from '../../../functions/stores/record-store.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { inspectionSample, officerSample, personSample } from '../../domain/inspection/samples.ts'
import { declaration, targetSample, task } from '../../functions/inspecting/samples.ts'
import type { TestPlatform } from '../../platform.ts'

const LOT = 90
const PHOTOS = 3
const drawId = 'load'

/** A photo as a phone holds it: what it declares, and the bytes. */
export interface Shot {
  readonly declared: ReturnType<typeof declaration>
  readonly bytes: Uint8Array
}

/** What one officer has before him: his own inspection, and the colleague who signs it with a login of his own. */
export interface Work {
  readonly inspectionId: string
  readonly officer: string
  readonly colleague: string
  readonly shots: readonly Shot[]
}

/**
 * Puts so many officers with logins there, an inspection each, dispatched to him and the colleague beside him; every
 * inspection has photos of its own.
 *
 * @param officers even: they go in pairs
 */
export async function seedOfficers(p: TestPlatform, officers: number): Promise<Work[]> {
  const numbers = Array.from({ length: officers }, (_, at) => at + 1)
  const targets = numbers.map(targetSample)
  await p.put('tasks', task)
  const certificate = (n: number) => `SX0900-L${String(n).padStart(4, '0')}`
  const colleagueOf = (n: number) => (n % 2 === 1 ? n + 1 : n - 1)
  const inspections = numbers.map((n) => {
    const target = targets[n - 1] as (typeof targets)[number]
    return inspectionSample({
      id: `${drawId}-${target.id}`,
      drawId,
      targetId: target.id,
      targetName: target.name,
      officerIds: [certificate(n), certificate(colleagueOf(n))],
      noticeRule: 'on-arrival',
    })
  })
  await write(p, [
    ...numbers.flatMap((n) => officerWrites(p, loginOf(n), certificate(n))),
    ...inspections.map((inspection) => p.store('inspections').create(inspection)),
  ])
  return numbers.map((n, at) => ({
    inspectionId: (inspections[at] as (typeof inspections)[number]).id,
    officer: loginOf(n),
    colleague: loginOf(colleagueOf(n)),
    shots: Array.from({ length: PHOTOS }, (_, k) => shot(PHOTOS * n + k)),
  }))
}

function shot(n: number): Shot {
  const bytes = seedPhoto(n)
  return { bytes, declared: declaration(bytes) }
}

/** A token's subject, and the person it stands for. */
function loginOf(n: number): string {
  return `load-${n}`
}

function officerWrites(p: TestPlatform, login: string, certificate: string): Write[] {
  return [
    p.store('people').create(personSample(login, ['officer'], certificate)),
    p.store('officers').create(officerSample(certificate)),
    loginWrite(login, { department: p.department, personId: login }),
  ]
}

async function write(p: TestPlatform, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += LOT) {
    const items = writes.slice(from, from + LOT).map(({ item }) => item)
    await p.ports.table.transact(items, randomUUID())
  }
}
