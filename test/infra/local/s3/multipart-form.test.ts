import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../../../infra/local/s3/multipart-form.ts'

const type = 'multipart/form-data; boundary=----x7'

/** Cuts bytes at the given places, as a network may. */
async function* cut(bytes: Buffer, places: number[]): AsyncGenerator<Buffer> {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((one, other) => one - other)
  let from = 0
  for (const end of ends) {
    yield bytes.subarray(from, end)
    from = end
  }
}

function formOf(fields: Record<string, string>, file: Buffer): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `------x7\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head =
    '------x7\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
  return Buffer.concat([Buffer.from(parts.join('') + head), file, Buffer.from('\r\n------x7--\r\n')])
}

async function read(bytes: AsyncIterable<Buffer>) {
  const { fields, file } = await readForm(type, bytes)
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return { fields: Object.fromEntries(fields), file: Buffer.concat(pieces) }
}

const refusedAs = async (bytes: Buffer) =>
  read(cut(bytes, [])).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  )

describe('a form with a file', () => {
  it('is read the same however the network cuts it, near-boundaries in the file included', async () => {
    const fields = { key: '照片/1.jpg', policy: 'e30=' }
    const piece = fc.constantFrom('\r\n', '--', '\r\n--', '----x7', '\r\n------x', '\r', '\n', '像素', '\0')
    const contents = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join('')))

    await fc.assert(
      fc.asyncProperty(contents, fc.array(fc.nat(400), { maxLength: 30 }), async (file, places) => {
        fc.pre(!file.includes('\r\n------x7'))
        expect(await read(cut(formOf(fields, file), places))).toEqual({ fields, file })
      }),
      { numRuns: 300 },
    )
  })

  it('is refused when it ends too early', async () => {
    const whole = formOf({ key: 'k' }, Buffer.from('x'))

    expect(await refusedAs(whole.subarray(0, -20))).toBe('IncompleteBody')
  })

  it('is refused without a file, with a field twice, with endless fields', async () => {
    const field = (name: string, value: string) =>
      `------x7\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

    expect(await refusedAs(Buffer.from(`${field('key', 'k')}------x7--\r\n`))).toBe('InvalidArgument')
    expect(await refusedAs(Buffer.from(field('key', 'k') + field('Key', 'other') + '------x7'))).toBe('InvalidArgument')
    expect(await refusedAs(Buffer.from(field('key', 'k'.repeat(30_000))))).toBe('MaxPostPreDataLengthExceeded')
  })
})
