import { Refusal } from './refusal.ts'

export type Canonical = string | number | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * Canonical JSON: RFC 8785 restricted to objects, arrays, strings and safe integers; sorted keys (by UTF-16 unit, as
 * the RFC says), no spaces. Properties that are `undefined` are left out.
 *
 * @throws {Refusal} `not-canonical` for a float, null, boolean, lone surrogate or anything else outside the subset
 */
export function canonicalJson(value: unknown, where = '$'): string {
  if (typeof value === 'string') return canonicalString(value, where)
  if (typeof value === 'number') return canonicalInteger(value, where)
  if (Array.isArray(value)) return canonicalArray(value, where)
  if (isPlainObject(value)) return canonicalObject(value, where)
  throw new Refusal('not-canonical', { where, why: `has type ${value === null ? 'null' : typeof value}` })
}

function canonicalArray(value: readonly unknown[], where: string): string {
  return `[${Array.from(value, (each, at) => canonicalJson(each, `${where}[${at}]`)).join(',')}]`
}

function canonicalObject(value: Record<string, unknown>, where: string): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key, where)}:${canonicalJson(value[key], `${where}.${key}`)}`)
  return `{${members.join(',')}}`
}

function canonicalString(value: string, where: string): string {
  if (!value.isWellFormed()) throw new Refusal('not-canonical', { where, why: 'holds a lone surrogate' })
  return JSON.stringify(value)
}

function canonicalInteger(value: number, where: string): string {
  if (!Number.isSafeInteger(value)) throw new Refusal('not-canonical', { where, why: 'is not a safe integer' })
  return String(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
