import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agenciesFile } from '../../../infra/local/seed/agencies-file.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring } from './bring-file.ts'
import { workbookOf, zipOf } from './zip-of.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>执法证号</t></is></c></row>'

async function whyRefused(bytes: Uint8Array): Promise<string> {
  const { body } = await bring(p, { kind: 'targets', bytes })
  expect(body.state).toBe('unreadable')
  return body.unreadable?.zh ?? ''
}

describe('a file that is not a readable workbook is refused in words, and nothing changes', () => {
  it('refuses a text named .xlsx', async () => {
    expect(await whyRefused(Buffer.from('统一社会信用代码,名称\n1,2\n'))).toContain('.csv')
  })

  it('refuses a renamed .xls', async () => {
    expect(await whyRefused(Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'))).toContain('.xls')
  })

  it('refuses a zip that is no workbook', async () => {
    expect(await whyRefused(zipOf({ 'notes.xml': '<a/>' }))).toContain('不是 Excel 工作簿')
  })

  it('refuses a workbook cut short', async () => {
    const whole = await agenciesFile()

    expect(await whyRefused(whole.subarray(0, whole.length - 100))).toContain('不完整')
  })

  it('refuses a workbook with damaged content', async () => {
    const bytes = Buffer.from(await agenciesFile())
    bytes.fill(0x55, 300, 900)

    expect(await whyRefused(bytes)).toMatch(/损坏|规范/)
  })

  it('refuses a zip bomb within bounded memory', async () => {
    const bomb = zipOf({ ...workbookOf(header), 'xl/sharedStrings.xml': Buffer.alloc(60_000_000, 0x20) })
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().arrayBuffers

    expect(await whyRefused(bomb)).toContain('压缩炸弹')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000)
  })

  it('refuses a zip bomb that lies about its size', async () => {
    const parts = { ...workbookOf(header), 'xl/sharedStrings.xml': Buffer.alloc(60_000_000, 0x20) }

    expect(await whyRefused(zipOf(parts, { 'xl/sharedStrings.xml': 1000 }))).toContain('损坏')
  })

  it('refuses a single cell so far out that the gap before it would fill the memory', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    expect(await whyRefused(zipOf(workbookOf(header + far)))).toContain('列之外')
  })

  it('refuses a workbook whose XML is broken', async () => {
    await expect(whyRefused(zipOf({ ...workbookOf(''), 'xl/workbook.xml': '<workbook><sheets>' }))).resolves.toContain(
      '规范',
    )
  })

  it('reads no external entity', async () => {
    const parts = workbookOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&secret;</t></is></c></row>')
    const hostile = `<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>${parts['xl/worksheets/sheet1.xml']}`

    const { body } = await bring(p, {
      kind: 'targets',
      bytes: zipOf({ ...parts, 'xl/worksheets/sheet1.xml': hostile }),
    })

    expect(['read', 'unreadable']).toContain(body.state)
    expect(JSON.stringify(body)).not.toContain('root:')
  })
})
