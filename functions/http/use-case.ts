import type * as z from 'zod/mini'
import type { DomainEvent } from '../../shared/contract/events.ts'
import type { Route } from '../../shared/contract/route.ts'
import type { Routes } from '../../shared/contract/routes.ts'
import type { Access, BucketName, Needs, StoreName, StoreRecords } from '../../shared/contract/stores.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { Notices } from '../stores/notices.ts'
import type { ReadBucket, WriteBucket } from '../stores/object-store.ts'
import type { GetGrant } from '../stores/presigned-get.ts'
import type { PostGrant, PresignedPost } from '../stores/presigned-post.ts'
import type { ReadStore, Write, WriteStore } from '../stores/record-store.ts'

/** Exactly the stores that `needs` names: touching another, or writing where `read` was declared, does not compile. */
export type StoresOf<N extends Needs> = {
  readonly [S in StoreName & keyof N]: N[S] extends 'write' ? WriteStore<StoreRecords[S]> : ReadStore<StoreRecords[S]>
}

export type BucketsOf<N extends Needs> = {
  readonly [B in BucketName & keyof N as N[B] extends Access ? B : never]: N[B] extends 'write'
    ? WriteBucket
    : ReadBucket
}

/** The buckets to which `needs` lets people send, or from which it lets them fetch. */
export type Signable<N extends Needs, A extends 'upload' | 'download'> = {
  [B in BucketName & keyof N]: N[B] extends A | 'write' ? B : never
}[BucketName & keyof N]

/**
 * What every piece of service code is given beside its input; `M` is what its kind of door adds, in every scope alike.
 */
export interface Surroundings<N extends Needs, M = unknown> {
  readonly department: string
  /**
   * The same surroundings in another scope, a department's or the city's; for code alone whose contract says why it
   * `crosses`. Writes of several scopes may stand in one commit: it is one transaction, and its event is this scope's.
   */
  readonly of: N extends { readonly crosses: string } ? (scope: string) => Surroundings<N, M> & M : undefined
  /** The path of every department of the city; for the same code alone. */
  readonly departmentPaths: N extends { readonly crosses: string } ? () => AsyncGenerator<string> : undefined
  /** What this process keeps of the department between requests: derived, checked before each use, never the truth. */
  readonly memory: Map<string, unknown>
  readonly stores: StoresOf<N>
  readonly buckets: BucketsOf<N>
  readonly notices: N extends { readonly notices: 'write' } ? Notices : undefined
  readonly now: Date
  /** The day in Asia/Shanghai. */
  readonly today: Day
  readonly newId: () => string
  readonly random: (bytes: number) => Uint8Array
  readonly presign: (bucket: Signable<N, 'upload'>, grant: Omit<PostGrant, 'bucket'>) => PresignedPost
  /** An address under which anybody may fetch this one object for five minutes. */
  readonly presignGet: (bucket: Signable<N, 'download'>, grant: GetGrant) => string
  readonly code: string
  readonly siteUrl: string
}

export interface Context<R extends Route> extends Surroundings<R['needs']> {
  readonly input: z.output<R['input']>
  /** Who asks; on a public route, nobody: `anybody`. */
  readonly who: Person
  /** The version in If-Match, on routes that edit. */
  readonly ifMatch: number
  /**
   * Records one part of a request that is more than a transaction holds, whole or not at all. A crash leaves the parts
   * before it: the request must bear being asked again, under the same Idempotency-Key too.
   */
  readonly commit: (writes: readonly Write[], event: DomainEvent) => Promise<void>
}

/** What a use case decided. `writes` and `event` go together into one transaction; a plain answer changes nothing. */
export interface Outcome<O> {
  readonly output: O
  readonly status?: 200 | 201 | 202
  /** Becomes the ETag. */
  readonly version?: number
  /** Its ETag is a digest of what it says, and If-None-Match is answered: for what a phone reads again and again. */
  readonly digested?: true
  /** Media type of an output that is a text and no JSON. */
  readonly type?: string
  readonly change?: { readonly writes: readonly Write[]; readonly event: DomainEvent }
  /** Told in this answer and kept nowhere: a secret. The same request repeated is answered without it. */
  readonly once?: Partial<O>
}

export type RouteName = keyof Routes

export type Output<K extends RouteName> = z.output<Routes[K]['output']>

/** Read, decide, record, derive: one use case answers one route. */
export type UseCase<K extends RouteName> = (context: Context<Routes[K]>) => Promise<Outcome<Output<K>>>

/** A change: recorded whole or not at all, with its event and its answer. */
export function decided<O>(
  output: O,
  writes: readonly Write[],
  event: DomainEvent,
  more: Pick<Outcome<O>, 'status' | 'version' | 'once'> = {},
): Outcome<O> {
  return { output, change: { writes, event }, ...more }
}

/** An answer that changes nothing. */
export function answer<O>(
  output: O,
  more: Pick<Outcome<O>, 'status' | 'version' | 'type' | 'digested'> = {},
): Outcome<O> {
  return { output, ...more }
}
