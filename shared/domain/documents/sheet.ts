/** A list as a sheet of a workbook: the first row is its head. */
export interface Sheet {
  /** At most 31 signs, none of them []:*?/\ */
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A name that every office suite takes for a sheet. */
export function sheetName(words: string): string {
  return Array.from(words.replace(/[[\]:*?/\\']/gu, ' ').trim())
    .slice(0, 31)
    .join('')
}
