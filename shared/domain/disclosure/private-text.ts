import { isDay } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** What a text seems to hold that must not be public, and the place where it does, itself masked. */
export interface PrivateMatter {
  readonly kind: keyof typeof privateMatters
  readonly excerpt: string
}

const privateMatters = {
  phone: '疑似电话号码',
  'id-number': '疑似公民身份号码',
  'home-address': '疑似家庭住址',
  'discipline-referral': '提到移送纪检监察',
} as const

const mobile = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/u
const landline = /(?<![\d-])\(?0\d{2,3}\)?[- ]?[2-9]\d{2,3}[- ]?\d{4}(?![\d-])/u
const idNumber = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/gu
const homeAddress =
  /(家住|家庭住址|家庭地址|现住址|住址|户籍地)|(小区|花园|家园|公寓|宿舍|新村|苑)[^，。；、\s]{0,12}\d+\s*(号楼|栋|幢|单元|室|户)|\d+\s*(号楼|栋|幢)[^，。；、\s]{0,6}\d+\s*单元|\d+\s*单元\s*\d+/u
const discipline = /纪检|监察委|监委|纪委/u

/**
 * The first thing in a text that looks like a phone number, an ID number with a right check digit, a home address or word of
 * a referral to discipline inspection. Full-width digits count as digits. It stops a publication; a person decides.
 *
 * @source facts of the field, "Privacy"; GB 11643-1999 for the ID number
 */
export function privateMatter(text: string): PrivateMatter | undefined {
  const narrow = text.normalize('NFKC')
  const found = (kind: PrivateMatter['kind'], match: string | undefined) =>
    match === undefined ? undefined : { kind, excerpt: masked(match) }
  return (
    found('id-number', (narrow.match(idNumber) ?? []).find(isIdNumber)) ??
    found('phone', mobile.exec(narrow)?.[0] ?? landline.exec(narrow)?.[0]) ??
    found('home-address', homeAddress.exec(narrow)?.[0]) ??
    found('discipline-referral', discipline.exec(narrow)?.[0])
  )
}

/** A text of a record that was published elsewhere: without what looks like a phone, ID number or home address. */
export function withheldIfPrivate(text: string): string {
  const matter = privateMatter(text)
  if (!matter || matter.kind === 'discipline-referral') return text
  return `（${privateMatters[matter.kind]}，未予公开）`
}

/**
 * A text that is to be public.
 *
 * @throws {Refusal} `not-disclosable` naming the field and the place, itself masked
 */
export function requirePublic(where: string, text: string): void {
  const matter = privateMatter(text)
  if (!matter) return
  const { kind, excerpt } = matter
  throw new Refusal('not-disclosable', { where, why: `${privateMatters[kind]}（${excerpt}）`, kind, excerpt })
}

/**
 * A text that is to be public and is about nobody's inspection, so that it may speak of discipline inspection.
 *
 * @throws {Refusal} `not-disclosable` for what looks like a phone number, an ID number or a home address
 */
export function requireImpersonal(where: string, text: string): void {
  if (privateMatter(text)?.kind !== 'discipline-referral') requirePublic(where, text)
}

/**
 * Whether 18 signs are a 公民身份号码: a birthday that exists and the right check digit.
 *
 * @source GB 11643-1999 (ISO 7064 MOD 11-2)
 */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const sum = Array.from(text.slice(0, 17)).reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  )
  return isDay(born) && '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** Enough to find the place again, too little to use. */
function masked(match: string): string {
  const signs = Array.from(match)
  return signs.length < 5 ? match : `${signs.slice(0, 3).join('')}…${signs.slice(-2).join('')}`
}
