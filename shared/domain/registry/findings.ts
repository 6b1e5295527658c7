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

/** Collects what a reading finds, each with an id that the same file gives again. */
export interface Finder {
  readonly findings: ImportFinding[]
  /** How many errors there are so far: a row that adds none was read whole. */
  errors(): number
  error(place: Place, words: Words): void
  warning(place: Place, words: Words): void
  /** @returns the finding's id, by which the choice is asked for later */
  conflict(place: Place, words: Words, choices: readonly ImportChoice[], id?: string): string
}

export function finder(): Finder {
  const findings: ImportFinding[] = []
  const used = new Map<string, number>()
  let errors = 0
  const add = (severity: ImportFinding['severity'], place: Place, words: Words, more: Partial<ImportFinding> = {}) => {
    const wanted = more.id ?? idOf(place)
    const count = (used.get(wanted) ?? 0) + 1
    used.set(wanted, count)
    const id = count === 1 ? wanted : `${wanted}-${count}`
    findings.push({
      severity,
      where: short(whereOf(place), 120),
      zh: short(words.zh),
      en: short(words.en),
      ...more,
      id,
    })
    return id
  }
  return {
    findings,
    errors: () => errors,
    error(place, words) {
      errors++
      add('error', place, words)
    },
    warning: (place, words) => void add('warning', place, words),
    conflict: (place, words, choices, id) => add('conflict', place, words, { choices, ...(id ? { id } : {}) }),
  }
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
