import { type Attributes, drainXml } from './read-xml.ts'
import { unreadable } from './unreadable.ts'
import type { ZipPart } from './zip-entries.ts'

type Parts = ReadonlyMap<string, ZipPart>

/** What a workbook says besides its cells. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: ZipPart | undefined }[]
  /** By index; a cell names the text that stands in it. */
  readonly texts: readonly string[]
  /** By style: whether a number in such a cell is a date. */
  readonly dates: readonly boolean[]
}

const MOST_TEXT = 150_000_000

/** @throws {Refusal} `file-not-readable` */
export async function readWorkbookParts(parts: Parts): Promise<Workbook> {
  const book = parts.get('xl/workbook.xml')
  if (!book) {
    throw unreadable(
      '是压缩包而不是 Excel 工作簿，请上传 .xlsx 文件本身',
      'it is a zip, but not a workbook: upload the .xlsx itself',
    )
  }
  const places = await relations(parts.get('xl/_rels/workbook.xml.rels'))
  const sheets: Workbook['sheets'][number][] = []
  await drainXml(book, {
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({ name: attributes['name'] ?? '', part: parts.get(placeOf(attributes, places)) })
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) throw of1904()
    },
  })
  if (sheets.length === 0) throw unreadable('工作簿中没有工作表', 'the workbook holds no sheet')
  return { sheets, texts: await sharedTexts(parts.get('xl/sharedStrings.xml')), dates: await dateStyles(parts) }
}

/** Its serial numbers would be read as days four years too early. */
function of1904() {
  return unreadable(
    '工作簿使用 1904 日期系统，请在“选项 - 高级”中取消后核对日期再保存',
    'it counts days from 1904: switch that off in its options, check the dates and save it again',
  )
}

async function relations(part: ZipPart | undefined): Promise<Map<string, string>> {
  const places = new Map<string, string>()
  await drainXml(part, {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') places.set(Id, Target.replace(/^\/?(?:xl\/)?/, 'xl/'))
    },
  })
  return places
}

/** The relation's attribute has whatever prefix the workbook gave to its namespace. */
function placeOf(attributes: Attributes, places: ReadonlyMap<string, string>): string {
  const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
  return places.get(id ?? '') ?? ''
}

/** Texts of several runs are joined; how they are to be pronounced is left out. */
async function sharedTexts(part: ZipPart | undefined): Promise<string[]> {
  if (part && part.size > MOST_TEXT) {
    throw unreadable(`文字超过 ${MOST_TEXT} 字节，请分成几个文件`, `its texts have over ${MOST_TEXT} bytes: divide it`)
  }
  const texts: string[] = []
  let text = ''
  let inText = false
  let spoken = false
  await drainXml(part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      inText = name === 't' && !spoken
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') spoken = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

/** @source ECMA-376 part 1, 18.8.30: the formats that need not be declared */
function isBuiltInDate(format: number): boolean {
  return [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([from = 0, to = 0]) => format >= from && format <= to)
}

async function dateStyles(parts: Parts): Promise<boolean[]> {
  const declared = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  await drainXml(parts.get('xl/styles.xml'), {
    open(name, attributes) {
      const format = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') declared.set(format, isDateFormat(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(declared.get(format) ?? isBuiltInDate(format))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Quoted words, colours and escapes are no part of it. */
function isDateFormat(code: string): boolean {
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/^general/i.test(code)
}
