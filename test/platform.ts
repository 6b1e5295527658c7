import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '../functions/http/use-case.ts'
import { foundDepartment } from '../functions/registries/found-department.ts'
import type { WriteBucket } from '../functions/stores/object-store.ts'
import type { Ports } from '../functions/stores/ports.ts'
import type { PresignedPost } from '../functions/stores/presigned-post.ts'
import { recordStore, type WriteStore } from '../functions/stores/record-store.ts'
import { type Answer, type CallOptions, type RouteName, routeRequest, upload } from '../infra/local/api-client.ts'
import { type Platform, type PlatformOptions, startPlatform } from '../infra/local/platform.ts'
import {
  cooperatingDepartments,
  cooperatingLogins,
  sampleDepartment,
  sampleLogins,
  sampleSubject,
} from '../infra/local/seed/people.ts'
import type { BucketName, StoreName, StoreRecords } from '../shared/contract/stores.ts'

/** The platform as tests use it: real handlers on real engines, entered through the door that users enter by. */
export interface TestPlatform extends Platform {
  readonly department: string
  /** Where it keeps everything. */
  readonly directory: string
  call<K extends RouteName>(
    person: string | undefined,
    name: K,
    input: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<Answer<Output<K>>>
  upload(post: PresignedPost, bytes: Uint8Array): Promise<Response>
  bucket(name: BucketName): WriteBucket
  store<S extends StoreName>(name: S): WriteStore<StoreRecords[S]>
  put<S extends StoreName>(name: S, record: StoreRecords[S]): Promise<void>
  /** Stores of another department. */
  in(department: string): Pick<TestPlatform, 'store' | 'put'>
}

/**
 * Starts a platform of its own in a temporary folder, with the sample department founded, and with `neighbours` those that
 * inspect together with it; the clock stands at 2022-03-01.
 */
export async function platform(
  options: Pick<PlatformOptions, 'wrapPorts' | 'trusts'> & { now?: string; neighbours?: true } = {},
): Promise<TestPlatform> {
  const directory = await mkdtemp(join(tmpdir(), 'mingchou-'))
  const assets = process.env['MINGCHOU_BUILT_SITE']
  const fixed = { siteUrl: 'https://site.mingchou.invalid', code: 'test', ...(assets ? { assets } : {}) }
  const started = await startPlatform({ directory, ...fixed, ...options })
  await started.clock.set(options.now ?? '2022-03-01T01:00:00Z')
  await foundDepartment(started.ports, sampleDepartment, sampleLogins())
  if (options.neighbours) await foundNeighbours(started.ports)
  const department = sampleDepartment.id
  const within = storesIn(started.ports)
  return {
    ...started,
    department,
    directory,
    call: (person, name, input, more = {}) => call(started, person, name, input, more),
    upload,
    bucket: (name) => started.ports.bucket(name),
    in: within,
    ...within(department),
    stop: async () => {
      await started.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function foundNeighbours(ports: Ports): Promise<void> {
  for (const { department, prefix } of cooperatingDepartments) {
    await foundDepartment(ports, department, cooperatingLogins(prefix))
  }
}

function storesIn(ports: Ports): TestPlatform['in'] {
  return (department) => {
    const store = <S extends StoreName>(name: S) => recordStore(ports.table, name, department)
    return {
      store,
      put: async (name, record) => ports.table.transact([store(name).create(record).item], randomUUID()),
    }
  }
}

async function call<K extends RouteName>(
  started: Platform,
  person: string | undefined,
  name: K,
  input: Record<string, unknown>,
  options: CallOptions,
): Promise<Answer<Output<K>>> {
  const mint = () => started.issuer.mint(sampleSubject(person ?? ''), started.clock.now())
  const token = options.token ?? (person === undefined ? undefined : await mint())
  const answer = await started.request(routeRequest(name, input, { ...options, token }))
  return {
    status: answer.statusCode ?? 0,
    headers: (answer.headers ?? {}) as Record<string, string>,
    body: JSON.parse(answer.body || 'null') as Answer<Output<K>>['body'],
  }
}

export type { RouteName }
