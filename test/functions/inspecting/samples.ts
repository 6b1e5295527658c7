import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { ulid } from 'ulid'
import { dispatching } from '../../../functions/dispatching/service.ts'
import { deliver } from '../../../functions/events/consume.ts'
import { commit } from '../../../functions/stores/commit.ts'
import { sampleCertificate } from '../../../infra/local/seed/people.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import type { EventType } from '../../../shared/contract/events.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { resultDigest } from '../../../shared/domain/draw/digests.ts'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import { editionOf, type Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Photo, PhotoType } from '../../../shared/domain/inspection/photo.ts'
import { defaultPolicy, type Task } from '../../../shared/domain/plan/task.ts'
import type { Guide } from '../../../shared/domain/registry/guide.ts'
import type { ItemEdition } from '../../../shared/domain/registry/item.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { good, inspectionSample, officerSample } from '../../domain/inspection/samples.ts'
import type { TestPlatform } from '../../platform.ts'

/** 10:00 in Xinzhou, some days after the first draw. */
export const visitTime = '2022-07-20T02:00:00Z'

export const task: Task = {
  ...defaultPolicy,
  id: '2022-1',
  planId: '2022',
  number: 1,
  name: '会计代理记账机构检查',
  type: 'targeted',
  itemIds: ['F-01', 'F-02'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '忻州市财政局',
}

/** The first six of the officers that the sample people sign in as. */
export async function registerOfficers(p: TestPlatform): Promise<void> {
  for (let n = 1; n <= 6; n++) await p.put('officers', officerSample(sampleCertificate(n)))
}

export function targetSample(n: number): Target {
  return {
    id: `91140900MA0SL${String(n).padStart(5, '0')}`,
    name: `示例${n}代理记账有限公司`,
    kind: 'enterprise',
    field: '会计代理记账机构',
    region: '140902',
    regionName: '忻府区',
    address: `忻府区示例街 ${n} 号`,
    creditClass: 'B',
    state: 'active',
  }
}

type SampleTeams = readonly { readonly target: string; readonly officers: readonly string[] }[]

/** A draw's record, and beside it the teams that `declare` puts into the archive. */
type SampleDraw = Draw & { readonly teams: SampleTeams }

export function executedDraw(
  id: string,
  targets: readonly Target[],
  change: { readonly teams?: SampleTeams } = {},
): SampleDraw {
  const teams = change.teams ?? targets.map((target) => ({ target: target.id, officers: certificates.slice(0, 2) }))
  return {
    id,
    taskId: task.id,
    taskName: task.name,
    round: 1,
    attempt: 1,
    state: 'executed',
    frozenAt: '2022-07-10T01:00:00Z',
    frozenBy: 'drawer',
    manifestDigest: '0'.repeat(64),
    nonceCommit: '0'.repeat(64),
    floor: 2000,
    poolSize: 60,
    strata: [],
    excluded: [],
    officerCount: certificates.length,
    seatCount: 2,
    contributors: [],
    frozenKey: `draws/140900/finance/${id}/frozen.json`,
    bundleKey: `draws/140900/finance/${id}/bundle.json`,
    resultDigest: resultDigest({
      drawn: drawnOf(teams),
      seats: teams.flatMap(({ officers }) => officers.map((officer) => certificates.indexOf(officer))),
    }),
    teams,
  }
}

const certificates = [1, 2, 3, 4, 5, 6].map(sampleCertificate)

function drawnOf(teams: SampleTeams) {
  return [{ level: 'C', ids: teams.map(({ target }) => target) }]
}

/** As much of the bundle as dispatching reads. */
async function putBundle(p: TestPlatform, { bundleKey = '', manifestDigest, teams }: SampleDraw): Promise<void> {
  const bundle = {
    manifestDigest,
    officers: certificates.map((certificate) => [certificate, '', 1]),
    drawn: drawnOf(teams),
    teams: teams.map(({ target, officers }) => [target, officers]),
  }
  await p.bucket('archive').put(bundleKey, JSON.stringify(bundle), { type: 'application/json' })
}

/**
 * Says that something happened to a draw, as the drawing service does, by one commit with its event, and delivers the
 * event to this service's handler as Lambda does: again while it fails. The other services are not told: these draws
 * have no frozen files from which pages could be made.
 *
 * @returns how many deliveries it took
 */
export async function announce(p: TestPlatform, type: EventType, draw: Draw): Promise<number> {
  const event = await declare(p, type, draw)
  for (let delivery = 1; delivery <= 3; delivery++) if (await deliverOnce(p, event)) return delivery
  throw new Error(`${type} of ${draw.id} could not be delivered`)
}

/** @returns the id of the event */
export async function declare(p: TestPlatform, type: EventType, draw: Draw): Promise<string> {
  const { teams, ...record } = draw as SampleDraw
  if (teams) await putBundle(p, draw as SampleDraw)
  const read = await p.store('draws').find(draw.id)
  const write = read ? p.store('draws').replace(read, record) : p.store('draws').create(record)
  const at = p.clock.now()
  const eventId = ulid(at.getTime())
  const act = {
    department: p.department,
    actor: 'test',
    key: randomUUID(),
    asked: '',
    at,
    eventId,
    salt: randomBytes(32),
    code: 'test',
  }
  const event = { type, object: `draws/${draw.id}`, payload: { draw: draw.id } }
  await commit(p.ports.table, { writes: [write], event, answer: {}, act })
  return eventId
}

/** @returns false when the handler asks for the event again */
export async function deliverOnce(p: TestPlatform, eventId: string): Promise<boolean> {
  const NewImage = marshall(await p.ports.table.get(outboxPartition, eventId))
  const inserted = { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: eventId } }
  const { batchItemFailures } = await deliver(dispatching.subscribers, p.ports, {
    Records: [inserted],
  } as DynamoDBStreamEvent)
  return batchItemFailures.length === 0
}

