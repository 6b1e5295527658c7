import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  type Block,
  type FormCell,
  type FormRow,
  isFigure,
  type ListTable,
  type Run,
} from '../../../shared/domain/documents/document.ts'
import { twips } from './measures.ts'
import { textRuns } from './runs.ts'

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** @param width millimetres between the margins */
export function listTable({ head, rows, widths }: ListTable, width: number): Table {
  const cell = (text: string, align?: 'center') =>
    cellOf({ lines: text.split('\n').map((line) => [line]), ...(align ? { align } : {}) }, 'list-cell')
  return tableOf(widths ?? head.map(() => 1), width, [
    new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, 'center')) }),
    ...rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((text) => cell(text, isFigure(text) ? 'center' : undefined)),
        }),
    ),
  ])
}

/** Two columns without lines. */
export function sideBySide(left: Paragraph[], right: Paragraph[], width: number): Table {
  const half = Math.floor(twips(width) / 2)
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
  return new Table({
    columnWidths: [half, half],
    width: { size: 2 * half, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children) => new TableCell({ children, verticalAlign: VerticalAlignTable.CENTER }),
        ),
      }),
    ],
  })
}

/** A form of few rows is not torn apart. */
const together = 8

export function formTable({ widths, rows }: Extract<Block, { kind: 'form' }>, width: number): Table {
  const whole = rows.length <= together
  return tableOf(
    widths,
    width,
    rows.map((each, at) => formRow(each, whole && at < rows.length - 1)),
  )
}

/** Rows of one line stay whole; a long finding goes on the next page. */
function formRow({ cells, height }: FormRow, keepNext: boolean): TableRow {
  const long = cells.some(({ lines }) => lines.length > 6 || lines.flat().some(isLong))
  return new TableRow({
    cantSplit: !long,
    ...(height ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map((each) => cellOf(each, 'cell', keepNext && !long)),
  })
}

function isLong(run: Run): boolean {
  return typeof run === 'string' && run.length > 300
}

/** Columns have their shares of the width to the twip, so that no office lays them out itself. */
function tableOf(shares: readonly number[], width: number, rows: TableRow[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const columnWidths = shares.map((share) => Math.floor((twips(width) * share) / whole))
  return new Table({
    columnWidths,
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 80, right: 80, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
    rows,
  })
}

function cellOf({ lines, columns, rows, align }: FormCell, style: string, keepNext = false): TableCell {
  return new TableCell({
    ...(columns ? { columnSpan: columns } : {}),
    ...(rows ? { rowSpan: rows } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map(
      (line) =>
        new Paragraph({
          style,
          keepNext,
          ...(align ? { alignment: alignments[align] } : {}),
          children: textRuns(line),
        }),
    ),
  })
}
