import { ulid } from 'ulid'
import { type BucketAccess, bucketNames, type Needs, storeNames } from '../../shared/contract/stores.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import { departmentPaths } from '../stores/department-paths.ts'
import { memoryOf } from '../stores/memory.ts'
import type { Ports } from '../stores/ports.ts'
import { recordStore } from '../stores/record-store.ts'
import type { Hand } from '../stores/rows.ts'
import type { BucketsOf, StoresOf, Surroundings } from './use-case.ts'

/** The surroundings of a piece of service code: only what its `needs` names exists, in its department's scope alone unless it `crosses`. */
export function surround<N extends Needs>(
  ports: Ports,
  needs: N,
  department: string,
  hand: Omit<Hand, 'at'> = { by: 'system', cause: '' },
): Surroundings<N> {
  const now = ports.clock()
  const stores = storeNames
    .filter((name) => name in needs)
    .map((name) => [name, recordStore(ports.table, name, department, { ...hand, at: now.toISOString() })])
  const buckets = bucketNames.filter((name) => carried(needs[name])).map((name) => [name, ports.bucket(name)])
  return {
    department,
    of: (needs.crosses === undefined
      ? undefined
      : (scope: string) => surround(ports, needs, scope, hand)) as Surroundings<N>['of'],
    departmentPaths: (needs.crosses === undefined
      ? undefined
      : () => departmentPaths(ports.table)) as Surroundings<N>['departmentPaths'],
    memory: memoryOf(ports.table, department),
    stores: Object.fromEntries(stores) as StoresOf<N>,
    buckets: Object.fromEntries(buckets) as BucketsOf<N>,
    notices: (needs.notices ? ports.notices : undefined) as Surroundings<N>['notices'],
    now,
    today: dayOf(now),
    newId: () => ulid(now.getTime()),
    random: ports.random,
    presign: (bucket, grant) => ports.presign(bucket, grant),
    presignGet: (bucket, grant) => ports.presignGet(bucket, grant),
    code: ports.code,
    siteUrl: ports.siteUrl,
  }
}

function carried(access: BucketAccess | undefined): boolean {
  return access === 'read' || access === 'write'
}
