import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPieces, writePieces } from '../../../functions/stores/object-pieces.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

const type = 'application/zip'
const MIB = 1024 ** 2

async function* piecesOf(count: number, size: number, diesAt = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) {
    if (n === diesAt) throw new Error('the source died')
    yield new Uint8Array(size).fill(n % 251)
  }
}

async function gathered(pieces: AsyncIterable<Uint8Array> | undefined) {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of pieces ?? []) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}

describe('an object that comes a piece at a time', () => {
  it.each([
    ['nothing at all', 0, 1],
    ['less than a part', 3, 1000],
    ['several parts and a rest', 41, MIB / 2 + 7],
    ['pieces larger than a part', 2, 9 * MIB],
  ])('is there whole, of %s', async (name, count, size) => {
    const archive = p.bucket('archive')

    await writePieces(archive, `pieces/${name}`, piecesOf(count, size), type)

    expect(await gathered(await readPieces(archive, `pieces/${name}`))).toEqual(await gathered(piecesOf(count, size)))
  })

  it('is not there at all when its source dies on the way', async () => {
    const archive = p.bucket('archive')

    await expect(writePieces(archive, 'pieces/dead', piecesOf(40, MIB, 30), type)).rejects.toThrow('the source died')

    expect(await archive.size('pieces/dead')).toBeUndefined()
  })

  it('is undefined where there is none', async () => {
    expect(await readPieces(p.bucket('archive'), 'pieces/none')).toBeUndefined()
  })
})
