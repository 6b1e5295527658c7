const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** GB 32100-2015, 5.2: 3^i mod 31 for the 17 characters before the check character. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 11714-1997: the eight characters of an organisation code before its check character. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const codeFaults = {
  shape: {
    zh: '不是 18 位统一社会信用代码或 15 位注册号',
    en: 'is neither an 18-character code nor a 15-digit number',
  },
  'check-character': { zh: '末位校验码不符', en: 'has a last character that does not match' },
  'organisation-code': {
    zh: '组织机构代码（第 9-17 位）校验码不符',
    en: 'holds an organisation code (9-17) that does not match',
  },
  'registration-number': { zh: '15 位注册号校验码不符', en: 'is a 15-digit registration number that does not match' },
} as const

export type CodeFault = keyof typeof codeFaults

/**
 * What is wrong with the code of a market subject; undefined when every check digit holds. A code that fails a check
 * digit may be in use all the same: whoever imports it decides.
 *
 * @param code upper case, without spaces
 * @source GB 32100-2015; GB 11714-1997; for a 15-digit 注册号 GS 15-2006 (ISO 7064 MOD 11,10)
 */
export function codeFault(code: string): CodeFault | undefined {
  if (/^\d{15}$/.test(code)) return registrationHolds(code) ? undefined : 'registration-number'
  if (!SHAPE.test(code)) return 'shape'
  if (checkCharacter(code.slice(0, 17)) !== code[17]) return 'check-character'
  if (organisationCheck(code.slice(8, 16)) !== code[16]) return 'organisation-code'
  return undefined
}

/** The 18th character for the first 17. @source GB 32100-2015, 5.2 */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(first17[at] ?? ''), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] as string
}

/** The ninth character of an organisation code for its first eight. @source GB 11714-1997 */
export function organisationCheck(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * ORGANISATION_ALPHABET.indexOf(first8[at] ?? ''),
    0,
  )
  return '0123456789X0'[11 - (sum % 11)] as string
}

function registrationHolds(code: string): boolean {
  let product = 10
  for (const digit of code.slice(0, 14)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (product + Number(code[14])) % 10 === 1
}
