import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { photoKey } from '../../../shared/contract/object-keys.ts'
import type { BucketName } from '../../../shared/contract/stores.ts'
import { concat, utf8 } from '../../../shared/kernel/bytes.ts'
import { emptyZip, jpeg } from '../../domain/inspection/pictures.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  declaration,
  dispatched,
  record,
  registerOfficers,
  stored,
  submittedInspection,
  visitTime,
} from '../inspecting/samples.ts'

let p: TestPlatform
/** Runs once, just before the next photo is recorded as accepted. */
let meanwhile: (() => Promise<unknown>) | undefined
/** How many more calls of the evidence bucket, of the table and of quarantine's deletion are to fail. */
const broken = { seal: 0, record: 0, clear: 0 }

function breaks(what: keyof typeof broken): void {
  if (broken[what] > 0) {
    broken[what] -= 1
    throw new Error(`the process died before it could ${what}`)
  }
}

beforeAll(async () => {
  p = await platform({
    now: visitTime,
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          if (items.some(({ put }) => put?.row['type'] === 'photo.accepted')) {
            breaks('record')
            const run = meanwhile
            meanwhile = undefined
            await run?.()
          }
          return ports.table.transact(items, token)
        },
      },
      bucket: (name) => {
        const bucket = ports.bucket(name)
        return {
          ...bucket,
          put: (key, body, options) => {
            if (name === 'evidence') breaks('seal')
            return bucket.put(key, body, options)
          },
          delete: (key) => {
            if (name === 'quarantine') breaks('clear')
            return bucket.delete(key)
          },
        }
      },
    }),
  })
  await registerOfficers(p)
})
afterAll(() => p.stop())

async function keysOf(name: BucketName, prefix = 'photos/'): Promise<string[]> {
  const keys: string[] = []
  for await (const key of p.bucket(name).keys(prefix)) keys.push(key)
  return keys
}

const quarantined = () => keysOf('quarantine')

/** Lays bytes into quarantine past the signed form, as a store that checks nothing would take them. */
async function smuggle(inspectionId: string, declared: Uint8Array, bytes: Uint8Array) {
  const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId, ...declaration(declared) })
  await p.bucket('quarantine').put(photoKey(p.department, inspectionId, body.photo.id), bytes, { type: 'image/jpeg' })
  await p.settle()
  return (await stored(p, inspectionId)).photos.find(({ id }) => id === body.photo.id)
}

describe('a photo’s way into evidence', () => {
  it('is sealed with its own bytes, recorded and cleared from quarantine', async () => {
    const { id } = await dispatched(p)
    const bytes = seedPhoto(1001)

    const photo = await addPhoto(p, id, bytes)

    expect(photo).toMatchObject({
      state: 'accepted',
      evidence: `photos/140900/finance/${id}/${photo.id}`,
      dimensions: { width: 640, height: 480 },
    })
    expect(Buffer.from((await p.bucket('evidence').get(photo.evidence as string)) ?? [])).toEqual(bytes)
    expect(await quarantined()).toEqual([])
  })

  it('loses none of several that arrive at once', async () => {
    const { id } = await dispatched(p)
    const pictures = Array.from({ length: 6 }, (_, at) => seedPhoto(1100 + at))
    const uploads: (() => Promise<Response>)[] = []
    for (const bytes of pictures) {
      const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })
      uploads.push(() => p.upload(body.upload, bytes))
    }

    await Promise.all(uploads.map((send) => send()))
    await p.settle()

    expect((await stored(p, id)).photos.map(({ state }) => state)).toEqual(Array(6).fill('accepted'))
  })

  it('is settled on what stands then when an officer records in that moment', async () => {
    const { id } = await dispatched(p)
    meanwhile = () => record(p, id)

    const photo = await addPhoto(p, id)

    expect(photo.state).toBe('accepted')
    expect(await stored(p, id)).toMatchObject({ state: 'recorded', edits: 1 })
  })

  it('does not come back when it is withdrawn in that moment', async () => {
    const { id } = await dispatched(p)
    meanwhile = async () => {
      const [photo] = (await stored(p, id)).photos
      await p.call('officer-02', 'withdrawPhoto', { inspectionId: id, photoId: photo?.id, reason: '拍错对象' })
    }

    const photo = await addPhoto(p, id)

    expect(photo.state).toBe('withdrawn')
    expect(await quarantined()).toEqual([])
  })

  it('goes on with the same photo when an upload was interrupted', async () => {
    const { id } = await dispatched(p)
    const bytes = jpeg({ seed: 2 })
    const first = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })

    const second = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })

    expect([first.status, second.status, second.body.photo.id]).toEqual([201, 200, first.body.photo.id])
    expect((await stored(p, id)).photos).toHaveLength(1)
  })

  it.each(['seal', 'record', 'clear'] as const)(
    'is repaired by redelivery when the check dies before it could %s',
    async (step) => {
      const { id } = await dispatched(p)
      broken[step] = 1

      await addPhoto(p, id)

      // The store tells of the object again after a pause, for which `settle` does not wait.
      await vi.waitFor(async () => expect(await quarantined()).toEqual([]), { timeout: 10_000, interval: 50 })
      expect(broken[step]).toBe(0)
      expect((await stored(p, id)).photos.map(({ state }) => state)).toEqual(['accepted'])
      expect(await keysOf('evidence', `photos/140900/finance/${id}/`)).toHaveLength(1)
    },
  )
})

