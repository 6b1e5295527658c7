import { columnLetters } from './cells.ts'
import type { ImportChoice, ImportFinding } from './import.ts'

/** A cell, row or whole file that a finding is about. `row` counts from 1; `column` from 0. */
export interface Place {
  readonly sheet?: string
  readonly row?: number
  readonly column?: number
  readonly header?: string
}

export interface Words {
  readonly zh: string
  readonly en: string
}

/** How a conflict is asked. */
interface Question {
  readonly choices: readonly ImportChoice[]
  readonly id?: string
  /** Of many conflicts of one group the first few are asked one by one, all others together. */
  readonly group?: { readonly id: string; readonly zh: string; readonly en: string }
}

interface Totals {
  readonly errors: number
  readonly conflicts: number
  readonly warnings: number
}

/**
 * Collects what a reading finds, each with an id that the same file gives again. Of a file with a million faults it keeps
 * the first and counts the rest.
 */
export interface Finder {
  /** How many errors there are so far: a row that adds none was read whole. */
  errors(): number
  error(place: Place, words: Words, id?: string): void
  warning(place: Place, words: Words): void
  /** @returns the finding's id, by which the choice is asked for later */
  conflict(place: Place, words: Words, question: Question): string
  /** One conflict of this id needs no choice any more: it was made before. */
  settle(id: string): void
  /** What was kept, in its order, and one finding for each group of conflicts. */
  all(): ImportFinding[]
  totals(): Totals
}

/** Conflicts of a group that are asked one by one. */
const ONE_BY_ONE = 20

interface Group {
  readonly about: NonNullable<Question['group']>
  readonly choices: readonly ImportChoice[]
  /** Asked together. */
  rest: number
  asked: number
  readonly rows: number[]
}

/**
 * @param most findings that are kept of each severity
 * @param tell hears of every finding, kept or not
 */
export function finder(most = 100, tell: (finding: ImportFinding) => void = () => undefined): Finder {
  const kept: ImportFinding[] = []
  const used = new Map<string, number>()
  const groups = new Map<string, Group>()
  const count = { error: 0, conflict: 0, warning: 0 }
  const unique = (wanted: string) => {
    const nth = (used.get(wanted) ?? 0) + 1
    used.set(wanted, nth)
    return nth === 1 ? wanted : `${wanted}-${nth}`
  }
  const add = (severity: ImportFinding['severity'], place: Place, words: Words, more: Partial<ImportFinding> = {}) => {
    const finding = {
      severity,
      where: short(whereOf(place), 120),
      zh: short(words.zh),
      en: short(words.en),
      ...more,
      id: count[severity] < most ? unique(more.id ?? idOf(place)) : (more.id ?? idOf(place)),
    }
    tell(finding)
    if (count[severity]++ < most) kept.push(finding)
    return finding.id
  }
  return {
    errors: () => count.error,
    error: (place, words, id) => void add('error', place, words, id ? { id } : {}),
    warning: (place, words) => void add('warning', place, words),
    conflict(place, words, { choices, id, group }) {
      if (!group) return add('conflict', place, words, { choices, ...(id ? { id } : {}) })
      const known = groups.get(group.id) ?? { about: group, choices, rest: 0, asked: 0, rows: [] }
      groups.set(group.id, known)
      if (++known.asked <= ONE_BY_ONE) return add('conflict', place, words, { choices, ...(id ? { id } : {}) })
      known.rest++
      tell({ id: group.id, severity: 'conflict', where: whereOf(place), zh: words.zh, en: words.en })
      if (place.row !== undefined && known.rows.length < 10) known.rows.push(place.row)
      return group.id
    },
    settle(id) {
      const group = groups.get(id)
      if (group) group.rest--
      else {
        kept.splice(
          kept.findIndex((finding) => finding.id === id),
          1,
        )
        count.conflict--
      }
    },
    all: () => [...kept, ...[...groups.values()].flatMap(together)],
    totals: () => ({
      errors: count.error,
      conflicts: count.conflict + [...groups.values()].reduce((sum, one) => sum + one.rest, 0),
      warnings: count.warning,
    }),
  }
}

function together({ about, choices, rest, rows }: Group): ImportFinding[] {
  if (rest <= 0) return []
  const listed = rows.join('、') + (rest > rows.length ? '…' : '')
  return [
    {
      id: about.id,
      severity: 'conflict',
      where: `第 ${listed} 行`,
      zh: `另有 ${rest} 行${about.zh}，一并选择`,
      en: `${rest} more rows ${about.en}: choose for all of them together`,
      choices: choices.map((choice) => ({ ...choice, value: '' })),
    },
  ]
}

/** What a cell holds may be long, and all findings share one record. */
function short(text: string, length = 300): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`
}

function idOf({ row, column }: Place): string {
  if (row === undefined) return 'file'
  return column === undefined ? `row-${row}` : `row-${row}-${columnLetters(column)}`
}

function whereOf({ sheet, row, column, header }: Place): string {
  const parts = [
    sheet === undefined ? '文件' : `工作表“${sheet}”`,
    row === undefined ? '' : `第 ${row} 行`,
    column === undefined ? '' : `${columnLetters(column)} 列`,
  ]
  return parts.filter(Boolean).join(' ') + (header ? `（${header}）` : '')
}
