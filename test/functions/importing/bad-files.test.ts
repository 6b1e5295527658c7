import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import write from 'write-excel-file/node'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, sheetOf } from './bring-file.ts'
import { targetCells, targetHeader, targetId } from './many-targets.ts'
import { workbookOf, zipOf } from './zip-of.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')
const changed = (changes: Record<string, string>, nth = 0) =>
  targetCells(nth).map((cell, at) => changes[targetHeader[at] ?? ''] ?? cell)

/** GB18030 of these few signs, as iconv writes it; Node decodes it and cannot encode it. */
const gb18030: Readonly<Record<string, string>> = {
  统: 'cdb3',
  一: 'd2bb',
  社: 'c9e7',
  会: 'bbe1',
  信: 'd0c5',
  用: 'd3c3',
  代: 'b4fa',
  码: 'c2eb',
  名: 'c3fb',
  称: 'b3c6',
  类: 'c0e0',
  型: 'd0cd',
  领: 'c1ec',
  域: 'd3f2',
  所: 'cbf9',
  属: 'caf4',
  区: 'c7f8',
  县: 'cfd8',
  住: 'd7a1',
  等: 'b5c8',
  级: 'bcb6',
  来: 'c0b4',
  源: 'd4b4',
  评: 'c6c0',
  定: 'b6a8',
  日: 'c8d5',
  期: 'c6da',
  许: 'd0ed',
  可: 'bfc9',
  证: 'd6a4',
  编: 'b1e0',
  号: 'bac5',
  有: 'd3d0',
  效: 'd0a7',
  起: 'c6f0',
  止: 'd6b9',
  状: 'd7b4',
  态: 'ccac',
  示: 'cabe',
  例: 'c0fd',
  公: 'b9ab',
  司: 'cbbe',
  企: 'c6f3',
  业: 'd2b5',
  机: 'bbfa',
  构: 'b9b9',
  忻: 'd0c3',
  府: 'b8ae',
  㐂: '8139ef31',
}
const inGb18030 = (text: string) =>
  Buffer.from(Array.from(text, (sign) => gb18030[sign] ?? Buffer.from(sign).toString('hex')).join(''), 'hex')

async function refusal(bytes: Uint8Array, fileName = 'a.xlsx'): Promise<string> {
  const { body } = await bring(p, { kind: 'targets', bytes, fileName })
  expect(body.state).toBe('unreadable')
  expect((await p.store('targets').list()).items).toEqual([])
  return body.unreadable?.zh ?? ''
}

async function errors(bytes: Uint8Array, fileName = 'a.xlsx'): Promise<string[]> {
  const { body, importId } = await bring(p, { kind: 'targets', bytes, fileName })
  expect(body.state).toBe('read')
  const found = body.findings.filter(({ severity }) => severity === 'error')
  if (found.length > 0) expect((await p.call('clerk', 'applyImport', { importId })).status).toBe(409)
  return found.map(({ where, zh }) => `${where} ${zh}`)
}

