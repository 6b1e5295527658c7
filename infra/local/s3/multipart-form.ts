import { ByteReader } from './byte-reader.ts'
import { S3Error } from './s3-error.ts'

const headEnd = Buffer.from('\r\n\r\n')
/** S3's limit for everything before the file. */
const longestPreamble = 20_000

/** A form up to its file: the fields before it, and the file still to be read. Fields after the file are not looked at. */
export interface FormWithFile {
  fields: Map<string, string>
  fileName: string
  file: AsyncIterable<Buffer>
}

/**
 * Reads `multipart/form-data` as far as the field `file`, whose bytes it hands on as they come.
 *
 * @source RFC 7578; S3 API, "POST Object": field names compare without case, the file comes last
 * @throws {S3Error} `MalformedPOSTRequest`, `MaxPostPreDataLengthExceeded`, `InvalidArgument` when a field comes twice or no file
 */
export async function readForm(contentType: string, bytes: AsyncIterable<Buffer>): Promise<FormWithFile> {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw malformed()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const reader = new ByteReader(withLineEnd(bytes))
  const fields = new Map<string, string>()
  let left = longestPreamble
  await reader.until(delimiter, left, tooLong)
  for (;;) {
    const head = readHead(await readPartHead(reader, left))
    if (head.name === 'file') {
      return { fields, fileName: head.fileName, file: reader.streamUntil(delimiter) }
    }
    const value = await reader.until(delimiter, left, tooLong)
    left -= value.length + head.length
    if (left < 0) throw tooLong()
    if (fields.has(head.name))
      throw new S3Error('InvalidArgument', `The form has the field ${head.name} more than once`)
    fields.set(head.name, value.toString('utf8'))
  }
}

/** The first boundary stands at the very beginning; a line end before it makes it like the others. */
async function* withLineEnd(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('\r\n')
  yield* bytes
}

async function readPartHead(reader: ByteReader, limit: number): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of reader.take(2)) pieces.push(piece)
  const next = Buffer.concat(pieces).toString('latin1')
  if (next === '--') throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.')
  if (next !== '\r\n') throw malformed()
  return (await reader.until(headEnd, limit, tooLong)).toString('utf8')
}

function readHead(text: string): { name: string; fileName: string; length: number } {
  const headers = new Map(
    text.split('\r\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const disposition = headers.get('content-disposition') ?? ''
  const parameter = (name: string) => new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]
  const name = parameter('name')
  if (!/^form-data\b/i.test(disposition) || name === undefined) throw malformed()
  return {
    name: name.toLowerCase(),
    fileName: parameter('filename') ?? '',
    length: text.length,
  }
}

function malformed(): S3Error {
  return new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.')
}

function tooLong(): S3Error {
  return new S3Error(
    'MaxPostPreDataLengthExceeded',
    'Your POST request fields preceding the upload file were too large.',
  )
}
