import { isDigest, isInstant, isRecord, isText, isWhole, type Rule, repeats } from './field-rules.ts'
import type { Manifest, Stratum } from './types.ts'

/** A fault of a field: where it is (a JSON path below the manifest) and why, Chinese first. */
export type FieldFault = { where: string; why: string }

const MOST_TAGS = 30 // a mask fits a signed 32-bit number
const MOST_SWEEPS = 1_000 // a verifier must come to an end
const MOST_SEATS = 30
const MOST_ROUNDS = 10_000
const MOST_PRIORITY = 1_000_000

const text: Rule = { holds: isText, why: '应为非空文本 (must be text)' }
const digest: Rule = { holds: isDigest, why: '应为 64 位小写十六进制 (must be 64 lower-case hexadecimal digits)' }
const whole = (least: number, most: number): Rule => ({
  holds: (value) => isWhole(value, least, most),
  why: `应为 ${least} 至 ${most} 的整数 (must be an integer from ${least} to ${most})`,
})
const names: Rule = {
  holds: (value) => Array.isArray(value) && value.every(isText) && !repeats(value),
  why: '应为互不重复的文本列表 (must be a list of different texts)',
}

const fieldRules: Readonly<Record<string, Rule>> = {
  suite: { holds: (value) => value === 'MC1', why: '应为 MC1 (must be MC1)' },
  drawId: text,
  taskId: text,
  department: text,
  rounds: whole(1, MOST_ROUNDS),
  round: whole(1, MOST_ROUNDS),
  scope: { holds: (value) => value === 'round' || value === 'year', why: '应为 round 或 year (must be round or year)' },
  frozenAt: { holds: isInstant, why: '应为 UTC 时刻 (must be an instant in UTC)' },
  code: text,
  floor: whole(0, 10_000),
  sweeps: whole(0, MOST_SWEEPS),
  nonceCommit: digest,
  tags: names,
  contributors: names,
  strata: { holds: (value) => Array.isArray(value) && value.every(isRecord), why: '应为列表 (must be a list)' },
  exclusions: {
    holds: (value) =>
      Array.isArray(value) && value.every((each) => isRecord(each) && isText(each.id) && isText(each.reason)),
    why: '应为 {id, reason} 列表 (must be a list of {id, reason})',
  },
  seats: {
    holds: (value) => Array.isArray(value) && value.length <= MOST_SEATS,
    why: `应为不超过 ${MOST_SEATS} 项的列表 (must be a list of at most ${MOST_SEATS})`,
  },
  roster: { holds: isRecord, why: '应有 size 与 digest (must hold size and digest)' },
  officers: { holds: isRecord, why: '应有 size 与 digest (must hold size and digest)' },
}

const stratumRules: Readonly<Record<string, Rule>> = {
  level: text,
  size: whole(0, 0x20_0000),
  ratio: whole(0, 10_000),
  priority: whole(1, MOST_PRIORITY),
  already: whole(0, 0x20_0000),
  quota: whole(0, 0x20_0000),
  take: whole(0, 0x20_0000),
}

const commitmentRules: Readonly<Record<string, Rule>> = { size: whole(0, 0x20_0000), digest }

/**
 * The first fault of a manifest taken by itself, or null: types and ranges of every field of SPEC 3, and what fields say
 * about each other. Lists, quotas and digests are checked elsewhere.
 */
export function manifestFault(manifest: unknown): FieldFault | null {
  if (!isRecord(manifest)) return { where: '', why: '应为对象 (must be an object)' }
  return (
    firstFault(manifest, fieldRules, '') ??
    (manifest.strata as unknown[])
      .map((stratum, at) => firstFault(stratum as Record<string, unknown>, stratumRules, `.strata[${at}]`))
      .find((fault) => fault !== null) ??
    firstFault(manifest.roster as Record<string, unknown>, commitmentRules, '.roster') ??
    firstFault(manifest.officers as Record<string, unknown>, commitmentRules, '.officers') ??
    crossFault(manifest as Manifest)
  )
}

function firstFault(
  record: Record<string, unknown>,
  rules: Readonly<Record<string, Rule>>,
  at: string,
): FieldFault | null {
  const broken = Object.entries(rules).find(([name, rule]) => !rule.holds(record[name]))
  return broken === undefined ? null : { where: `${at}.${broken[0]}`, why: broken[1].why }
}

function crossFault({ round, rounds, strata, tags, seats, cap }: Manifest): FieldFault | null {
  const mask = whole(0, 2 ** tags.length - 1)
  const seat = seats.findIndex((each) => !mask.holds(each))
  if (round > rounds) return { where: '.round', why: `超过总轮数 ${rounds} (is beyond ${rounds} rounds)` }
  if (repeats(strata.map(({ level }: Stratum) => level)))
    return { where: '.strata', why: '风险等级重复 (repeats a level)' }
  if (tags.length > MOST_TAGS) return { where: '.tags', why: `超过 ${MOST_TAGS} 个 (are more than ${MOST_TAGS})` }
  if (seat >= 0) return { where: `.seats[${seat}]`, why: mask.why }
  if (cap !== undefined && !whole(1, 0x20_0000).holds(cap)) return { where: '.cap', why: whole(1, 0x20_0000).why }
  return null
}
