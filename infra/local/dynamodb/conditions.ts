import db, { type Path } from 'dynalite/db/index.js'
import { equal, typeOf } from './attribute-value.ts'
import { type AttributeValue, type Item, validationError } from './wire.ts'

type Operand = Path | AttributeValue | { type: 'function'; name: 'size'; args: Operand[]; attrType: string }

export interface Expression {
  type: string
  name?: string
  args: (Expression | Operand)[]
}

/**
 * Whether an item meets a parsed condition or filter. dynalite's own evaluator never finds two maps or two lists equal,
 * and fails on `<` between them; this one follows the service.
 *
 * @source Developer Guide, "Comparison operator and function reference"
 */
export function holds(expression: Expression, item: Item): boolean {
  const args = expression.args as Expression[]
  if (expression.type === 'and') return args.every((arg) => holds(arg, item))
  if (expression.type === 'or') return args.some((arg) => holds(arg, item))
  if (expression.type === 'not') return !args.some((arg) => holds(arg, item))
  const [value, ...others] = (expression.args as Operand[]).map((arg) => resolve(arg, item))
  return compare(expression.type === 'function' ? String(expression.name) : expression.type, value, others)
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (Array.isArray(operand)) return db.mapPath(operand, item) ?? undefined
  if (!('type' in operand)) return operand
  const value = resolve(operand.args[0] as Operand, item)
  const size = value && sizeOf(value)
  return size === undefined ? undefined : { N: String(size) }
}

function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return value.S.length
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64')
  if (value.M) return Object.keys(value.M).length
  return (value.L ?? value.SS ?? value.NS ?? value.BS)?.length
}

function compare(operator: string, value: AttributeValue | undefined, others: (AttributeValue | undefined)[]): boolean {
  if (operator === 'attribute_exists') return value !== undefined
  if (operator === 'attribute_not_exists') return value === undefined
  if (operator === '<>') return !(value && others[0] && equal(value, others[0]))
  if (!value) return false
  if (operator === 'in') return others.some((other) => other && equal(value, other))
  const [other, upper] = others
  if (!other) return false
  switch (operator) {
    case '=':
      return equal(value, other)
    case 'between':
      return upper !== undefined && ordered(other, value, (o) => o <= 0) && ordered(value, upper, (o) => o <= 0)
    case '<':
      return ordered(value, other, (order) => order < 0)
    case '<=':
      return ordered(value, other, (order) => order <= 0)
    case '>':
      return ordered(value, other, (order) => order > 0)
    case '>=':
      return ordered(value, other, (order) => order >= 0)
    case 'attribute_type':
      return typeOf(value) === other.S
    case 'begins_with':
      return beginsWith(value, other)
    default:
      return contains(value, other)
  }
}

/** Only strings, numbers and binaries have an order, and only among their own kind. */
function ordered(one: AttributeValue, other: AttributeValue, test: (order: number) => boolean): boolean {
  if (one.S !== undefined && other.S !== undefined)
    return test(Buffer.compare(Buffer.from(one.S), Buffer.from(other.S)))
  if (one.B !== undefined && other.B !== undefined) return test(Buffer.compare(bytes(one.B), bytes(other.B)))
  if (one.N !== undefined && other.N !== undefined) return test(compareNumbers(one.N, other.N))
  return false
}

/** Exact for all 38 digits: dynalite's sortable form of a number, compared as text after its sign. */
function compareNumbers(one: string, other: string): number {
  if (one === other) return 0
  return db.toLexiStr(one, 'N') < db.toLexiStr(other, 'N') ? -1 : 1
}

function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  if (value.S !== undefined && start.S !== undefined) return value.S.startsWith(start.S)
  if (value.B === undefined || start.B === undefined) return false
  return bytes(value.B).subarray(0, bytes(start.B).length).equals(bytes(start.B))
}

function contains(value: AttributeValue, member: AttributeValue): boolean {
  if (value.S !== undefined) return member.S !== undefined && value.S.includes(member.S)
  if (value.B !== undefined) return member.B !== undefined && bytes(value.B).includes(bytes(member.B))
  if (value.L) return value.L.some((element) => equal(element, member))
  if (value.SS) return member.S !== undefined && value.SS.includes(member.S)
  if (value.NS) return member.N !== undefined && value.NS.includes(member.N)
  return member.B !== undefined && (value.BS ?? []).includes(member.B)
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

const ORDERING = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['between', 'BETWEEN'],
])

/** Refuses an order asked of a literal that has none (a list, a map, a set, a boolean, null), as the service does. */
export function checkOrderings(parameter: string, expression: Expression): void {
  if (['and', 'or', 'not'].includes(expression.type)) {
    for (const arg of expression.args) checkOrderings(parameter, arg as Expression)
    return
  }
  const operator = ORDERING.get(expression.type)
  if (!operator) return
  for (const operand of expression.args as Operand[]) {
    if (Array.isArray(operand) || 'type' in operand || ['S', 'N', 'B'].includes(typeOf(operand))) continue
    throw validationError(
      `Invalid ${parameter}: Incorrect operand type for operator or function; operator: ${operator}, operand type: ${typeOf(operand)}`,
    )
  }
}
