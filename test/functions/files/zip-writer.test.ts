import { describe, expect, it } from 'vitest'
import { ZipWriter } from '../../../functions/files/zip-writer.ts'
import { type ZipPart, zipParts } from '../../../functions/importing/zip-entries.ts'

async function zipped(parts: Record<string, readonly (string | Uint8Array)[]>, level: 0 | 6 = 6): Promise<Buffer> {
  const zip = new ZipWriter()
  for (const [name, content] of Object.entries(parts)) await zip.add(name, content, level)
  return zip.end()
}

async function wholeOf(part: ZipPart): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of part.unpack()) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function unpacked(zip: Buffer): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {}
  for (const [name, part] of zipParts(zip)) found[name] = await wholeOf(part)
  return found
}

describe('a zip', () => {
  const photo = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))
  const parts = { '目录.txt': ['第一行\n', '第二行\n'], 'photos/1.jpg': [photo.subarray(0, 100), photo.subarray(100)] }

  it('gives back texts and bytes as they were added, under Chinese names', async () => {
    expect(await unpacked(await zipped(parts))).toEqual({
      '目录.txt': Buffer.from('第一行\n第二行\n'),
      'photos/1.jpg': photo,
    })
  })

  it('holds what is packed already without packing it again', async () => {
    const plain = await zipped({ 'photos/1.jpg': [photo] }, 0)

    expect(plain.includes(photo.subarray(0, 4000))).toBe(true)
    expect(await unpacked(plain)).toEqual({ 'photos/1.jpg': photo })
  })

  it('has the same bytes when it leaves part by part', async () => {
    const zip = new ZipWriter()
    const left: Buffer[] = []
    for (const [name, content] of Object.entries(parts)) {
      await zip.add(name, content)
      left.push(zip.drain())
    }

    expect(Buffer.concat([...left, zip.end()]).equals(await zipped(parts))).toBe(true)
    expect(left.every(({ length }) => length > 0)).toBe(true)
  })

  it('has the same bytes for the same parts', async () => {
    expect((await zipped(parts)).equals(await zipped(parts))).toBe(true)
  })
})
