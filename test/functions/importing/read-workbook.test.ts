import { describe, expect, it } from 'vitest'
import { writeSheet } from '../../../infra/local/seed/write-sheet.ts'
import { itemLayout } from '../../../shared/domain/registry/read-items.ts'
import { readRows } from '../../../shared/domain/registry/read-rows.ts'
import { wholeSheets } from './whole-sheets.ts'
import { workbookOf, zipOf } from './zip-of.ts'

const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const header = '事项编号,抽查事项,类别,检查对象,检查依据,检查主体,检查内容,检查方式'.split(',')
const headerRow = `<row r="1">${header.map((text, at) => inline(`${'ABCDEFGH'[at]}1`, text)).join('')}</row>`
const rest = ['示例事项', '重点', '机构', '《示例办法》（2019）第1条', '局', '内容', '实地']
  .map((text, at) => inline(`${'BCDEFGH'[at]}2`, text))
  .join('')

describe('a workbook is read', () => {
  it('with texts, numbers, dates and gaps where they stand, blank rows left out', async () => {
    const [sheet] = await wholeSheets(
      await writeSheet('表', [['甲', null, 7], [], [new Date('2022-07-01T00:00:00Z'), true]]),
    )

    expect(sheet).toEqual({
      name: '表',
      rows: [
        { number: 1, cells: ['甲', null, 7] },
        { number: 3, cells: [new Date('2022-07-01T00:00:00Z'), true] },
      ],
    })
  })

  it('with texts of several runs joined, and without their pronunciation', async () => {
    const parts = workbookOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    const texts = '<sst><si><r><t>示例</t></r><r><t>公司</t></r><rPh sb="0" eb="1"><t>shili</t></rPh></si></sst>'

    const [sheet] = await wholeSheets(zipOf({ ...parts, 'xl/sharedStrings.xml': texts }))

    expect(sheet?.rows).toEqual([{ number: 1, cells: ['示例公司'] }])
  })

  it.each([
    ['that was computed', '<c r="A2" t="str"><f>CONCATENATE("CZ","-1")</f><v>CZ-1</v></c>', '公式'],
    ['that nobody has computed', '<c r="A2" t="str"><f>B2</f></c>', '公式'],
    ['that came to an error', '<c r="A2" t="e"><v>#N/A</v></c>', '错误值'],
  ])('refusing a formula %s in place of a value', async (_, cell, word) => {
    const sheets = await wholeSheets(zipOf(workbookOf(`${headerRow}<row r="2">${cell}${rest}</row>`)))

    const { rows, findings } = readRows(sheets, itemLayout)

    expect(rows).toEqual([])
    expect(findings[0]).toMatchObject({ id: 'row-2-A', severity: 'error', zh: expect.stringContaining(word) })
  })

  it('taking no notice of a formula in a column that is not imported', async () => {
    const more = `${headerRow.replace('</row>', inline('I1', '备注'))}</row>`
    const row = `<row r="2">${inline('A2', 'CZ-1')}${rest}<c r="I2"><f>1+1</f><v>2</v></c></row>`

    const { rows, findings } = readRows(await wholeSheets(zipOf(workbookOf(more + row))), itemLayout)

    expect(rows).toHaveLength(1)
    expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('refusing one that counts its days from 1904', async () => {
    const parts = workbookOf(headerRow)
    const mac = parts['xl/workbook.xml']?.replace('<sheets>', '<workbookPr date1904="1"/><sheets>') ?? ''

    await expect(wholeSheets(zipOf({ ...parts, 'xl/workbook.xml': mac }))).rejects.toMatchObject({
      facts: { why: expect.stringContaining('1904') },
    })
  })

  it.each([
    ['tags that never close', '<c '.repeat(200_000)],
    ['a tag with endless attributes', `<c ${Array.from({ length: 40_000 }, (_, at) => `a${at}="1"`).join(' ')}`],
    ['elements that never close', '<c>'.repeat(200_000)],
  ])(
    'not for minutes when it holds %s',
    async (_, hostile) => {
      const bytes = zipOf({ ...workbookOf(''), 'xl/worksheets/sheet1.xml': hostile })

      await expect(wholeSheets(bytes)).rejects.toMatchObject({ code: 'file-not-readable' })
    },
    10_000,
  )

  it('with every sheet in the order of the workbook', async () => {
    const { default: write } = await import('write-excel-file/node')
    const bytes = await write([
      { sheet: '乙', data: [['1']] },
      { sheet: '甲', data: [['2']] },
    ]).toBuffer()

    expect((await wholeSheets(bytes)).map(({ name, rows }) => [name, rows])).toEqual([
      ['乙', [{ number: 1, cells: ['1'] }]],
      ['甲', [{ number: 1, cells: ['2'] }]],
    ])
  })
})
