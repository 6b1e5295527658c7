import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../../infra/local/seed/mosaic-jpeg.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { photoPieceKey } from '../../../shared/contract/object-keys.ts'
import { pieceSize } from '../../../shared/domain/inspection/photo-pieces.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { declaration, dispatched, registerOfficers, stored, visitTime } from '../inspecting/samples.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
})
afterAll(() => p.stop())

let count = 3000

/** A photo of two whole pieces and a bit, most of it metadata. */
function largePhoto(): Uint8Array {
  const photo = seedPhoto(++count)
  const padding = Array.from({ length: 20 }, (_, n) => segment(0xef, Buffer.alloc(60_000, n)))
  return Buffer.concat([photo.subarray(0, 2), ...padding, photo.subarray(2)])
}

function partsOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, at) =>
    bytes.subarray(at * pieceSize, (at + 1) * pieceSize),
  )
}

async function declare(inspectionId: string, bytes: Uint8Array) {
  const pieces = partsOf(bytes).map((part) => declaration(part).sha256)
  return (await p.call('officer-01', 'declarePhoto', { inspectionId, ...declaration(bytes), pieces })).body
}

type Forms = NonNullable<Awaited<ReturnType<typeof declare>>['pieces']>

async function send(forms: Forms, bytes: Uint8Array, ...numbers: number[]): Promise<void> {
  const chosen = forms.filter(({ n }) => numbers.includes(n))
  const answers = await Promise.all(
    chosen.map(({ from, size, upload }) => p.upload(upload, bytes.subarray(from, from + size))),
  )
  expect(answers.map(({ ok }) => ok)).toEqual(chosen.map(() => true))
  await p.settle()
}

async function left(inspectionId: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of p.bucket('quarantine').keys(photoPieceKey(p.department, inspectionId, '', 0).slice(0, -3)))
    keys.push(key)
  return keys
}

describe('a photo sent in pieces', () => {
  it('goes on where it broke off, and is taken in once the last piece is there', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()
    const first = await declare(id, bytes)
    await send(first.pieces as Forms, bytes, 1, 3)

    const second = await declare(id, bytes)

    expect(first.pieces?.map(({ n, size }) => [n, size])).toEqual([
      [1, pieceSize],
      [2, pieceSize],
      [3, bytes.length - 2 * pieceSize],
    ])
    expect([second.photo.id, second.pieces?.map(({ n }) => n)]).toEqual([first.photo.id, [2]])
    expect((await stored(p, id)).photos).toMatchObject([{ state: 'declared' }])

    await send(second.pieces as Forms, bytes, 2)

    const [photo] = (await stored(p, id)).photos
    expect(photo).toMatchObject({ state: 'accepted', sha256: declaration(bytes).sha256 })
    expect(Buffer.from((await p.bucket('evidence').get(photo?.evidence ?? '')) ?? [])).toEqual(bytes)
    expect(await left(id)).toEqual([])
  })

  it('is taken in once when its last pieces arrive together', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()

    await send((await declare(id, bytes)).pieces as Forms, bytes, 1, 2, 3)

    expect((await stored(p, id)).photos.map(({ state }) => state)).toEqual(['accepted'])
    expect(await left(id)).toEqual([])
  })

  it('may be sent whole all the same', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()
    const { pieces, upload } = await declare(id, bytes)
    await send(pieces as Forms, bytes, 2)

    await p.upload(upload, bytes)
    await p.settle()
    await send(pieces as Forms, bytes, 1)

    expect((await stored(p, id)).photos.map(({ state }) => state)).toEqual(['accepted'])
    expect((await left(id)).map((key) => key.slice(-1))).toEqual(['2'])
  })

  it('is refused when its pieces are those of another file', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()
    const other = Buffer.from(bytes)
    other[700_000] = 1
    const pieces = partsOf(other).map((part) => declaration(part).sha256)
    const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes), pieces })

    await send(body.pieces as Forms, other, 1, 2, 3)

    expect((await stored(p, id)).photos).toMatchObject([
      { state: 'refused', refusedFor: '文件内容与登记的 SHA-256 不一致，可能在上传途中损坏；请重新登记并上传' },
    ])
    expect(await left(id)).toEqual([])
  })

  it('takes each piece under its own key, with its own bytes and length alone', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()
    const [form] = (await declare(id, bytes)).pieces as Forms
    const upload = form?.upload as NonNullable<typeof form>['upload']
    const other = { ...upload, fields: { ...upload.fields, key: `${upload.fields['key']}0` } }

    const answers = [
      await p.upload(upload, bytes.subarray(1, pieceSize + 1)),
      await p.upload(upload, bytes.subarray(0, pieceSize - 1)),
      await p.upload(other, bytes.subarray(0, pieceSize)),
    ]

    expect(answers.map(({ status }) => Math.floor(status / 100))).toEqual([4, 4, 4])
  })

  it('says how many pieces a file has when others are given', async () => {
    const { id } = await dispatched(p)
    const bytes = largePhoto()

    const { status, body } = await p.call('officer-01', 'declarePhoto', {
      inspectionId: id,
      ...declaration(bytes),
      pieces: ['a'.repeat(64)],
    })

    expect([status, body['type'], body['expected']]).toEqual([422, 'pieces-do-not-fit', 3])
    expect((await stored(p, id)).photos).toEqual([])
  })
})
