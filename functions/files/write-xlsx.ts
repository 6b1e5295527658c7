import { columnLetters } from '../../shared/domain/registry/cells.ts'
import { ZipWriter } from './zip-writer.ts'

/** One sheet of texts, its first row the header. */
export interface SheetToWrite {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
  /** What a column offers to choose from, by its place. */
  readonly lists?: ReadonlyMap<number, readonly string[]>
  /** Widths of columns in signs. */
  readonly widths?: readonly number[]
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A sheet of Excel ends at 1,048,576; what is more goes on the next one. */
const MOST_ROWS = 1_000_000
const PIECE = 200

/**
 * An .xlsx of texts, written as its rows come: only packed bytes are kept. Every cell is a text by its format too, so that
 * a code keeps its digits when somebody types over it.
 *
 * @source ECMA-376 part 1, 18.3
 */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const zip = new ZipWriter()
  const names: string[] = []
  for (const sheet of sheets) {
    const rows = new RowSource(sheet.rows)
    for (let part = 1; part === 1 || (await rows.more()); part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name} ${part}`)
      await zip.add(`xl/worksheets/sheet${names.length}.xml`, sheetXml(sheet, rows))
    }
  }
  for (const [name, xml] of Object.entries(workbookParts(names))) await zip.add(name, [DECLARATION + xml])
  return zip.end()
}

/** Rows of one iteration, taken a sheet at a time. */
class RowSource {
  private readonly iterator: AsyncIterator<readonly string[]> | Iterator<readonly string[]>
  private ahead: IteratorResult<readonly string[]> | undefined

  constructor(rows: SheetToWrite['rows']) {
    this.iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }

  async more(): Promise<boolean> {
    this.ahead ??= await this.iterator.next()
    return !this.ahead.done
  }

  async *take(most: number): AsyncGenerator<readonly string[]> {
    for (let count = 0; count < most && (await this.more()); count++) {
      const row = (this.ahead as IteratorYieldResult<readonly string[]>).value
      this.ahead = undefined
      yield row
    }
  }
}

async function* sheetXml({ header, lists, widths }: SheetToWrite, rows: RowSource): AsyncGenerator<string> {
  const columns = header.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths?.[at] ?? 22}" customWidth="1" style="1"/>`,
  )
  yield `${DECLARATION}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rowXml(header, 1, 2)}`
  let number = 1
  let xml = ''
  for await (const row of rows.take(MOST_ROWS)) {
    xml += rowXml(row, ++number, 1)
    if (number % PIECE > 0) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData>${validations(lists)}</worksheet>`
}

function rowXml(cells: readonly string[], number: number, style: number): string {
  const xml = cells.map((text, at) =>
    text === ''
      ? ''
      : `<c r="${columnLetters(at)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  )
  return `<row r="${number}">${xml.join('')}</row>`
}

/** A list stands in the sheet itself and may have 255 signs. */
function validations(lists: SheetToWrite['lists']): string {
  if (!lists || lists.size === 0) return ''
  const all = [...lists].map(([at, options]) => {
    const range = `${columnLetters(at)}2:${columnLetters(at)}100000`
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" error="可填：${escaped(options.join('、'))}" sqref="${range}"><formula1>"${escaped(options.join(','))}"</formula1></dataValidation>`
  })
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`
}

function workbookParts(names: readonly string[]): Record<string, string> {
  const each = (xml: (number: number, name: string) => string) => names.map((name, at) => xml(at + 1, name)).join('')
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${each((number) => override(`worksheets/sheet${number}`, 'worksheet'))}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${each((number, name) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': STYLES,
  }
}

/** 0: as it comes; 1: text; 2: text, bold, for the header. */
const STYLES = `<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Signs that XML 1.0 cannot hold. */
const NOT_XML = /\p{Cc}(?<![\t\n\r])|[\ufffe\uffff]/gu

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
