import type { Block, ReportDraft, Run } from '../../shared/domain/reports/report.ts'
import { chineseDay } from '../../shared/kernel/days.ts'
import { zip } from './zip.ts'

/**
 * A draft as a .docx in the form of official documents: name in red over a red line, number, title, body in 仿宋 of size 3 with 28 points a
 * line, 37 and 35 mm above and below, 28 and 26 mm beside; no seal. Written by hand, because the library for it weighs 234 KB in a bundle that
 * may have 450.
 *
 * @source GB/T 9704-2012, 5-7; ECMA-376 part 1, 17
 */
export function writeDocx(draft: ReportDraft): Buffer {
  const { office, number, title, addressee, blocks, signedBy, day } = draft
  const body = [
    styled('office', [office]),
    styled('number', [number]),
    styled('title', [title]),
    styled('addressee', [`${addressee}：`]),
    ...blocks.map(blockXml),
    styled('signature', [signedBy]),
    styled('signature', [chineseDay(day)]),
  ].join('')
  return zip({
    '[Content_Types].xml': `${declaration}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([['styles', 'styles.xml']]),
    'word/styles.xml': `${declaration}<w:styles ${names}>${defaults}${Object.entries(styles).map(styleXml).join('')}${tableStyle}</w:styles>`,
    'word/document.xml': `${declaration}<w:document ${names}><w:body>${body}${page}</w:body></w:document>`,
  })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A4; twentieths of a point. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'

interface Style {
  readonly font: string
  /** Half points. */
  readonly size: number
  readonly paragraph: string
  readonly run?: string
}

/** 28 points a line. */
const lines = '<w:spacing w:line="560" w:lineRule="exact"/>'
const styles = {
  office: {
    font: '方正小标宋简体',
    size: 60,
    paragraph: '<w:spacing w:before="400" w:after="200"/><w:jc w:val="center"/>',
    run: '<w:color w:val="FF0000"/>',
  },
  number: {
    font: '仿宋',
    size: 32,
    paragraph:
      '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr><w:spacing w:after="560"/><w:jc w:val="center"/>',
  },
  title: { font: '方正小标宋简体', size: 44, paragraph: '<w:spacing w:after="400"/><w:jc w:val="center"/>' },
  addressee: { font: '仿宋', size: 32, paragraph: lines },
  body: {
    font: '仿宋',
    size: 32,
    paragraph: `${lines}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>`,
  },
  heading: {
    font: '黑体',
    size: 32,
    paragraph: `<w:keepNext/>${lines}<w:ind w:firstLineChars="200" w:firstLine="640"/>`,
  },
  cell: { font: '仿宋', size: 21, paragraph: '<w:spacing w:before="40" w:after="40"/>' },
  signature: { font: '仿宋', size: 32, paragraph: `<w:keepNext/>${lines}<w:jc w:val="right"/>` },
} as const satisfies Record<string, Style>

const defaults =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const tableStyle = `<w:style w:type="table" w:styleId="grid"><w:name w:val="grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style>`

function styleXml([id, { font, size, paragraph, run = '' }]: [string, Style]): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${paragraph}</w:pPr><w:rPr><w:rFonts w:eastAsia="${font}"/>${run}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
}

function blockXml(block: Block): string {
  if (block.kind === 'heading') return styled('heading', [block.text])
  if (block.kind === 'paragraph') return styled('body', block.runs)
  return tableXml(block)
}

function tableXml({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly string[], properties = '') =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.map((text) => `<w:tc>${styled('cell', [text])}</w:tc>`).join('')}</w:tr>`
  const width = Math.floor(8844 / head.length)
  const grid = head.map(() => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(head, '<w:tblHeader/>')}${rows.map((cells) => row(cells)).join('')}</w:tbl>`
}

function styled(style: keyof typeof styles, runs: readonly Run[]): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.map(runXml).join('')}</w:p>`
}

/** A blank is seen in print and on screen alike. */
function runXml(run: Run): string {
  if (typeof run === 'string') return `<w:r><w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`
  return `<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>【待填：${escaped(run.blank)}】</w:t></w:r>`
}

/** Without the signs that XML 1.0 cannot hold. */
function escaped(text: string): string {
  const legal = Array.from(text).filter((sign) =>
    sign >= ' ' ? sign < '\ufffe' || sign > '\uffff' : '\t\n\r'.includes(sign),
  )
  return legal.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function relations(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${pack}/relationships">${each.join('')}</Relationships>`
}
