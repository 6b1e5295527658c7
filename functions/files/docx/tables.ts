import {
  AlignmentType,
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

export function formTable({ widths, rows }: Extract<Block, { kind: 'form' }>, width: number): Table {
  return tableOf(widths, width, rows.map(formRow))
}

/** Rows of one line stay whole; a long finding goes on the next page. */
function formRow({ cells, height }: FormRow): TableRow {
  const long = cells.some(
    ({ lines }) => lines.length > 6 || lines.flat().some((run) => typeof run === 'string' && run.length > 300),
  )
  return new TableRow({
    cantSplit: !long,
    ...(height ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map((each) => cellOf(each, 'cell')),
  })
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

function cellOf({ lines, columns, rows, align }: FormCell, style: string): TableCell {
  return new TableCell({
    ...(columns ? { columnSpan: columns } : {}),
    ...(rows ? { rowSpan: rows } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map(
      (line) => new Paragraph({ style, ...(align ? { alignment: alignments[align] } : {}), children: textRuns(line) }),
    ),
  })
}
