import type {
  DeliveredEvent,
  DomainEvent,
  ObjectSubscriptionName,
  objectSubscriptions,
  ScheduleName,
  SubscriptionName,
  schedules,
  subscriptions,
} from '../../shared/contract/events.ts'
import type { Needs } from '../../shared/contract/stores.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { Write } from '../stores/record-store.ts'

export interface Commits {
  /**
   * Records one step, whole or not at all, once for ever: the same event and step again changes nothing.
   *
   * @returns false when an earlier delivery had recorded this step
   */
  readonly commit: (step: string, writes: readonly Write[], event: DomainEvent) => Promise<boolean>
}

type Together<K extends SubscriptionName> = (typeof subscriptions)[K] extends { readonly together: true } ? true : false

/**
 * What a subscriber hears: one event; or, declared `together`, all of a department that came in one delivery, each once, in
 * their order. Such a one answers with the events that are to come again; throwing asks for all of them again.
 */
export type Subscriber<K extends SubscriptionName> = (
  context: Surroundings<(typeof subscriptions)[K]['needs'], Commits> &
    Commits &
    (Together<K> extends true ? { readonly events: readonly DeliveredEvent[] } : { readonly event: DeliveredEvent }),
) => Promise<Together<K> extends true ? readonly DeliveredEvent[] : void>

/** A scheduled run asks for each department's surroundings itself. */
export type Scheduled<K extends ScheduleName> = (context: {
  readonly departments: AsyncIterable<string>
  readonly within: (department: string) => Surroundings<(typeof schedules)[K]['needs'], Commits> & Commits
  readonly now: Date
}) => Promise<void>

/** `key` is the object's key, decoded. Its first folder after the prefix names the department. */
export type ObjectSubscriber<K extends ObjectSubscriptionName> = (
  context: Surroundings<(typeof objectSubscriptions)[K]['needs'], Commits> &
    Commits & { readonly key: string; readonly size: number },
) => Promise<void>

export type AnySubscriber = (
  context: Surroundings<Needs, Commits> &
    Commits & { readonly event: DeliveredEvent; readonly events: readonly DeliveredEvent[] },
) => Promise<readonly DeliveredEvent[] | void>
export type AnyScheduled = (context: {
  readonly departments: AsyncIterable<string>
  readonly within: (department: string) => Surroundings<Needs, Commits> & Commits
  readonly now: Date
}) => Promise<void>
export type AnyObjectSubscriber = (
  context: Surroundings<Needs, Commits> & Commits & { readonly key: string; readonly size: number },
) => Promise<void>
