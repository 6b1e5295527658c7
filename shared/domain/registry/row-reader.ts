import type { Day } from '../../kernel/days.ts'
import {
  type Cell,
  type CellFault,
  codeText,
  dayInCell,
  foldedText,
  lostDigits,
  type SheetRow,
  shownText,
} from './cells.ts'
import type { Finder, Place, Words } from './findings.ts'
import type { Table } from './table.ts'

/** Reads the cells of one row by their headers; whatever is wrong becomes an error at the cell, and a stand-in comes back. */
export interface RowReader {
  place(header: string): Place
  cell(header: string): Cell
  error(header: string, words: Words): void
  /** Empty when the cell is. */
  optional(header: string): string
  text(header: string): string
  code(header: string): string
  optionalDay(header: string): Day | undefined
  day(header: string): Day
  /** The key whose label (or other spelling) stands in the cell; `whenEmpty`, if given, for an empty one. */
  choice<K extends string>(header: string, labels: Readonly<Record<K, string | readonly string[]>>, whenEmpty?: K): K
}

const MISSING = { zh: '此处不能为空', en: 'this must not be empty' }
/** Forty such rows of eight texts fit one transaction of 4 MB. */
const LONGEST = 2000

const faultWords: Readonly<Record<CellFault, Words>> = {
  formula: {
    zh: '此单元格是公式，请复制后“选择性粘贴 - 数值”',
    en: 'the cell holds a formula: copy it and paste its value',
  },
  'error-value': { zh: '此单元格是错误值，请改正', en: 'the cell holds an error value: mend it' },
}

export function rowReader(table: Table, row: SheetRow, found: Finder): RowReader {
  const place = (header: string): Place => {
    const column = table.places.get(header)
    return { sheet: table.sheet, row: row.number, header, ...(column === undefined ? {} : { column }) }
  }
  const cell = (header: string) => row.cells[table.places.get(header) ?? -1] ?? null
  // A column that is missing was reported once, at the header.
  const error = (header: string, words: Words) => {
    if (table.places.has(header)) found.error(place(header), words)
  }
  for (const [column, fault] of row.faults ?? []) {
    const header = [...table.places].find(([, at]) => at === column)?.[0]
    if (header !== undefined) error(header, faultWords[fault])
  }
  const optional = (header: string) => {
    const text = shownText(cell(header))
    if (text.length > LONGEST) error(header, { zh: `超过 ${LONGEST} 个字符`, en: `is over ${LONGEST} characters` })
    return text
  }
  const text = (header: string) => {
    const given = optional(header)
    if (!given) error(header, MISSING)
    return given
  }
  const optionalDay = (header: string) => {
    const day = dayInCell(cell(header))
    const given = optional(header)
    if (given && !day) {
      error(header, { zh: `“${given}”不是有效日期，应如 2022-07-01`, en: `"${given}" is not a day; write 2022-07-01` })
    }
    return day
  }
  return {
    place,
    cell,
    error,
    optional,
    text,
    optionalDay,
    code(header) {
      if (lostDigits(cell(header))) {
        error(header, {
          zh: '此单元格是数字格式，末位已丢失，请设为文本后重新填写',
          en: 'the cell is a number and has lost its last digits: format it as text and type it again',
        })
        return ''
      }
      const code = codeText(cell(header))
      if (!code) error(header, MISSING)
      return code
    },
    day(header) {
      const day = optionalDay(header)
      if (!day && !optional(header)) error(header, MISSING)
      return day ?? ''
    },
    choice(header, labels, whenEmpty) {
      const keys = Object.keys(labels) as (keyof typeof labels)[]
      const given = foldedText(cell(header))
      if (!given && whenEmpty !== undefined) return whenEmpty
      const chosen = keys.find((key) => [labels[key]].flat().some((label) => foldedText(label) === given))
      if (chosen) return chosen
      const offered = keys.map((key) => [labels[key]].flat()[0]).join('、')
      error(header, { zh: `“${given}”不可用，可填：${offered}`, en: `"${given}" is not one of: ${offered}` })
      return keys[0] as keyof typeof labels
    },
  }
}