describe('a .csv is read', () => {
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${csv(targetHeader, targetCells(0))}`)],
    ['UTF-8 without', Buffer.from(csv(targetHeader, targetCells(0)))],
    [
      'UTF-16, as “Unicode text” with tabs',
      Buffer.from(`\ufeff${[targetHeader, targetCells(0)].map((row) => row.join('\t')).join('\n')}`, 'utf16le'),
    ],
    [
      'columns in another order, quoted and full of blank lines',
      Buffer.from(
        csv(
          ['', ''],
          targetHeader.toReversed(),
          [],
          targetCells(0)
            .toReversed()
            .map((cell) => `"${cell}"`),
          ['', ''],
        ),
      ),
    ],
  ])('in %s', async (_, bytes) => {
    const { body } = await bring(p, { kind: 'targets', bytes, fileName: 'a.csv' })

    expect(body).toMatchObject({ state: 'read', findings: [], counts: { rows: 1, added: 1 } })
  })

  it('in GB18030, rare signs of four bytes included', async () => {
    const row = changed({
      名称: '示例㐂公司',
      领域: '机构',
      所属区县: '忻府区',
      住所: '',
      信用等级来源: '',
      评定日期: '',
      许可证编号: '',
      许可有效期起: '',
      许可有效期止: '',
      状态: '',
    })

    const { importId, body } = await bring(p, {
      kind: 'targets',
      bytes: inGb18030(csv(targetHeader, row)),
      fileName: 'a.csv',
    })

    expect(body).toMatchObject({ state: 'read', findings: [], counts: { rows: 1 } })
    const rows = await p.bucket('archive').get(`${(await p.store('imports').get(importId)).record.rows}00000.jsonl`)
    expect(Buffer.from(rows ?? '').toString()).toContain('示例㐂公司')
  })

  it('not when it is damaged UTF-8, which would be legal nonsense in GB18030', async () => {
    const bytes = Buffer.from(csv(targetHeader, targetCells(0)))
    bytes[40] = 0xff

    expect(await refusal(bytes, 'a.csv')).toContain('编码')
  })

  it('not when it is no text at all, a web page, or another file by a wrong name', async () => {
    expect(await refusal(Buffer.from([0, 1, 2, 3, 0, 0, 0]), 'a.csv')).toContain('编码')
    expect(await refusal(Buffer.from('<html><table></table></html>'), 'a.csv')).toContain('网页')
    expect(await refusal(zipOf(workbookOf('')), 'a.csv')).toContain('改名')
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.csv')).toContain('.xls')
  })

  it('not when a quote never closes', async () => {
    const bytes = Buffer.from(`${csv(targetHeader)}\r\n"${'x'.repeat(2_000_000)}`)

    expect(await refusal(bytes, 'a.csv')).toContain('引号')
  })

  it('with the code that Excel has spoilt named as such', async () => {
    const bytes = Buffer.from(csv(targetHeader, changed({ 统一社会信用代码: '9.11409E+17' })))

    expect((await errors(bytes, 'a.csv'))[0]).toContain('末位已丢失')
  })

  it('with a formula in place of a value refused, and one that only keeps the zeros taken', async () => {
    const formula = Buffer.from(csv(targetHeader, changed({ 名称: '=HYPERLINK(1)' })))
    const zeros = Buffer.from(csv(targetHeader, changed({ 统一社会信用代码: `="${targetId(0)}"` })))

    expect((await errors(formula, 'a.csv'))[0]).toContain('公式')
    expect(await errors(zeros, 'a.csv')).toEqual([])
  })
})

describe('a workbook that clerks have made their own', () => {
  it('is read below a title and a header of two rows with merged cells', async () => {
    const merged = targetHeader.map((name) => (name.startsWith('许可') ? (name === '许可证编号' ? '许可' : '') : name))
    const below = targetHeader.map((name) => (name.startsWith('许可') ? name.replace(/^许可/, '') : ''))

    const bytes = await sheetOf(['检查对象名录（示例）'], merged, below, [], targetCells(0))

    expect((await bring(p, { kind: 'targets', bytes })).body).toMatchObject({ findings: [], counts: { rows: 1 } })
  })

  it('is read with full-width digits, dates as serial numbers and as dates', async () => {
    const cells = changed({ 许可有效期起: '２０１５年３月１日', 名称: '示例１２３公司' })
    const row = cells.map((cell, at) => (targetHeader[at] === '评定日期' ? 44593 : cell))

    const { importId, body } = await bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, row) })

    expect(body.findings).toEqual([])
    const rows = await p.bucket('archive').get(`${(await p.store('imports').get(importId)).record.rows}00000.jsonl`)
    expect(JSON.parse(Buffer.from(rows ?? '').toString()).record).toMatchObject({
      creditDate: '2022-02-01',
      licence: { from: '2015-03-01' },
    })
  })

  it('with two sheets that both hold such a table is refused, naming both', async () => {
    const data = [targetHeader, targetCells(0)]
    const bytes = await write([
      { sheet: '一季度', data },
      { sheet: '二季度', data },
    ]).toBuffer()

    const [error] = await errors(bytes)
    expect(error).toContain('“一季度”')
    expect(error).toContain('“二季度”')
  })

  it('with another sheet beside its table is read, and the other named', async () => {
    const bytes = await write([
      { sheet: '名录', data: [targetHeader, targetCells(0)] },
      { sheet: '联系人', data: [['示例', '电话']] },
    ]).toBuffer()

    expect((await bring(p, { kind: 'targets', bytes })).body.findings).toMatchObject([
      { severity: 'warning', where: '工作表“联系人”' },
    ])
  })
})

