import { crc32, inflateRawSync } from 'node:zlib'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../../functions/reporting/write-docx.ts'
import { draftReport } from '../../../shared/domain/reports/draft-report.ts'
import { sampleSources } from '../../domain/reports/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

/** The parts of a zip by its central directory, each checked against its sum. */
function unzipped(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [crc, size, length] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const text = inflateRawSync(bytes.subarray(from, from + size))
    if (crc32(text) !== crc) throw new Error('the sum does not hold')
    parts.set(bytes.subarray(at + 46, at + 46 + length).toString(), text.toString())
    at += 46 + length
  }
  return parts
}

const textOf = (bytes: Buffer) =>
  (unzipped(bytes).get('word/document.xml') ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')

describe('a document', () => {
  it('has its parts, the same bytes for the same draft', () => {
    const draft = draftReport('half-year-summary', sampleSources)
    const bytes = writeDocx(draft)

    expect([...unzipped(bytes).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/styles.xml',
      'word/document.xml',
    ])
    expect(writeDocx(draft).equals(bytes)).toBe(true)
  })

  it('marks each blank and holds any name whole', () => {
    const text = textOf(writeDocx(draftReport('results-reported', sampleSources)))

    expect(text).toContain('【待填：发文字号〔2022〕号】')
    expect(text).toContain('示例一号&lt;代理&amp;记账&gt;有限公司')
  })

  it('leaves out signs that no XML can hold', () => {
    const [first, ...rest] = sampleSources.inspections
    const odd = { ...(first as NonNullable<typeof first>), targetName: '示例\u0000\u000b公司' }

    expect(
      textOf(writeDocx(draftReport('results-reported', { ...sampleSources, inspections: [odd, ...rest] }))),
    ).toContain('示例公司')
  })
})

describe('reports through the door', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-10-12T01:00:00Z' })
    await p.runSchedule('sweepReminders')
    for (const one of sampleSources.inspections) await p.put('inspections', one)
    for (const one of sampleSources.tasks) await p.put('tasks', one)
  })
  afterAll(() => p.stop())

  it('are drafted behind the request, and fetched as document and annex', async () => {
    const asked = await p.call('reviewer', 'askForReport', { kind: 'results-reported', year: 2022 })
    const before = await p.call('reviewer', 'getReport', { reportId: asked.body.id })
    await p.settle()
    const { body } = await p.call('reviewer', 'getReport', { reportId: asked.body.id })
    const document = await fetch(body.document ?? '')
    const annex = await fetch(body.annex ?? '')

    expect([asked.status, before.body]).toMatchObject([202, { report: { state: 'asked' } }])
    expect(body.report).toMatchObject({ state: 'drafted', blanks: 2 })
    expect(textOf(Buffer.from(await document.arrayBuffer()))).toContain('示例二号代理记账有限公司')
    const [sheet] = await readXlsx(Buffer.from(await annex.arrayBuffer()))
    expect(sheet?.data.map((row) => row[2])).toEqual([
      '检查对象',
      '示例一号<代理&记账>有限公司',
      '示例二号代理记账有限公司',
      '示例三号代理记账有限公司',
    ])
  })

  it.each([
    ['officer-01', { kind: 'self-check', year: 2022 }, 403],
    ['clerk', { kind: 'praise', year: 2022 }, 400],
    ['clerk', { kind: 'self-check', year: 22 }, 400],
  ])('refuse %s %j', async (person, input, status) => {
    expect((await p.call(person, 'askForReport', input)).status).toBe(status)
  })

  it('are not found under another’s id', async () => {
    expect((await p.call('clerk', 'getReport', { reportId: 'nobodys' })).status).toBe(404)
  })
})
