import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Disclosure, disclosureLifecycle, standsSince } from './disclosure.ts'

/**
 * 公示有误的报告: that a result which is public is wrong or revoked, as somebody of the department came to know it. From that day the term to
 * withdraw or correct it runs, whoever is at his desk.
 */
export interface Mistake {
  /** `mistake-1`, counted for each disclosure. */
  readonly id: string
  readonly knownOn: Day
  readonly what: string
  readonly reportedBy: string
  readonly reportedOn: Day
  readonly ended?: {
    readonly on: Day
    readonly how: 'corrected' | 'withdrawn' | 'dismissed'
    /** The place among `former` of the version that ended with it. */
    readonly version?: number
    /** Of a report that was unfounded. */
    readonly by?: string
    readonly reason?: string
  }
}

const mistakeDay = '得知有误之日'

/**
 * @throws {Refusal} `wrong-state` unless it is public; `reason-required`; `day-not-acceptable` for a day before the version that
 *   stands, or after today
 */
export function mistakeReported(
  disclosure: Disclosure,
  {
    knownOn,
    what,
    by,
    today,
  }: { readonly knownOn: Day; readonly what: string; readonly by: string; readonly today: Day },
): Disclosure {
  const state = moved(disclosureLifecycle, disclosure, 'report-mistake')
  requireText(what, 'report-mistake')
  requireKnown(disclosure, knownOn, today)
  const { mistakes = [] } = disclosure
  const mistake: Mistake = { id: `mistake-${mistakes.length + 1}`, knownOn, what, reportedBy: by, reportedOn: today }
  return { ...disclosure, state, mistakes: [...mistakes, mistake] }
}

/**
 * The report was unfounded: what is public stays, and the term ends. Decided by another than who reported it.
 *
 * @throws {Refusal} `wrong-state`; `not-found` unless that report is open; `four-eyes`; `reason-required`
 */
export function mistakeDismissed(
  disclosure: Disclosure,
  { id, reason, by, today }: { readonly id: string; readonly reason: string; readonly by: string; readonly today: Day },
): Disclosure {
  const state = moved(disclosureLifecycle, disclosure, 'dismiss-mistake')
  const found = openMistakes(disclosure).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found', { what: '有误报告', id }, { what: 'open report of a mistake' })
  if (found.reportedBy === by) {
    throw new Refusal(
      'four-eyes',
      { move: '认定无误', did: '报告有误' },
      { move: 'dismiss the report', did: 'make it' },
    )
  }
  requireText(reason, 'dismiss-mistake')
  const ended = { on: today, how: 'dismissed', by, reason } as const
  return {
    ...disclosure,
    state,
    mistakes: (disclosure.mistakes ?? []).map((one) => (one === found ? { ...one, ended } : one)),
  }
}

export function openMistakes({ mistakes = [] }: Pick<Disclosure, 'mistakes'>): Mistake[] {
  return mistakes.filter(({ ended }) => ended === undefined)
}

/** With the version that ends, everything ends that was reported of it. */
export function mistakesEnded(
  { mistakes, former = [] }: Disclosure,
  how: 'corrected' | 'withdrawn',
  on: Day,
): Pick<Disclosure, 'mistakes'> {
  if (!mistakes) return {}
  const ended = { on, how, version: former.length }
  return { mistakes: mistakes.map((one) => (one.ended ? one : { ...one, ended })) }
}

/** @throws {Refusal} `day-not-acceptable` */
export function requireKnown(disclosure: Disclosure, knownOn: Day, today: Day): void {
  const since = standsSince(disclosure)
  const refuse = (why: string, en: string) => {
    throw new Refusal(
      'day-not-acceptable',
      { where: mistakeDay, day: knownOn, why },
      { where: 'the day on which the mistake became known', why: en },
    )
  }
  if (knownOn < since) refuse(`早于公示日 ${since}`, `it is before the publication, ${since}`)
  if (knownOn > today) refuse(`晚于今天 ${today}`, `it is after today, ${today}`)
}

function requireText(text: string, move: 'report-mistake' | 'dismiss-mistake'): void {
  if (text.trim() === '') throw new Refusal('reason-required', { move: disclosureLifecycle.moves[move].zh })
}
