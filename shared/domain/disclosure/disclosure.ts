import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { Mistake } from './mistake.ts'
import type { ResultView } from './result-view.ts'

/** A version of a disclosure that is no longer what the page says: its words are gone, that there was one stays. */
export interface FormerVersion {
  /** SHA-256 of the view's canonical JSON, the same that the event of its publication committed to. */
  readonly digest: string
  readonly publishedOn: Day
  readonly endedOn: Day
  readonly why: 'corrected' | 'withdrawn' | 'expired'
  readonly reason: string
  /** Day on which it became known that it was wrong, and the last on which ending it was in time. */
  readonly knownOn?: Day
  readonly dueOn?: Day
}

/** 公示 of one inspection's result. `id` is the inspection's. The view is what was allowed to leave, frozen when it left. */
export interface Disclosure {
  readonly id: string
  readonly targetId: string
  readonly taskId: string
  readonly drawId: string
  readonly state: 'published' | 'withdrawn' | 'expired'
  readonly view: ResultView
  /** When it became public first: the day that the clock of 20 working days asks for. */
  readonly publishedOn: Day
  readonly publishedBy: string
  /** The last day on which publishing was in time. */
  readonly dueOn: Day
  /** The year whose working days were not announced: the last day was counted by weekends. */
  readonly dueProvisional?: number
  /** The first day on which it is no longer public; absent on records of before there was a term. */
  readonly endsOn?: Day
  /** Day of the version that stands, where it was corrected. */
  readonly correctedOn?: Day
  /** Versions that no longer stand, the oldest first. */
  readonly former?: readonly FormerVersion[]
  /** What was reported to be wrong with it, the oldest first. Not public. */
  readonly mistakes?: readonly Mistake[]
}

export const disclosureLifecycle = lifecycle({
  what: '公示',
  en: 'The disclosure',
  states: { published: '公示中', withdrawn: '已撤下', expired: '公示期满' },
  moves: {
    correct: { from: ['published', 'withdrawn'], to: 'published', zh: '更正', via: ['correctDisclosure'] },
    withdraw: { from: ['published'], to: 'withdrawn', zh: '撤下', via: ['withdrawDisclosure'] },
    'report-mistake': { from: ['published'], to: 'published', zh: '报告公示有误', via: ['reportMistake'] },
    'dismiss-mistake': { from: ['published'], to: 'published', zh: '认定公示无误', via: ['dismissMistake'] },
    expire: { from: ['published', 'withdrawn'], to: 'expired', zh: '期满撤下', via: ['tendSite'] },
  },
})

/** Since when the version that stands has been public. */
export function standsSince({ publishedOn, correctedOn }: Disclosure): Day {
  return correctedOn ?? publishedOn
}
