import type { Draw, DrawRecord } from '../../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import { requireCommitted } from '../../../shared/domain/drawing/draw-moves.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { defaultPolicy } from '../../../shared/domain/plan/task.ts'
import { standardPolicy } from '../../../shared/domain/plan/task-policy.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'
import type { CreditClass, Target } from '../../../shared/domain/registry/target.ts'
import type { TestPlatform } from '../../platform.ts'

const scope = '会计代理记账机构'

export function sampleItem(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    name: `示例事项 ${id}`,
    category: '一般检查事项',
    targetKind: scope,
    legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17] }],
    subject: '忻州市财政局',
    content: '代理记账业务开展情况',
    methods: ['on-site'],
    state: 'published',
    publishedOn: '2022-01-10',
    ...more,
  }
}

const classes: readonly CreditClass[] = ['A', 'B', 'B', 'C', 'D', 'unrated']

export function sampleTarget(n: number, more: Partial<Target> = {}): Target {
  return {
    id: `91140900MA0000${String(n).padStart(4, '0')}`,
    name: `示例代理记账公司${n}`,
    kind: 'enterprise',
    field: scope,
    region: `1409${String(2 + (n % 14)).padStart(2, '0')}`,
    regionName: '示例县',
    creditClass: classes[n % classes.length] as CreditClass,
    state: 'active',
    ...more,
  }
}

export function sampleOfficer(n: number, more: Partial<Officer> = {}): Officer {
  return {
    id: certificate(n),
    name: `示例执法${n}`,
    kind: 'officer',
    region: n % 2 === 0 ? '' : '140900',
    certificate: { from: '2020-01-01', to: '2024-12-31' },
    specialties: ['会计'],
    state: 'active',
    recusals: [],
    ...more,
  }
}

function certificate(n: number): string {
  return `SX0900-${String(n).padStart(2, '0')}`
}

export function sampleTask(more: Partial<Task> = {}): Task {
  return {
    ...defaultPolicy,
    id: '2022-1',
    planId: '2022',
    number: 1,
    name: '对从事会计代理记账机构的检查',
    type: 'targeted',
    itemIds: ['item-1', 'item-2'],
    scope,
    floor: 2000,
    rounds: 2,
    window: { from: '2022-07-01', to: '2022-09-30' },
    initiator: '忻州市财政局',
    ...more,
  }
}

/** Expired, expert and recused from two agencies: the three who need care. */
export const expired = sampleOfficer(12, { certificate: { from: '2017-01-01', to: '2021-12-31' } })
export const expert = sampleOfficer(13, { kind: 'expert' })
export const recused = sampleOfficer(14, { recusals: [sampleTarget(1).id, sampleTarget(2).id, 'unknown-target'] })

/** The seed's registries: two items, 60 agencies or fewer (the last closed), one target of another field, 14 officers. */
export async function putRegistries(p: TestPlatform, agencies = 60): Promise<void> {
  for (const id of ['item-1', 'item-2']) await p.put('items', sampleItem(id))
  for (let n = 1; n <= agencies; n++) await p.put('targets', sampleTarget(n, n === agencies ? { state: 'closed' } : {}))
  await p.put('targets', sampleTarget(99, { field: '其他' }))
  for (let n = 1; n <= 11; n++) await p.put('officers', sampleOfficer(n))
  for (const officer of [expired, expert, recused]) await p.put('officers', officer)
}

/** For a test that draws from the same registry again and again: a yearly cap on visits that nobody reaches. */
export async function liftCap(p: TestPlatform): Promise<void> {
  await p.put('policies', { ...standardPolicy, burdenCap: 99 })
}

/** Freezes a round with two witnesses and gives back the draw's id and their codes. */
export async function frozen(p: TestPlatform, taskId: string, round = 1): Promise<{ drawId: string; codes: string[] }> {
  const { status, body } = await p.call('drawer', 'freezeDraw', {
    taskId,
    round,
    witnesses: ['示例见证甲', '示例见证乙'],
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const drawId = body.draw.id
  return { drawId, codes: await codesOf(p, drawId) }
}

/** The witnesses' codes, in their order. */
export async function codesOf(p: TestPlatform, drawId: string): Promise<string[]> {
  const { status, body } = await p.call('drawer', 'listWitnessPasses', { drawId })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.passes.map(({ code }) => code)
}

/** Freezes a round and lets both witnesses contribute. */
export async function contributedTo(p: TestPlatform, taskId: string, round = 1): Promise<string> {
  const { drawId, codes } = await frozen(p, taskId, round)
  for (const [at, code] of codes.entries()) {
    const { status, body } = await p.call(undefined, 'contribute', {
      drawId,
      department: p.department,
      code,
      words: `示例之词 ${at}`,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  return drawId
}

/** Freezes, contributes to and executes a round. */
export async function drawnOf(p: TestPlatform, taskId: string, round = 1): Promise<string> {
  const drawId = await contributedTo(p, taskId, round)
  const { status, body } = await p.call('drawer', 'executeDraw', { drawId })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return drawId
}

export function committed(record: DrawRecord): Draw {
  return requireCommitted(record)
}

export async function drawOf(p: TestPlatform, drawId: string): Promise<Draw> {
  return committed((await p.store('draws').get(drawId)).record)
}

/** A draw's bundle as it lies in the archive. */
export async function bundleOf(p: TestPlatform, drawId: string): Promise<Bundle> {
  const bytes = await p.bucket('archive').get((await drawOf(p, drawId)).bundleKey ?? '')
  return JSON.parse(new TextDecoder().decode(bytes)) as Bundle
}
