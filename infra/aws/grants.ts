import { objectSubscriptions, schedules, subscriptions } from '../../shared/contract/events.ts'
import type { ServiceName } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import {
  type Access,
  type BucketName,
  bucketNames,
  type Needs,
  type StoreName,
  storeNames,
  stores,
  systemPartitions,
} from '../../shared/contract/stores.ts'

/** Everything a service's routes, subscriptions and schedules need together. */
export interface Grants {
  readonly stores: ReadonlyMap<StoreName, Access>
  readonly buckets: ReadonlyMap<BucketName, Access>
  readonly notices: boolean
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
    stores: union(storeNames, needs),
    buckets: union(bucketNames, needs),
    notices: needs.some((one) => one.notices),
    hasRoutes: of(routes).length > 0,
    hasSchedules: of(schedules).length > 0,
  }
}

function union<N extends StoreName | BucketName>(names: readonly N[], needs: readonly Needs[]): Map<N, Access> {
  const asked = names.map((name): [N, Access | undefined] => {
    const all = needs.map((one) => one[name])
    return [name, all.includes('write') ? 'write' : all.find((access) => access !== undefined)]
  })
  return new Map(asked.filter((pair): pair is [N, Access] => pair[1] !== undefined))
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
export function keyGrants({ stores: asked, hasRoutes, hasSchedules }: Grants): KeyGrant[] {
  const prefixes = (access: Access) =>
    [...asked].filter(([, has]) => has === access).map(([name]) => `${stores[name].prefix}#*`)
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
        ...(hasSchedules ? ['directory#departments'] : []),
        ...(writes.length > 0 ? [`${idempotency}#*`] : []),
      ]),
    },
    { actions: writing, leadingKeys: writes },
    { actions: ['dynamodb:PutItem'], leadingKeys: writes.length > 0 ? [`${idempotency}#*`, `${outbox}#*`] : [] },
  ].filter(({ leadingKeys }) => leadingKeys.length > 0)
}

export interface ObjectGrant {
  readonly bucket: BucketName
  readonly actions: readonly string[]
}

/** Reading includes listing, so that a missing key is 404 and not 403. Only uploads waiting for their check may be deleted. */
export function objectGrants({ buckets }: Grants): ObjectGrant[] {
  return [...buckets].map(([bucket, access]) => ({
    bucket,
    actions: [
      's3:GetObject',
      ...(access === 'write' ? ['s3:PutObject'] : []),
      ...(access === 'write' && bucket === 'evidence' ? ['s3:PutObjectRetention'] : []),
      ...(access === 'write' && bucket === 'quarantine' ? ['s3:DeleteObject'] : []),
    ],
  }))
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
