import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../functions/files/docx/write-docx.ts'
import {
  blank,
  filled,
  heading,
  label,
  type OfficialDraft,
  paragraph,
  signed,
} from '../../../shared/domain/documents/document.ts'
import { printPage } from '../../../shared/pages/documents/print-page.ts'
import { documentText, partsOf } from './opened.ts'

const draft: OfficialDraft = {
  head: 'letter',
  office: '示例市财政局文件',
  number: blank('文号'),
  title: '一份示例',
  addressee: '示例科',
  blocks: [
    heading('一、总体'),
    paragraph('示例<一>号&二号\u0000\u000b', blank('需要说明的事项')),
    { kind: 'table', head: ['甲', '乙'], rows: [['1', '二']], widths: [1, 3] },
    {
      kind: 'form',
      widths: [1, 2, 1],
      rows: [
        { cells: [label('单位', { rows: 2 }), filled('示例有限公司', { columns: 2 })] },
        { cells: [filled([['第一行'], ['第二行', blank('时间')]]), filled('右', { align: 'right' })], height: 20 },
      ],
    },
    { kind: 'chart', shape: 'bar', title: '结果', unit: '项', categories: ['未发现问题', '其他'], values: [3, 1] },
    { kind: 'chart', shape: 'column', title: '各月', unit: '户', categories: ['1月', '2月'], values: [0, 4] },
    {
      kind: 'code',
      url: 'https://site.invalid/结果/?a=1&b=2',
      note: '扫码查看',
      by: '示例市财政局',
      day: blank('成文日期'),
    },
    { kind: 'signatures', places: ['执法人员（签名）'] },
    { kind: 'note', runs: ['一式两份'] },
    { kind: 'new-page' },
    signed('示例市财政局', '2022-07-01'),
  ],
}

describe('a document as .docx', () => {
  it('is an office file whose parts are all well formed', async () => {
    const parts = await partsOf(await writeDocx(draft))

    expect([...parts.keys()]).toEqual(
      expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/charts/chart1.xml']),
    )
    expect([...parts.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(1)
  })

  it('says every block, marks each blank, and leaves out signs that no XML can hold', async () => {
    const text = await documentText(await writeDocx(draft))

    for (const said of [
      '示例市财政局文件',
      '【待填：文号】',
      '示例科：',
      '一、总体',
      '示例&lt;一&gt;号&amp;二号',
      '第二行',
      '2022年7月1日',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('undefined')
  })

  it('lies on A4 with the margins of official documents, 37, 35, 28 and 26 mm', async () => {
    const xml = (await partsOf(await writeDocx(draft))).get('word/document.xml') ?? ''

    expect(/<w:pgSz [^>]*>/.exec(xml)?.[0]).toMatch(/w:w="11906" w:h="16838"/)
    expect(/<w:pgMar [^>]*>/.exec(xml)?.[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  })

  it('turns a wide table on its side', async () => {
    const xml = (await partsOf(await writeDocx({ ...draft, landscape: true }))).get('word/document.xml') ?? ''

    expect(/<w:pgSz [^>]*>/.exec(xml)?.[0]).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/)
  })

  it('holds the numbers of its charts, to be edited in the office suite', async () => {
    const parts = await partsOf(await writeDocx(draft))

    expect(parts.get('word/charts/chart1.xml')).toContain('未发现问题')
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(2)
  })
})

describe('a document as a page', () => {
  const page = printPage(draft)

  it('says what the .docx says, as one file that loads nothing', () => {
    for (const said of [
      '示例市财政局文件',
      '【待填：文号】',
      '示例&lt;一&gt;号&amp;二号',
      '第二行',
      '2022年7月1日',
      '3项',
    ])
      expect(page).toContain(said)
    expect(page).not.toMatch(/<script|<link|src=|url\(|undefined/)
    expect(page).toContain('size: A4; margin: 37mm 26mm 35mm 28mm')
  })

  it('lies on its side when the document does', () => {
    expect(printPage({ ...draft, landscape: true })).toContain('size: A4 landscape')
  })
})
