import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExifWords } from '../../../infra/local/seed/exif-segment.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { publicPhotos } from '../../../shared/domain/inspection/public-photo.ts'
import { heic } from '../../domain/inspection/pictures.ts'
import { pdf } from '../../domain/inspection/scans.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  approvedInspection,
  declaration,
  dispatched,
  registerOfficers,
  stored,
  visitTime,
} from '../inspecting/samples.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
})
afterAll(() => p.stop())

let count = 4000
const photo = (words?: ExifWords) => seedPhoto(++count, words)

async function listed(inspectionId: string, person = 'reviewer') {
  return (await p.call(person, 'listPhotos', { inspectionId })).body
}

const flagsOf = async (inspectionId: string) =>
  (await listed(inspectionId)).items.map(({ flags }) => flags.map(({ kind }) => kind))

describe('the reviewer', () => {
  it('sees each photo with its pictures and its original, as downloads', async () => {
    const { id } = await dispatched(p)
    const bytes = photo({ dateTime: '2022:07:20 09:30:00', latitude: 38.4, longitude: 112.7 })
    await addPhoto(p, id, bytes)

    const [item] = (await listed(id)).items
    const [original, web, thumbnail] = await Promise.all(
      [item?.original, item?.web, item?.thumbnail].map((address) => fetch(address ?? '')),
    )

    expect(item).toMatchObject({
      flags: [],
      silent: false,
      photo: { taken: { at: '2022-07-20T01:30:00.000Z', position: { latitude: 38.4, longitude: 112.7 } } },
    })
    expect(Buffer.from((await original?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
    expect(Buffer.from((await web?.arrayBuffer()) ?? new ArrayBuffer()).includes('Exif')).toBe(false)
    expect(thumbnail?.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(original?.headers.get('content-type')).toBe('image/jpeg')
  })

  it('is told of the same file and of nearly the same picture in other inspections', async () => {
    const [one, two, three] = [await dispatched(p), await dispatched(p), await dispatched(p)]
    const picture = ++count
    await addPhoto(p, one.id, seedPhoto(picture))
    await addPhoto(p, two.id, seedPhoto(picture))
    await addPhoto(p, three.id, seedPhoto(picture, { dateTime: '2022:07:20 09:30:00' }))

    expect([await flagsOf(one.id), await flagsOf(two.id), await flagsOf(three.id)]).toEqual([
      [[]],
      [['same-file']],
      [['same-picture']],
    ])
    expect((await stored(p, two.id)).photos[0]?.sameAs).toMatchObject({ inspectionId: one.id })
  })

  it('is told of one of two inspections that use the same file in the same moment', async () => {
    const [one, two] = [await dispatched(p), await dispatched(p)]
    const bytes = photo()
    const forms = await Promise.all(
      [one, two].map(({ id }) => p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes) })),
    )

    await Promise.all(forms.map(({ body }) => p.upload(body.upload, bytes)))
    await p.settle()

    const flags = [...(await flagsOf(one.id)), ...(await flagsOf(two.id))]
    expect(flags.filter((kinds) => kinds.includes('same-file'))).toHaveLength(1)
  })

  it('is told of photos far from the target and of another month, and that a file says nothing', async () => {
    const { id } = await dispatched(p, { targetPosition: { latitude: 38.4, longitude: 112.7 } })
    await addPhoto(p, id, photo({ dateTime: '2022:06:20 09:30:00', latitude: 38.45, longitude: 112.7 }))
    await addPhoto(p, id, photo())

    const { items } = await listed(id)

    expect(items.map(({ flags }) => flags.map(({ zh }) => zh))).toEqual([
      ['拍摄于 2022-06-20，不在任务期限 2022-07-01 至 2022-09-30 之内', '拍摄位置距检查对象约 5560 米'],
      [],
    ])
    expect(items.map(({ silent }) => silent)).toEqual([false, true])
  })

  it('sees which photos have not arrived; an officer of another team sees none', async () => {
    const { id } = await dispatched(p)
    const declared = await p.call('officer-01', 'declarePhoto', {
      inspectionId: id,
      ...declaration(photo()),
      fileName: 'DCIM/IMG_0412.jpg',
    })

    expect(await listed(id)).toMatchObject({
      missing: [declared.body.photo.id],
      items: [{ photo: { fileName: 'IMG_0412.jpg', state: 'declared' } }],
    })
    expect((await p.call('officer-05', 'listPhotos', { inspectionId: id })).status).toBe(403)
  })
})

describe('what else is evidence', () => {
  it('is a phone’s HEIC, shown to the public as JPEG', async () => {
    const { id } = await dispatched(p)

    const taken = await addPhoto(p, id, heic(), 'image/heic')

    expect(taken).toMatchObject({
      state: 'accepted',
      dimensions: { width: 160, height: 120 },
      taken: { at: '2022-07-20T02:05:00.000Z', position: { latitude: 38.41, longitude: 112.73 } },
      derivative: { web: { width: 160, height: 120 } },
    })
    expect((await listed(id)).items[0]?.unchecked).toHaveLength(1)
  })

  it('is a scan, which the public never sees', async () => {
    const { id } = await dispatched(p)

    const scan = await addPhoto(p, id, pdf({ pages: 3 }), 'application/pdf')

    expect(scan).toMatchObject({ state: 'accepted', pages: 3 })
    expect(scan.derivative).toBeUndefined()
    expect(publicPhotos(await stored(p, id))).toMatchObject([{ hidden: 'scan' }])
  })
})

describe('a photo that the public should not see', () => {
  it('is taken down by a publisher with the reason, and stays evidence', async () => {
    const id = await approvedInspection(p)
    const [before] = (await stored(p, id)).photos
    const input = { inspectionId: id, photoId: before?.id, reason: '照片中有未成年人面部' }

    const officer = await p.call('officer-01', 'takeDownPhoto', input)
    const { status, body } = await p.call('publisher', 'takeDownPhoto', input)
    const again = await p.call('publisher', 'takeDownPhoto', input)

    expect([officer.status, status, again.status]).toEqual([403, 200, 409])
    expect(publicPhotos(body)).toMatchObject([{ sha256: before?.sha256, takenDown: { reason: input.reason } }])
    expect(await p.bucket('evidence').get(before?.evidence ?? '')).toBeDefined()
    const events: string[] = []
    for (const { row } of await outbox()) if (row['type'] === 'photo.withdrawn') events.push(String(row['object']))
    expect(events).toEqual([`inspections/${id}`])
  })
})

async function outbox() {
  const { rows } = await p.ports.table.query({ partition: 'outbox#log', limit: 1000 })
  return rows.map((row) => ({ row: row as unknown as Record<string, unknown> }))
}