let count = 0

/** An inspection of its own for each test, dispatched to officers 1 and 2. */
export async function dispatched(p: TestPlatform, change: Partial<Inspection> = {}): Promise<Inspection> {
  const n = ++count
  const inspection = inspectionSample({ id: `draw-${n}-t`, drawId: `draw-${n}`, ...change })
  await p.put('inspections', inspection)
  return inspection
}

export function declaration(bytes: Uint8Array, type: PhotoType = 'image/jpeg') {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, type }
}

export async function stored(p: TestPlatform, id: string): Promise<Inspection> {
  return (await p.store('inspections').get(id)).record
}

/** Declares, uploads and waits for the check. */
export async function addPhoto(
  p: TestPlatform,
  inspectionId: string,
  bytes = seedPhoto(++count),
  type: PhotoType = 'image/jpeg',
): Promise<Photo> {
  const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId, ...declaration(bytes, type) })
  await p.upload(body.upload, bytes)
  await p.settle()
  return (await stored(p, inspectionId)).photos.find(({ id }) => id === body.photo.id) as Photo
}

export async function record(p: TestPlatform, inspectionId: string, change: object = {}, person = 'officer-01') {
  const inspection = await stored(p, inspectionId)
  const dispatched = Date.parse(inspection.dispatchedAt)
  const arrivedAt = new Date(Math.max(dispatched, Date.parse('2022-07-20T01:00:00Z'))).toISOString()
  const onSite = { ...good.onSite, arrivedAt, leftAt: p.clock.now().toISOString() }
  const input = { inspectionId, ...good, onSite, ...change }
  return p.call(person, 'recordResult', input, { ifMatch: editionOf(inspection) })
}

/** An inspection with a photo and a result, waiting for the second officer. */
export async function recordedInspection(p: TestPlatform, change: object = {}): Promise<string> {
  const { id } = await dispatched(p)
  await addPhoto(p, id)
  await record(p, id, change)
  return id
}

export async function submittedInspection(p: TestPlatform, change: object = {}): Promise<string> {
  const id = await recordedInspection(p, change)
  await p.call('officer-02', 'confirmResult', { inspectionId: id })
  return id
}

export async function approvedInspection(p: TestPlatform, change: object = {}): Promise<string> {
  const id = await submittedInspection(p, change)
  await p.call('reviewer', 'reviewResult', { inspectionId: id, decision: 'approved' })
  return id
}

const basis = [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17] }]

/** An item's published edition with a checklist, as a task pins it: `F-01@2`. */
export function editionSample(itemId: string, edition: number, guide?: Guide): ItemEdition {
  return {
    id: `${itemId}@${edition}`,
    itemId,
    edition,
    name: `示例事项${itemId}`,
    category: '会计监督',
    targetKind: '会计代理记账机构',
    legalBasis: basis,
    subject: '示例财政局',
    content: '示例内容',
    methods: ['on-site'],
    effectiveFrom: '2022-01-01',
    publishedOn: '2022-01-01',
    ...(guide ? { guide } : {}),
  }
}