describe('a row that cannot be right is told by its cell, with the way to mend it', () => {
  it.each([
    ['30 February', { 许可有效期起: '2022-02-30' }, '第 2 行 K 列', '不是有效日期'],
    ['a certificate that ends before it begins', { 许可有效期止: '2001-01-01' }, '第 2 行 L 列', '早于起始日'],
    ['a county that nobody knows', { 所属区县: '无名县' }, '第 2 行 E 列', '不认识'],
    ['a class that does not exist', { 信用等级: 'E' }, '第 2 行 G 列', '可填'],
    ['an empty name', { 名称: '\u200b ' }, '第 2 行 B 列', '不能为空'],
  ])('%s', async (_, changes, where, why) => {
    const [error] = await errors(await sheetOf(targetHeader, changed(changes)))

    expect(error).toContain(where)
    expect(error).toContain(why)
  })

  it.each([
    ['once more', (id: string) => id],
    [
      'in full width',
      (id: string) => Array.from(id, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
    ],
    ['with a zero-width space', (id: string) => `${id.slice(0, 5)}\u200b${id.slice(5)}`],
    ['in lower case with spaces', (id: string) => ` ${id.toLowerCase()} `],
  ])('a code that stands there %s', async (_, variant) => {
    const rows = [targetCells(0), changed({ 统一社会信用代码: variant(targetId(0)) }, 1)]

    expect((await errors(await sheetOf(targetHeader, ...rows)))[0]).toContain('与第 2 行重复')
  })

  it('an item number in NFC and in NFD', async () => {
    const header = ['事项编号', '抽查事项', '类别', '检查对象', '检查依据', '检查主体', '检查内容', '检查方式']
    const row = (id: string) => [id, '示例', '一般', '机构', '《示例办法》（2019）第1条', '局', '内容', '实地']
    const bytes = await sheetOf(header, row('caf\u00e9-1'), row('cafe\u0301-1'))

    const { body } = await bring(p, { kind: 'items', bytes })

    expect(body.findings).toMatchObject([{ severity: 'error', zh: expect.stringContaining('重复') }])
  })
})

describe('a file that is too much', () => {
  it('of a million rows is refused within bounded memory, soon', async () => {
    const header = targetHeader.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const rows = Array.from({ length: 1_000_000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join('')
    const sheet = `<row>${header}</row>${rows}`
    const before = process.memoryUsage().rss

    expect(await refusal(zipOf(workbookOf(sheet)))).toContain('200000 行')
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  }, 60_000)

  it('of formats down to the last row of a sheet is read as the few rows that it holds', async () => {
    const cells = (row: readonly string[], at: number) =>
      row
        .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
        .join('')
        .replace(/^/, `<row r="${at}">`)
        .concat('</row>')
    const styled = Array.from(
      { length: 50_000 },
      (_, at) => `<row r="${at + 3}" s="1" customFormat="1"><c r="A${at + 3}" s="1"/></row>`,
    )
    const bytes = zipOf(workbookOf(cells(targetHeader, 1) + cells(targetCells(0), 2) + styled.join('')))

    expect((await bring(p, { kind: 'targets', bytes })).body).toMatchObject({ findings: [], counts: { rows: 1 } })
  })

  it('of faults is told with the first hundred, a count, and a report that has them all', async () => {
    const rows = Array.from({ length: 300 }, (_, nth) => changed({ 所属区县: '无名县' }, nth))

    const { importId, body } = await bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, ...rows) })

    expect(body.totals).toEqual({ errors: 300, conflicts: 0, warnings: 0 })
    expect(body.findings).toHaveLength(101)
    expect(body.findings.at(-1)).toMatchObject({ id: 'more', severity: 'error', zh: expect.stringContaining('200') })
    const { url } = (await p.call('clerk', 'getImportReport', { importId })).body
    const report = await (await fetch(url)).text()
    expect(report.split('\r\n').filter((line) => line.startsWith('错误'))).toHaveLength(300)
  })
})
