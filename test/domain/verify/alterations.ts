import type { Bundle } from '../../../shared/domain/draw/types.ts'

export type Alteration = { where: string; text: string }

const SPECIFIED: readonly (keyof Bundle)[] = [
  'suite',
  'manifest',
  'manifestDigest',
  'roster',
  'officers',
  'recusals',
  'contributions',
  'nonce',
  'seed',
  'drawn',
  'teams',
  'resultDigest',
]

/** The bundle as text with one byte changed, for each value of each specified field in turn; `where` names it. */
export function alterations(bundle: Bundle): Alteration[] {
  return SPECIFIED.flatMap((field) => leaves(bundle[field], [field])).map((path) => ({
    where: path.join('.'),
    text: JSON.stringify(altered(bundle, path)),
  }))
}

/** The same of the supplements of a draw, but for what only says when or why: nothing else follows from these. */
export function supplementAlterations(file: { readonly supplements: readonly unknown[] }): Alteration[] {
  return leaves(file.supplements, ['supplements'])
    .filter((path) => path.at(-1) !== 'at')
    .map((path) => ({ where: path.join('.'), text: JSON.stringify(altered(file, path)) }))
}

type Path = readonly (string | number)[]

/** Paths of all texts, numbers and nulls. */
function leaves(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, each]) =>
    leaves(each, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function altered(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return oneByteOff(value)
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? altered(each, rest) : each))
  const record = value as Record<string, unknown>
  return { ...record, [step]: altered(record[step], rest) }
}

/** One byte of the last character's place changed, a byte more where there is none; null becomes a list. */
function oneByteOff(value: unknown): unknown {
  if (typeof value === 'number') return value % 10 === 9 ? value - 1 : value + 1
  if (typeof value !== 'string') return []
  const last = value.at(-1)
  return last === undefined ? '0' : value.slice(0, -1) + (last === '0' ? '1' : '0')
}
