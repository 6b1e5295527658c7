import type { Day } from '../../kernel/days.ts'
import { yearOf } from '../../kernel/days.ts'

/** 字号〔年〕序号: by which documents name a task. */
export interface DocNumber {
  /** 字号, e.g. 忻财抽. */
  readonly symbol: string
  readonly year: number
  /** 序号 in the department's year, from 1 without gaps. */
  readonly serial: number
  /** 忻财抽〔2022〕1号 */
  readonly text: string
}

/** How far a department's series of a year has come. `id` is `tasks-<year>`. */
export interface Counter {
  readonly id: string
  readonly last: number
}

export function taskCounterId(year: number): string {
  return `tasks-${year}`
}

/**
 * The next number of the series and the counter behind it. Both are to be written in one transaction: then two at once, a
 * repeat and a death half-way leave neither a gap nor a double.
 */
export function nextNumber(
  symbol: string,
  on: Day,
  counter: Counter | undefined,
): { docNumber: DocNumber; counter: Counter } {
  const year = yearOf(on)
  const serial = (counter?.last ?? 0) + 1
  const text = `${symbol}〔${year}〕${serial}号`
  return { docNumber: { symbol, year, serial, text }, counter: { id: taskCounterId(year), last: serial } }
}
