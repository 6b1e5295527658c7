import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeXlsxFile, { type Cell, type Feature, type SheetData } from 'write-excel-file/node'
import { type FormCell, type FormRow, markOf, type OfficialDraft } from '../../shared/domain/documents/document.ts'
import { sheetName } from '../../shared/domain/documents/sheet.ts'
import { guardedText } from '../../shared/domain/registry/formula-guard.ts'

/** Signs of Latin width that the columns of a landscape A4 page have together. */
const pageWidth = 120
const lineHeight = 16

/**
 * The form of a draft as a sheet in the same layout: title over all columns, merged cells where the form merges them, ruled,
 * wrapped, a landscape page.
 *
 * @throws {TypeError} for a draft without a form
 */
export function writeFormSheet({ title, blocks }: OfficialDraft): Promise<Buffer> {
  const form = blocks.find((block) => block.kind === 'form')
  if (form?.kind !== 'form') throw new TypeError('This document has no table to write')
  const whole = form.widths.reduce((sum, share) => sum + share, 0)
  const widths = form.widths.map((share) => Math.round((pageWidth * share) / whole))
  const heading: Cell = {
    value: title.replace('\n', ''),
    columnSpan: widths.length,
    align: 'center',
    alignVertical: 'center',
    fontSize: 16,
    fontWeight: 'bold',
    height: 36,
  }
  const data: SheetData = [[heading, ...widths.slice(1).map(() => null)], ...gridOf(form.rows, widths)]
  return writeXlsxFile(
    data,
    { sheet: sheetName(title), columns: widths.map((width) => ({ width })), orientation: 'landscape' },
    { fontFamily: '仿宋', features: [onePageWide] },
  ).toBuffer()
}

/** Printed on A4 as wide as the page, as many pages long as it takes. */
const onePageWide: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace(/(<worksheet[^>]*>)/u, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
}

/** Every place of the grid has its cell; those that a merged one covers are empty. */
function gridOf(rows: readonly FormRow[], widths: readonly number[]): SheetData {
  const covered = new Set<string>()
  return rows.map(({ cells }, row) => {
    const left = [...cells]
    const placed = widths.map((_, column) => {
      const cell = covered.has(`${row} ${column}`) ? undefined : left.shift()
      if (!cell) return undefined
      for (let down = 0; down < (cell.rows ?? 1); down++)
        for (let right = 0; right < (cell.columns ?? 1); right++) covered.add(`${row + down} ${column + right}`)
      return { cell, width: widths.slice(column, column + (cell.columns ?? 1)).reduce((sum, each) => sum + each, 0) }
    })
    const height = 6 + lineHeight * Math.max(...placed.map((each) => (each ? linesOf(each.cell, each.width) : 1)))
    return placed.map((each) => (each ? cellOf(each.cell, height) : null))
  })
}

function cellOf({ lines, label, columns, rows, align }: FormCell, height: number) {
  return {
    value: guardedText(textOf(lines)),
    type: String,
    wrap: true,
    align: align ?? ('left' as const),
    alignVertical: 'center' as const,
    borderStyle: 'thin' as const,
    height,
    ...(label ? { fontWeight: 'bold' as const } : {}),
    ...(columns ? { columnSpan: columns } : {}),
    ...(rows && rows > 1 ? { rowSpan: rows } : {}),
  }
}

function textOf(lines: FormCell['lines']): string {
  return lines.map((line) => line.map((run) => (typeof run === 'string' ? run : markOf(run))).join('')).join('\n')
}

/** How many lines a text takes in one of its rows, for no office makes merged cells as high as their text; a Chinese sign is two wide. */
function linesOf({ lines, rows = 1 }: FormCell, width: number): number {
  const taken = lines.map((line) => Math.max(1, Math.ceil((2 * textOf([line]).length) / width)))
  return Math.ceil(taken.reduce((sum, each) => sum + each, 0) / rows)
}
