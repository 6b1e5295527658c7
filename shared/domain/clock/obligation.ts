import type { Day } from '../../kernel/days.ts'
import type { GrantedExtension } from './extension.ts'

/** 时限事项: something a department owes by a day. Closed by the fact that fulfils it, never by a tick alone. */
export interface Obligation {
  /** `<due day>/<rule>/<object>`, so that a list reads in the order of due days. */
  readonly id: string
  readonly rule: string
  readonly zh: string
  readonly en: string
  /** Law and article, or the notice, by which it is owed. */
  readonly source: string
  /** How the day was worked out, in words. */
  readonly arithmetic: { readonly zh: string; readonly en: string }
  readonly dueOn: Day
  /** The due day without what was granted; only where something was. */
  readonly baseDueOn?: Day
  readonly extensions?: readonly GrantedExtension[]
  /** The day from which working days were counted. */
  readonly countedFrom?: Day
  /** How many of them, where the record itself says so and not the rule. */
  readonly workingDays?: number
  /** The working days of a year it touches are not announced yet: counted by weekends alone, reckoned again by each sweep. */
  readonly provisional?: true
  /** After the due day nothing can be done in time any more: no overdue reminders. */
  readonly lapses?: true
  readonly openedOn: Day
  /** The role that must act. */
  readonly owedBy: string
  /** Certificate numbers, where it is owed by certain officers and not by everybody of the role. */
  readonly officers?: readonly string[]
  /** What it is about: the year, or the id of an inspection, a draw, a certificate. */
  readonly object: string
  /** The object as people call it. */
  readonly about?: string
  readonly closed?: { readonly on: Day; readonly by: string; readonly late: boolean }
  /** Closed because the fact it rests on was corrected: it goes on under this due day. */
  readonly movedTo?: Day
}

/** What is owed by a record as it stands, before it is known when it was opened; `fulfilled` once a fact closes it. */
export interface Duty {
  readonly owed: Omit<Obligation, 'id' | 'openedOn' | 'closed' | 'movedTo'>
  readonly fulfilled?: Fulfilment
}

export interface Fulfilment {
  readonly on: Day
  /** Type of the event that is the fact. */
  readonly by: string
}

/** The obligation's id under its due day; changes with the due day. */
export function obligationId({ dueOn, rule, object }: Pick<Obligation, 'dueOn' | 'rule' | 'object'>): string {
  return `${dueOn}/${rule}/${object}`
}

/** A duty as an obligation that is opened on a day. */
export function opened({ owed }: Duty, on: Day): Obligation {
  return { ...owed, id: obligationId(owed), openedOn: on }
}

/** Closed by a fact; late for ever when the fact came after the due day. */
export function closedBy(obligation: Obligation, { on, by }: Fulfilment): Obligation {
  return { ...obligation, closed: { on, by, late: on > obligation.dueOn } }
}

/** `actor`: whoever must act; `head`: his head; `leading-group`: the leading group's office. */
export type ReminderLevel = 'actor' | 'head' | 'leading-group'

/** That one obligation is told to one person, as it stood on that day. */
export interface ReminderItem {
  readonly obligationId: string
  readonly level: ReminderLevel
  /** The day on which it fell due to be told: before the message's day when that was a quiet one, or sweeps were missed. */
  readonly moment: Day
  readonly dueOn: Day
  /** From the message's day until the due day; negative when overdue. */
  readonly daysLeft: number
  readonly zh: string
  readonly about?: string
}

/** One person's message of one day, with everything that is due for him; `id` is `<day>-<person>`: claimed once before it is sent. */
export interface Reminder {
  readonly id: string
  readonly day: Day
  /** Id of a person. */
  readonly to: string
  /** The most urgent first. */
  readonly items: readonly ReminderItem[]
  readonly subject: string
  readonly text: string
  readonly state: 'claimed' | 'sent'
  /** Who claimed it last may send it; another may take over when he was interrupted. */
  readonly claimedAt: string
  readonly sentAt?: string
  /** By which channel it went, and which had failed before. */
  readonly delivery?: Delivery
  /** Why the last attempt was not acknowledged. */
  readonly failure?: string
  /** Sent again by hand. */
  readonly resends?: readonly Resend[]
}

export interface Delivery {
  readonly by: string
  readonly failures: readonly { readonly channel: string; readonly attempts: number; readonly why: string }[]
}

export interface Resend {
  readonly askedBy: string
  readonly askedAt: string
  readonly sentAt?: string
  readonly delivery?: Delivery
  readonly failure?: string
}
