import type { Found } from './find-names.ts'

/** What the search page says, in the language that it is written in. */
interface SearchWords {
  readonly searching: string
  readonly failed: string
  readonly tooShort: string
  tooCommon(names: number): string
  readonly none: string
  found(names: number): string
  first(names: number): string
  drawnIn(years: readonly string[]): string
  readonly between: string
}

export const searchWords: { readonly zh: SearchWords; readonly en: SearchWords } = {
  zh: {
    searching: '正在查询……',
    failed: '没有取到查询所需的文件，请稍后再试。',
    tooShort: '请至少输入两个字。',
    tooCommon: (names) => `含这几个字的有 ${names} 户，请再输入一些字。`,
    none: '没有找到。被抽中过的对象才在此列出。',
    found: (names) => `找到 ${names} 户。`,
    first: (names) => `显示前 ${names} 户，输入更多字可以缩小范围。`,
    drawnIn: (years) => `${years.join('、')} 年被抽中`,
    between: '；',
  },
  en: {
    searching: 'Searching…',
    failed: 'The files for the search could not be loaded. Try again later.',
    tooShort: 'Type at least two characters.',
    tooCommon: (names) => `${names} names hold these characters. Type more of them.`,
    none: 'Nothing found. Only those that have been drawn are listed here.',
    found: (names) => `${names} found.`,
    first: (names) => `The first ${names} are shown. Type more characters to narrow the search.`,
    drawnIn: (years) => `drawn in ${years.join(', ')}`,
    between: '; ',
  },
}

/** What is said of a search's outcome. */
export function outcomeWords({ names, more, tooCommon }: Found, text: string, words: SearchWords): string {
  if (Array.from(text).length < 2) return words.tooShort
  if (tooCommon !== undefined) return words.tooCommon(tooCommon)
  if (names.length === 0) return words.none
  return more ? words.first(names.length) : words.found(names.length)
}
