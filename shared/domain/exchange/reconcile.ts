import type { Difference } from './exchange.ts'
import { type ExchangeRecord, recordDigest } from './exchange-record.ts'

/** What the platform says of one record: that it took it as it is (`digest`), as what it holds it, or what is wrong with it. */
export interface AnsweredRecord {
  readonly key: string
  readonly digest?: string | undefined
  readonly held?: unknown
  readonly problem?: string | undefined
}

const MOST_DIFFERENCES = 50
const LONGEST = 300

/**
 * In what the platform's record is not what was sent, field by field; empty: it is the same. A digest alone that is not
 * ours says that they differ, not in what.
 */
export function differencesOf(sent: ExchangeRecord, answered: AnsweredRecord): Difference[] {
  const { digest, held, problem } = answered
  if (problem !== undefined) return [{ field: '', ours: '', theirs: shown(problem) }]
  if (held !== undefined) return compared('', sent, held).slice(0, MOST_DIFFERENCES)
  const ours = recordDigest(sent)
  return digest === ours ? [] : [{ field: 'digest', ours, theirs: shown(digest) }]
}

function compared(field: string, ours: unknown, theirs: unknown): Difference[] {
  if (isObject(ours) && isObject(theirs)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].toSorted()
    return names.flatMap((name) => compared(field ? `${field}.${name}` : name, own(ours, name), own(theirs, name)))
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) =>
      compared(`${field}[${at}]`, ours[at], theirs[at]),
    ).flat()
  }
  return ours === theirs ? [] : [{ field, ours: shown(ours), theirs: shown(theirs) }]
}

/** A file may hold names that every object answers to, such as `toString`. */
function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  if (value === undefined) return '（无）'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
