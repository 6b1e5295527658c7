import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { publishedCycle } from '../publishing/world.ts'
import { closed, edit, forged, unzipped, verified, zipOf, zipped } from './archive.ts'

let p: TestPlatform
let zip: Buffer

beforeAll(async () => {
  p = await platform()
  const cycle = await publishedCycle(p)
  zip = await zipOf(p, await closed(p, cycle.published[0] ?? ''))
}, 120_000)
afterAll(() => p.stop())

async function wrong(file: Uint8Array) {
  const { ok, firstDifference, checks } = await verified(file)
  return { ok, failed: checks.find((check) => !check.ok)?.id, where: firstDifference?.where }
}

describe('a dossier that was tampered with', () => {
  it('fails with any one byte flipped, wherever it lies', async () => {
    const step = Math.ceil(zip.length / 60)
    for (let at = 0; at < zip.length; at += step) {
      const flipped = Buffer.from(zip)
      flipped.writeUInt8((flipped[at] ?? 0) ^ 0xff, at)
      expect((await wrong(flipped)).ok, `byte ${at}`).toBe(false)
    }
  })

  it('fails in each byte of its directory and its end', async () => {
    const directory = zip.readUInt32LE(zip.length - 6)
    for (let at = directory; at < zip.length; at += 7) {
      const flipped = Buffer.from(zip)
      flipped.writeUInt8((flipped[at] ?? 0) ^ 0x01, at)
      expect((await wrong(flipped)).ok, `byte ${at}`).toBe(false)
    }
  })

  it('fails with a file added, and names it', async () => {
    const files = await unzipped(zip)
    files.set('05-photos/99.jpg', Buffer.from('another'))

    expect(await wrong(await zipped(files))).toEqual({ ok: false, failed: 'files', where: '05-photos/99.jpg' })
  })

  it('fails with a file taken out, and names it', async () => {
    const files = await unzipped(zip)
    files.delete('06-review/review.json')

    expect(await wrong(await zipped(files))).toEqual({ ok: false, failed: 'files', where: '06-review/review.json' })
  })

  it('fails with a photo swapped, though the index was mended', async () => {
    const swapped = await forged(zip, (files) => files.set('05-photos/01.jpg', Buffer.from('another picture')))

    expect(await wrong(swapped)).toEqual({
      ok: false,
      failed: 'photos',
      where: '05-photos/01.jpg SHA-256 (05-photos/photos.json)',
    })
  })

  it('fails with a photo of the record left out of file and index', async () => {
    const without = await forged(zip, (files) => files.delete('05-photos/01.jpg'))

    expect(await wrong(without)).toMatchObject({ ok: false, failed: 'photos' })
  })

  it('fails with another team on the record', async () => {
    const other = await forged(zip, (files) =>
      edit(files, '04-record/record.json', (record: object) => ({ ...record, officerIds: ['SX0900-98', 'SX0900-99'] })),
    )

    expect(await wrong(other)).toEqual({ ok: false, failed: 'team', where: '04-record/record.json officerIds' })
  })

  it('fails with a target that was not drawn', async () => {
    const target = '91140900MA0SLXXXXX'
    const other = await forged(zip, (files) => {
      edit(files, '02-draw/proof.json', (proof: object) => ({ ...proof, target }))
      edit(files, '04-record/record.json', (record: object) => ({ ...record, target }))
      edit(files, 'index.json', (index: object) => ({ ...index, target }))
    })

    expect(await wrong(other)).toEqual({ ok: false, failed: 'proof', where: '02-draw/proof.json target' })
  })

  it('fails with a draw that does not compute', async () => {
    const other = await forged(zip, (files) =>
      edit(files, '02-draw/bundle.json', (bundle: { seed: string }) => ({ ...bundle, seed: 'a'.repeat(64) })),
    )

    expect(await wrong(other)).toMatchObject({ ok: false, failed: 'draw' })
  })

  it('fails with something before its first part, and behind its end', async () => {
    const before = await wrong(Buffer.concat([Buffer.from('MZ'), zip]))
    const behind = await wrong(Buffer.concat([zip, Buffer.from('<html>')]))

    expect([before, behind].map(({ ok, failed }) => [ok, failed])).toEqual([
      [false, 'zip'],
      [false, 'zip'],
    ])
  })

  it('fails, and does not crash, with anything at all in its place', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.alloc(1000, 7), zip.subarray(0, 5000)]) {
      expect((await wrong(bytes)).ok).toBe(false)
    }
    expect(await wrong(await zipped(new Map([['index.json', Buffer.from('{}')]])))).toMatchObject({ failed: 'index' })
  })
})
