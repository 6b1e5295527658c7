import { isDigest, isRecord, isText } from '../draw/field-rules.ts'
import { manifestFault } from '../draw/manifest-rules.ts'
import type { Bundle } from '../draw/types.ts'
import { type Difference, fault, first } from './difference.ts'

type Guard = (value: unknown) => boolean

const text: Guard = (value) => typeof value === 'string' && value.isWellFormed()
const list =
  (each: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(each)
const tuple =
  (...parts: Guard[]): Guard =>
  (value) =>
    Array.isArray(value) && value.length === parts.length && parts.every((part, at) => part(value[at]))
const mask: Guard = (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 30
const kind: Guard = (value) => value === 'witness' || value === 'drand' || value === 'dice'

const rows: Readonly<Record<string, { each: Guard; why: string }>> = {
  roster: { each: tuple(isText, isText, text), why: '应为 [编号, 等级, 区域] (must be [id, level, region])' },
  officers: { each: tuple(isText, text, mask), why: '应为 [编号, 区域, 标签] (must be [id, region, tags])' },
  recusals: { each: tuple(isText, isText), why: '应为 [对象, 人员] (must be [target, officer])' },
  contributions: {
    each: (value) => isRecord(value) && kind(value.kind) && isText(value.by) && isText(value.value),
    why: '应为 {kind, by, value} (must be {kind, by, value})',
  },
  drawn: {
    each: (value) => isRecord(value) && isText(value.level) && list(isText)(value.ids),
    why: '应为 {level, ids} (must be {level, ids})',
  },
}

const hexadecimal = '应为 64 位小写十六进制 (must be 64 lower-case hexadecimal digits)'

/** The first fault in the form of a bundle: fields missing or of another type. Further fields are ignored. @source SPEC 9 */
export function shapeFault(bundle: unknown): Difference | null {
  if (!isRecord(bundle)) return fault('$', '应为对象 (must be an object)', bundle)
  if (bundle.suite !== 'MC1') return fault('$.suite', '应为 MC1 (must be MC1)', bundle.suite)
  const wrong = manifestFault(bundle.manifest)
  if (wrong !== null) return fault(`$.manifest${wrong.where}`, wrong.why, undefined)
  return (
    first(['manifestDigest', 'nonce', 'seed'], (name) =>
      isDigest(bundle[name]) ? null : fault(`$.${name}`, hexadecimal, bundle[name]),
    ) ??
    first(Object.entries(rows), ([name, { each, why }]) => listFault(bundle[name], each, `$.${name}`, why)) ??
    resultFault(bundle as Bundle)
  )
}

function listFault(value: unknown, each: Guard, where: string, why: string): Difference | null {
  if (!Array.isArray(value)) return fault(where, '应为列表 (must be a list)', value)
  const at = value.findIndex((item) => !each(item))
  return at < 0 ? null : fault(`${where}[${at}]`, why, value[at])
}

/** Teams and the result's digest are both there, or both null. */
function resultFault({ teams, resultDigest }: Bundle): Difference | null {
  if (teams === null) {
    return resultDigest === null ? null : fault('$.resultDigest', '应为 null (must be null)', resultDigest)
  }
  if (!isDigest(resultDigest)) return fault('$.resultDigest', hexadecimal, resultDigest)
  return listFault(
    teams,
    tuple(isText, list(isText)),
    '$.teams',
    '应为 [对象, [人员…]] (must be [target, [officer, …]])',
  )
}
