import type { AttributeValue, Item } from './wire.ts'

export type TypeName = keyof AttributeValue

export function typeOf(value: AttributeValue): TypeName {
  return Object.keys(value)[0] as TypeName
}

/** Text that is equal exactly when two values are: sets without order, maps without order of their keys. */
function canonical(value: AttributeValue): string {
  const type = typeOf(value)
  if (type === 'M') return `M{${canonicalItem(value.M ?? {})}}`
  if (type === 'L') return `L[${(value.L ?? []).map(canonical).join()}]`
  const plain = value[type]
  return type + JSON.stringify(Array.isArray(plain) ? [...plain].sort() : plain)
}

export function canonicalItem(item: Item): string {
  return Object.keys(item)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(item[name] as AttributeValue)}`)
    .join()
}

export function equal(one: AttributeValue, other: AttributeValue): boolean {
  return canonical(one) === canonical(other)
}

/**
 * Bytes of an item as DynamoDB counts them: names and strings in UTF-8. dynalite counts UTF-16 units, which lets Chinese
 * text grow to three times the limit.
 *
 * @source Developer Guide, "DynamoDB item sizes and formats"
 */
export function itemBytes(item: Item): number {
  return sum(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueBytes(value))
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return numberBytes(value.N)
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64')
  if (value.SS) return sum(value.SS, (member) => Buffer.byteLength(member))
  if (value.NS) return sum(value.NS, numberBytes)
  if (value.BS) return sum(value.BS, (member) => Buffer.byteLength(member, 'base64'))
  if (value.L) return 3 + sum(value.L, (member) => 1 + valueBytes(member))
  if (value.M) return 3 + Object.keys(value.M).length + itemBytes(value.M)
  return 1
}

function numberBytes(number: string): number {
  const digits = number.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '').length
  return 1 + Math.ceil(digits / 2) + (number.startsWith('-') ? 1 : 0)
}

function sum<T>(list: T[], count: (member: T) => number): number {
  return list.reduce((total, member) => total + count(member), 0)
}
