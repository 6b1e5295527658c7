import type { LegalBasis } from './item.ts'

const PROVISION =
  /《([^》]+)》\s*(?:[（(]\s*(\d{4})[^）)]*[）)])?\s*(第?[\d０-９〇零一二三四五六七八九十百、,，和第条及\s]*)/gu
const BETWEEN = /[；;。，,、·\s]+/gu
const DIGITS = '〇一二三四五六七八九'

export interface BasisFault {
  readonly zh: string
  readonly en: string
}

/**
 * Legal bases as clerks write them: 《代理记账管理办法》（2019修改）第3、17、26、27条；《…》（2011）第三十二条.
 * Each needs its instrument, year and articles; whatever else stands there is named as a fault, never dropped.
 */
export function parseLegalBasis(text: string): { bases: LegalBasis[]; faults: BasisFault[] } {
  const faults: BasisFault[] = []
  const bases: LegalBasis[] = []
  const rest = text.replace(PROVISION, (_, instrument: string, year: string | undefined, list: string) => {
    const articles = articleNumbers(list)
    if (year === undefined) faults.push({ zh: `《${instrument}》缺少年份`, en: `《${instrument}》 lacks its year` })
    if (articles.length === 0)
      faults.push({ zh: `《${instrument}》缺少条款`, en: `《${instrument}》 lacks its articles` })
    bases.push({ instrument: instrument.trim(), year: Number(year), articles })
    return ''
  })
  const unread = rest.replace(BETWEEN, '')
  if (unread) faults.push({ zh: `无法识别“${unread}”`, en: `"${unread}" is not understood` })
  if (bases.length === 0 && !unread) faults.push({ zh: '没有检查依据', en: 'no legal basis is given' })
  return { bases, faults }
}

function articleNumbers(list: string): number[] {
  const numbers = list.normalize('NFKC').match(/\d+|[〇零一二三四五六七八九十百]+/gu) ?? []
  return numbers.map((word) => (/^\d/.test(word) ? Number(word) : chineseNumber(word))).filter((number) => number > 0)
}

/** 三十二 → 32, 一百零五 → 105; below a thousand. */
export function chineseNumber(word: string): number {
  let total = 0
  let digit = 0
  for (const character of word.replaceAll('零', '〇').replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100 }[character]
    if (unit) total += (digit || 1) * unit
    digit = unit ? 0 : DIGITS.indexOf(character)
  }
  return total + digit
}
