import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import type { Inspection } from './inspection.ts'

/** A move or a thing in the words of a Chinese and of an English sentence. */
export type Words = readonly [zh: string, en: string]

/** Certificate numbers of everybody who had a hand in an inspection: its team, whoever left it, and whoever signed. */
export function handsOf({ officerIds, teamChanges = [], result, confirmed, photos }: Inspection): Set<string> {
  return new Set([
    ...officerIds,
    ...teamChanges.flatMap((change) => change.out),
    ...(result ? [result.recordedBy] : []),
    ...(confirmed ? [confirmed.by] : []),
    ...photos.filter(({ purpose }) => purpose !== 'letter').map(({ declaredBy }) => declaredBy),
  ])
}

/**
 * Nobody judges what he inspected himself, be he on the team still or not.
 *
 * @throws {Refusal} `four-eyes`
 * @source 行政处罚法 art. 43, 58; DESIGN "Roles"
 */
export function requireOutsider(inspection: Inspection, { officerId }: Person, [zh, en]: Words): void {
  if (officerId === undefined || !handsOf(inspection).has(officerId)) return
  throw new Refusal('four-eyes', { move: zh, did: '检查' }, { move: en, did: 'inspect' })
}

/** @throws {Refusal} `four-eyes` when one person would do both */
export function requireAnother(by: string, other: string, [zh, en]: Words, [did, didEn]: Words): void {
  if (by === other) throw new Refusal('four-eyes', { move: zh, did }, { move: en, did: didEn })
}

/** @throws {Refusal} `reason-required` for a text that says nothing */
export function requireReason(reason: string | undefined, [zh, en]: Words): void {
  if ((reason ?? '').trim() === '') throw new Refusal('reason-required', { move: zh }, { move: en })
}

/**
 * A day between another one and today, both included.
 *
 * @throws {Refusal} `day-not-acceptable`
 */
export function requireBetween(
  [where, whereEn]: Words,
  day: Day,
  { from, since, today }: { readonly from: Day; readonly since: Words; readonly today: Day },
): void {
  const refuse = (why: string, en: string) => {
    throw new Refusal('day-not-acceptable', { where, day, why }, { where: whereEn, why: en })
  }
  if (day < from) refuse(`早于${since[0]} ${from}`, `it is before ${since[1]}, ${from}`)
  if (day > today) refuse(`晚于今天 ${today}`, `it is after today, ${today}`)
}

/** @throws {Refusal} `day-not-acceptable` for a day that is not after another */
export function requireAfter([where, whereEn]: Words, day: Day, after: Day, [what, en]: Words): void {
  if (day > after) return
  throw new Refusal(
    'day-not-acceptable',
    { where, day, why: `须晚于${what} ${after}` },
    { where: whereEn, why: `it must be after ${en}, ${after}` },
  )
}