describe('what the store’s form refuses', () => {
  it('takes no other bytes, no longer ones, no other key', async () => {
    const { id } = await dispatched(p)
    const bytes = jpeg({ seed: 3 })
    const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })
    const { upload } = body
    const other = bytes.slice()
    other[bytes.length - 4] = 0x77

    const statuses = [
      await p.upload(upload, other),
      await p.upload(upload, concat(bytes, Uint8Array.of(0))),
      await p.upload({ ...upload, fields: { ...upload.fields, key: `${upload.fields['key']}x` } }, bytes),
    ].map(({ status }) => Math.floor(status / 100))
    await p.settle()

    expect(statuses).toEqual([4, 4, 4])
    expect(await quarantined()).toEqual([])
    expect((await stored(p, id)).photos.map(({ state }) => state)).toEqual(['declared'])
  })

  it.each([
    ['a size of 5 GB', { size: 5_000_000_000 }, '文件超过 20 MB，请用普通画质重拍'],
    ['a size of nothing', { size: 0 }, 'size 至少为 64'],
    ['a type that is not taken', { type: 'image/svg+xml' }, '只收 JPEG、PNG、HEIC、PDF'],
    ['a hash that is none', { sha256: 'abc' }, 'sha256 应为 64 位小写十六进制数'],
  ])('declares no photo with %s, and says why', async (_, change, words) => {
    const { id } = await dispatched(p)

    const answer = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(jpeg()), ...change })

    expect([answer.status, answer.body['type']]).toEqual([400, 'malformed-request'])
    expect(answer.body['title']).toContain(words)
  })
})

describe('what the check refuses', () => {
  it.each([
    ['HTML', utf8('<!doctype html><script>alert(1)</script>'.padEnd(80))],
    ['SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg"></svg>'.padEnd(80))],
    ['ZIP', concat(utf8('PK\x03\x04'), new Uint8Array(60), emptyZip)],
  ])('%s named as a JPEG, with its true hash', async (format, bytes) => {
    const { id } = await dispatched(p)

    const photo = await addPhoto(p, id, bytes)

    expect(photo).toMatchObject({
      state: 'refused',
      refusedFor: `文件内容是 ${format}，不是登记的 JPEG；请上传原始文件`,
    })
    expect(await keysOf('evidence', `photos/140900/finance/${id}/`)).toEqual([])
    expect(await quarantined()).toEqual([])
  })

  it('other bytes of the same length, should the store have let them through', async () => {
    const { id } = await dispatched(p)

    const photo = await smuggle(id, jpeg({ seed: 4 }), jpeg({ seed: 5 }))

    expect(photo).toMatchObject({
      state: 'refused',
      refusedFor: '文件内容与登记的 SHA-256 不一致，可能在上传途中损坏；请重新登记并上传',
    })
  })

  it('more bytes than declared', async () => {
    const { id } = await dispatched(p)

    const photo = await smuggle(id, jpeg({ seed: 6 }), concat(jpeg({ seed: 6 }), new Uint8Array(9)))

    expect(photo).toMatchObject({ state: 'refused' })
    expect(photo?.refusedFor).toContain('字节')
  })

  it('an upload for a record that was submitted meanwhile, or that nobody declared', async () => {
    const id = await submittedInspection(p)
    const before = await stored(p, id)
    const [accepted] = before.photos
    for (const photoId of [accepted?.id as string, 'nobody']) {
      await p.bucket('quarantine').put(photoKey(p.department, id, photoId), jpeg({ seed: 7 }), { type: 'image/jpeg' })
    }

    await p.settle()

    expect(await stored(p, id)).toEqual(before)
    expect(await quarantined()).toEqual([])
    expect(await keysOf('evidence', `photos/140900/finance/${id}/`)).toEqual([accepted?.evidence])
  })

  it('an upload for an inspection that was called off', async () => {
    const { id } = await dispatched(p)
    const bytes = seedPhoto(1008)
    const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })
    const read = await p.store('inspections').get(id)
    await p.ports.table.transact(
      [p.store('inspections').replace(read, { ...read.record, state: 'called-off' }).item],
      'call-off',
    )

    await p.upload(body.upload, bytes)
    await p.settle()

    expect((await stored(p, id)).photos).toMatchObject([{ state: 'refused', refusedFor: '检查记录已不能修改' }])
  })
})
