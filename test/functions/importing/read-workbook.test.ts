import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../functions/importing/read-workbook.ts'
import { writeSheet } from '../../../infra/local/seed/write-sheet.ts'
import { readItems } from '../../../shared/domain/registry/read-items.ts'
import { workbookOf, zipOf } from './zip-of.ts'

describe('a workbook is read', () => {
  it('with texts, numbers, dates and gaps where they stand', async () => {
    const [sheet] = await readWorkbook(
      await writeSheet('表', [['甲', null, 7], [], [new Date('2022-07-01T00:00:00Z'), true]]),
    )

    expect(sheet).toEqual({
      name: '表',
      rows: [
        ['甲', null, 7],
        [null, null, null],
        [new Date('2022-07-01T00:00:00Z'), true, null],
      ],
      formulas: [],
      uncomputed: [],
    })
  })

  it('with the last computed value of a formula, which the report names', async () => {
    const header = '事项编号,抽查事项,类别,检查对象,检查依据,检查主体,检查内容,检查方式'.split(',')
    const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const cells = header.map((text, at) => inline(`${'ABCDEFGH'[at]}1`, text)).join('')
    const computed = '<c r="A2" t="str"><f>CONCATENATE("CZ","-1")</f><v>CZ-1</v></c>'
    const rest = ['示例事项', '重点', '机构', '《示例办法》（2019）第1条', '局', '内容', '实地']
    const row = rest.map((text, at) => inline(`${'BCDEFGH'[at]}2`, text)).join('')
    const bytes = zipOf(workbookOf(`<row r="1">${cells}</row><row r="2">${computed}${row}</row>`))

    const sheets = await readWorkbook(bytes)

    expect(sheets[0]?.formulas).toEqual(['A2'])
    expect(readItems(sheets)).toMatchObject({
      rows: [{ record: { id: 'CZ-1' } }],
      findings: [{ severity: 'warning', zh: expect.stringContaining('A2') }],
    })
  })

  it('with an error for a formula that nobody has computed', async () => {
    const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const header = `<row r="1">${inline('A1', '事项编号')}${inline('B1', '抽查事项')}</row>`
    const bytes = zipOf(workbookOf(`${header}<row r="2">${inline('A2', 'CZ-1')}<c r="B2" t="str"><f>A1</f></c></row>`))

    const sheets = await readWorkbook(bytes)

    expect(sheets[0]).toMatchObject({ formulas: ['B2'], uncomputed: ['B2'] })
    expect(readItems(sheets).findings).toContainEqual(
      expect.objectContaining({ severity: 'error', zh: expect.stringContaining('B2') }),
    )
  })

  it.each([
    ['tags that never close', '<c '.repeat(200_000)],
    ['a tag with endless attributes', `<c ${Array.from({ length: 40_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`],
    ['elements that never close', '<c>'.repeat(200_000)],
  ])(
    'not for minutes when it holds %s',
    async (_, hostile) => {
      const bytes = zipOf({ ...workbookOf(''), 'xl/worksheets/sheet1.xml': hostile })

      await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'file-not-readable' })
    },
    10_000,
  )

  it('with every sheet in the order of the workbook', async () => {
    const { default: write } = await import('write-excel-file/node')
    const bytes = await write([
      { sheet: '乙', data: [['1']] },
      { sheet: '甲', data: [['2']] },
    ]).toBuffer()

    expect((await readWorkbook(bytes)).map(({ name, rows }) => [name, rows])).toEqual([
      ['乙', [['1']]],
      ['甲', [['2']]],
    ])
  })
})
