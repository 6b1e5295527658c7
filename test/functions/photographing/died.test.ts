import type { S3Event } from 'aws-lambda'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deliverObjects } from '../../../functions/events/consume.ts'
import { photographing } from '../../../functions/photographing/service.ts'
import type { WriteBucket } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { photoKey, photoPieceKey } from '../../../shared/contract/object-keys.ts'
import type { BucketName } from '../../../shared/contract/stores.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { declaration, dispatched, registerOfficers, stored, visitTime } from '../inspecting/samples.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
})
afterAll(() => p.stop())

class Died extends Error {}

/** Dies at one call of any port: before it is carried out, or after, when nobody hears its answer. */
interface Death {
  at: number
  readonly when: 'before' | 'after'
}

/** The platform's table with buckets in memory, so that nothing but this test tells of an upload; each call may be the last. */
function world(death: Death) {
  const objects = new Map<string, Uint8Array>()
  let calls = 0
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    const isLast = ++calls === death.at
    if (isLast && death.when === 'before') throw new Died()
    const answer = await work()
    if (isLast) throw new Died()
    return answer
  }
  const bucket = (name: BucketName): WriteBucket => ({
    get: (key) => call(async () => objects.get(`${name}:${key}`)),
    size: (key) => call(async () => objects.get(`${name}:${key}`)?.length),
    headers: async () => undefined,
    list: () => call(async () => ({ objects: [], more: false })),
    async *keys(prefix) {
      yield* await call(async () =>
        [...objects.keys()]
          .filter((key) => key.startsWith(`${name}:${prefix}`))
          .map((key) => key.slice(name.length + 1)),
      )
    },
    put: (key, body, { ifAbsent }) =>
      call(async () => {
        if (ifAbsent && objects.has(`${name}:${key}`)) return false
        objects.set(`${name}:${key}`, Buffer.from(body))
        return true
      }),
    delete: (key) => call(async () => void objects.delete(`${name}:${key}`)),
  })
  const { table } = p.ports
  const ports: Ports = {
    ...p.ports,
    bucket,
    table: {
      get: (...key) => call(() => table.get(...key)),
      query: (range) => call(() => table.query(range)),
      transact: (...items) => call(() => table.transact(...items)),
    },
  }
  const tell = (key: string) =>
    deliverObjects(photographing.objectSubscribers, ports, {
      Records: [{ s3: { object: { key, size: 1 } } }],
    } as unknown as S3Event)
  return { objects, tell, callsSoFar: () => calls }
}

let count = 5000

/** One upload whose check dies once, and is told again; true when it died. */
async function diesOnce(death: Death, keysOf: (inspectionId: string, photoId: string) => string[]): Promise<boolean> {
  const { id } = await dispatched(p)
  const bytes = seedPhoto(++count)
  const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })
  const { objects, tell } = world(death)
  const keys = keysOf(id, body.photo.id)
  for (const key of keys) objects.set(`quarantine:${key}`, bytes)

  const died = await tell(keys[0] as string).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Died) return true
      throw error
    },
  )
  if (died) await tell(keys[0] as string)

  const where = `died ${death.when} call ${death.at}`
  const evidence = photoKey(p.department, id, body.photo.id)
  expect((await stored(p, id)).photos, where).toMatchObject([{ state: 'accepted', evidence }])
  const kept = [evidence, ...['thumbnail.jpg', 'web.jpg'].map((name) => `derivatives/${evidence.slice(7)}/${name}`)]
  expect(new Set([...objects.keys()].map((key) => key.slice(key.indexOf(':') + 1))), where).toEqual(new Set(kept))
  expect(Buffer.from(objects.get(`evidence:${evidence}`) ?? []).equals(bytes), where).toBe(true)
  expect(await told(body.photo.id), where).toEqual(['photo.accepted'])
  return died
}

async function told(photoId: string): Promise<string[]> {
  const { rows } = await p.ports.table.query({ partition: 'outbox#log', limit: 5, backwards: true })
  const events = rows as unknown as readonly { readonly type: string; readonly payload: string }[]
  return events
    .filter(({ type, payload }) => type === 'photo.accepted' && payload.includes(photoId))
    .map(({ type }) => type)
}

it.each([
  ['before', 'whole', (inspection: string, photo: string) => [photoKey(p.department, inspection, photo)]],
  ['after', 'whole', (inspection: string, photo: string) => [photoKey(p.department, inspection, photo)]],
  ['before', 'in a piece', (inspection: string, photo: string) => [photoPieceKey(p.department, inspection, photo, 1)]],
  ['after', 'in a piece', (inspection: string, photo: string) => [photoPieceKey(p.department, inspection, photo, 1)]],
] as const)(
  'a check that dies %s any of its calls, of a photo sent %s, is done by the event told again',
  async (when, _, keysOf) => {
    let at = 0
    do at += 1
    while (await diesOnce({ at, when }, keysOf))

    expect(at).toBeGreaterThan(15)
  },
)
