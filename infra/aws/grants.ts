import { objectSubscriptions, schedules, subscriptions } from '../../shared/contract/events.ts'
import type { ServiceName } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import {
  type Access,
  type BucketAccess,
  type BucketName,
  bucketNames,
  companionPrefixes,
  type Needs,
  type StoreName,
  storeNames,
  stores,
  systemPartitions,
} from '../../shared/contract/stores.ts'

/** Everything a service's routes, subscriptions and schedules need together. */
export interface Grants {
  readonly stores: ReadonlyMap<StoreName, Access>
  readonly buckets: ReadonlyMap<BucketName, ReadonlySet<BucketAccess>>
  readonly notices: boolean
  readonly logins: boolean
  /** Works across departments, so that it asks which there are. */
  readonly crosses: boolean
  readonly hasRoutes: boolean
  readonly hasSchedules: boolean
}

/** The union of what a service declared in the contract: its Lambda is granted this and nothing else. */
export function grantsOf(service: ServiceName): Grants {
  const of = (table: Readonly<Record<string, { service: ServiceName; needs: Needs }>>) =>
    Object.values(table).filter((one) => one.service === service)
  const needs = [...of(routes), ...of(subscriptions), ...of(schedules), ...of(objectSubscriptions)].map(
    (one) => one.needs,
  )
  return {
    stores: storesOf(needs),
    buckets: bucketsOf(needs),
    notices: needs.some((one) => one.notices),
    logins: needs.some((one) => one.logins),
    crosses: needs.some((one) => one.crosses !== undefined),
    hasRoutes: of(routes).length > 0,
    hasSchedules: of(schedules).length > 0,
  }
}

function storesOf(needs: readonly Needs[]): Map<StoreName, Access> {
  const asked = storeNames.map((name): [StoreName, Access | undefined] => {
    const all = needs.map((one) => one[name])
    return [name, all.includes('write') ? 'write' : all.find((access) => access !== undefined)]
  })
  return new Map(asked.filter((pair): pair is [StoreName, Access] => pair[1] !== undefined))
}

function bucketsOf(needs: readonly Needs[]): Map<BucketName, Set<BucketAccess>> {
  const asked = bucketNames.map((name): [BucketName, Set<BucketAccess>] => [
    name,
    new Set(needs.flatMap((one) => one[name] ?? [])),
  ])
  return new Map(asked.filter(([, accesses]) => accesses.size > 0))
}

/** Whether the service's own code moves objects, for which its handler carries a client of S3. */
export function movesObjects({ buckets }: Grants): boolean {
  return [...buckets.values()].some((accesses) => accesses.has('read') || accesses.has('write'))
}

export interface KeyGrant {
  readonly actions: readonly string[]
  /** Patterns of partition keys, for `dynamodb:LeadingKeys`. */
  readonly leadingKeys: readonly string[]
}

/** Reading includes asking, inside a transaction, that a record is still what was read. */
const reading = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem']
const writing = ['dynamodb:PutItem']

/**
 * What a service may do to which partitions of the table. Nobody may delete, update in place or scan. Everybody who
 * writes also writes idempotency rows and the outbox; whoever has routes looks up logins and people.
 */
export function keyGrants({ stores: asked, logins, crosses, hasRoutes, hasSchedules }: Grants): KeyGrant[] {
  const prefixes = (access: Access) =>
    [...asked]
      .filter(([, has]) => has === access)
      .flatMap(([name]) => [stores[name].prefix, ...companionPrefixes(name)].map((prefix) => `${prefix}#*`))
  const writes = prefixes('write')
  const { idempotency, login, outbox } = systemPartitions
  const lookedUp = hasRoutes ? [`${login}#*`, `${stores.people.prefix}#*`] : []
  return [
    {
      actions: reading,
      leadingKeys: unique([
        ...prefixes('read'),
        ...writes,
        ...lookedUp,
        ...(hasSchedules || crosses ? ['directory#departments'] : []),
        ...(writes.length > 0 ? [`${idempotency}#*`] : []),
      ]),
    },
    { actions: writing, leadingKeys: writes },
    {
      actions: ['dynamodb:PutItem'],
      leadingKeys: [
        ...(writes.length > 0 ? [`${idempotency}#*`, `${outbox}#*`] : []),
        ...(logins ? [`${login}#*`] : []),
      ],
    },
  ].filter(({ leadingKeys }) => leadingKeys.length > 0)
}

export interface ObjectGrant {
  readonly bucket: BucketName
  readonly actions: readonly string[]
}

/**
 * What a signed address allows, its signer must be allowed. Only uploads waiting for their check may be deleted, by whoever
 * checks them, and public files that no record supports, of which the bucket keeps the versions.
 */
export function objectGrants({ buckets }: Grants): ObjectGrant[] {
  return [...buckets].map(([bucket, has]) => ({
    bucket,
    actions: [
      ...(has.has('read') || has.has('write') || has.has('download') ? ['s3:GetObject'] : []),
      ...(has.has('write') || has.has('upload') ? ['s3:PutObject'] : []),
      ...(has.has('write') && bucket === 'evidence' ? ['s3:PutObjectRetention'] : []),
      ...(has.has('write') && (bucket === 'quarantine' || bucket === 'site') ? ['s3:DeleteObject'] : []),
    ],
  }))
}

/** Reading includes listing, so that a missing key is 404 and not 403. */
export function listedBuckets({ buckets }: Grants): BucketName[] {
  return [...buckets].flatMap(([bucket, has]) => (has.has('read') || has.has('write') ? [bucket] : []))
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
