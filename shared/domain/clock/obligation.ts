import type { Day } from '../../kernel/days.ts'

/** 时限事项: something a department owes by a day. Closed by the fact that fulfils it, never by a tick alone. */
export interface Obligation {
  /** `<year>/<rule>` for yearly ones, `<rule>/<object>` for those that follow an event. */
  readonly id: string
  readonly rule: string
  readonly zh: string
  readonly en: string
  /** Law and article, or the notice, by which it is owed. */
  readonly source: string
  /** How the day was worked out, in words. */
  readonly arithmetic: string
  readonly dueOn: Day
  readonly openedOn: Day
  /** The role that must act. */
  readonly owedBy: string
  readonly object?: string
  readonly closed?: { readonly on: Day; readonly by: string; readonly late: boolean }
}

/** One message about one obligation on one day; `id` is `<day>/<obligation id>/<level>`: claimed once before it is sent. */
export interface Reminder {
  readonly id: string
  readonly obligationId: string
  readonly day: Day
  /** `actor`: whoever must act; `head`: his head; `leading-group`: the leading group's office. */
  readonly level: 'actor' | 'head' | 'leading-group'
  /** Days until the due day; negative when overdue. */
  readonly daysLeft: number
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly state: 'claimed' | 'sent'
  readonly sentAt?: string
}
