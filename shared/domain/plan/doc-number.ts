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

/** How far a series has come: `tasks-<year>` the numbers of a department's tasks, `drafts-<year>` its drafts of ad-hoc ones. */
export interface Counter {
  readonly id: string
  readonly last: number
}

export function counterId(series: 'tasks' | 'drafts', year: number): string {
  return `${series}-${year}`
}

/** The counter after one more; to be written in the transaction that uses its number. */
export function counted(id: string, counter: Counter | undefined): Counter {
  return { id, last: (counter?.last ?? 0) + 1 }
}

/** Whether the 序号 begins anew, and the year that stands in brackets, follow the task's year and not the symbol. */
export function docNumberOf(symbol: string, year: number, serial: number): DocNumber {
  return { symbol, year, serial, text: `${symbol}〔${year}〕${serial}号` }
}
