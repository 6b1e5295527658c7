import { ulid } from 'ulid'
import { finding } from '../../../functions/finding/service.ts'
import { serve } from '../../../functions/service.ts'
import { commit } from '../../../functions/stores/commit.ts'
import { recordStore } from '../../../functions/stores/record-store.ts'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { sampleCode } from '../../functions/registries/sample-targets.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { median, type Row } from '../measure.ts'

const TARGETS = 100_000
const LOT = 90
const ASKED = 200
/** Milliseconds below which 95 of 100 finds must stay. */
const BOUND = 300

const regions = [
  ['140902', '忻府区'],
  ['140921', '定襄县'],
  ['140922', '五台县'],
  ['140981', '原平市'],
] as const
const words = ['晋源', '恒信', '同德', '五台', '雁门', '云中', '汇通', '明诚'] as const
const classes = ['A', 'B', 'C', 'D', 'unrated'] as const

/** Finds among 100,000 targets on the embedded engine, through the door: warm, cold, and with nothing but the registry. */
export async function rows(): Promise<Row[]> {
  console.info = () => undefined
  const p = await platform()
  try {
    await fill(p)
    const rebuilt = await time(() => find(p, { q: '恒信', limit: 50 }))
    const warm = await many(p)
    await p.runSchedule('keepTargetIndexes')
    const cold = await time(() => coldFind(p))
    const scan = await time(() => readAll(p))
    const fresh = await freshFinds(p)
    const counted = await manyCounts(p)
    const passed = { most: BOUND }
    return [
      row(`find among ${TARGETS} targets, p95 of ${ASKED}`, percentile(warm, 95), passed, {
        peer: { name: 'read the whole registry and filter', ms: scan, runs: 1, of: 'clock' },
        note: `median ${median(warm).toFixed(1)} ms, slowest ${Math.max(...warm).toFixed(1)} ms; each with counts and a page of 50`,
      }),
      row('find at once what was just entered, p95 of 50', percentile(fresh, 95), passed, {}),
      row(`count a task’s filter among ${TARGETS} targets, p95 of 50`, percentile(counted, 95), passed, {
        note: `median ${median(counted).toFixed(1)} ms; by class and region, with what a ratio would draw`,
      }),
      row('the first find of a cold process, from the snapshot', cold, null, {}),
      row('the first find without snapshot and memory', rebuilt, null, { note: 'reads the whole registry once' }),
    ]
  } finally {
    await p.stop()
  }
}

function row(work: string, ms: number, goal: Row['goal'], more: { peer?: Row['peer']; note?: string }): Row {
  const { peer = null, note } = more
  return {
    work,
    ours: { name: 'index in memory', ms, runs: ASKED, of: 'clock' },
    peer,
    measured: ms / 1000,
    unit: 's',
    goal: goal && 'most' in goal ? { most: goal.most / 1000 } : goal,
    ...(note ? { note } : {}),
  }
}

function sampleTarget(n: number): Target {
  const [region, regionName] = regions[n % regions.length] as (typeof regions)[number]
  return {
    id: sampleCode(n),
    name: `示例${words[n % words.length]}${words[(n >> 3) % words.length]}第${n}号（忻州）代理记账有限公司`,
    kind: 'enterprise',
    field: n % 3 === 0 ? '会计代理记账机构' : '资产评估机构',
    region,
    regionName,
    address: `山西省忻州市${regionName}示例路${n}号`,
    creditClass: classes[n % 5] as (typeof classes)[number],
    state: n % 11 === 0 ? 'closed' : 'active',
    ...(n % 50 === 0 ? { tags: ['重点'] } : {}),
  }
}

/** As an import writes them: by whole lots, with the journal. */
async function fill({ ports, department }: TestPlatform): Promise<void> {
  const started = performance.now()
  const at = new Date('2022-03-01T01:00:00Z')
  const store = recordStore(ports.table, 'targets', department, { by: 'bench', at: at.toISOString(), cause: 'bench' })
  for (let from = 0; from < TARGETS; from += LOT) {
    const count = Math.min(LOT, TARGETS - from)
    const eventId = ulid()
    await commit(ports.table, {
      writes: Array.from({ length: count }, (_, k) => store.create(sampleTarget(from + k))),
      event: { type: 'registry.changed', object: 'imports/bench', payload: { kind: 'targets' } },
      answer: {},
      act: {
        department,
        actor: 'bench',
        key: `bench#${eventId}`,
        asked: eventId,
        at,
        eventId,
        salt: ports.random(32),
        code: 'bench',
      },
    })
  }
  const seconds = (performance.now() - started) / 1000
  console.error(`${TARGETS} targets in ${seconds.toFixed(0)} s, ${Math.round(TARGETS / seconds)} rows a second`)
}

const queries = [
  { q: '恒信' },
  { q: '晋源同德' },
  { q: '第777' },
  { q: '有限公司 99' },
  { q: sampleCode(4242) },
  { region: '140921', creditClass: 'C' },
  { state: 'closed', tag: '重点' },
  { q: '雁门', region: '140900', creditClass: 'B', state: 'active', field: '资产评估机构' },
  {},
]

async function many(p: TestPlatform): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < ASKED; n++) {
    times.push(await time(() => find(p, { ...queries[n % queries.length], limit: 50 })))
  }
  return times
}

async function freshFinds(p: TestPlatform): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < 50; n++) {
    const name = `刚刚录入${n}号`
    const words = { name, kind: 'enterprise', field: '会计代理记账机构', region: '140902' }
    await p.call('clerk', 'createTarget', { targetId: sampleCode(900_000 + n), ...words })
    let found = 0
    times.push(
      await time(async () => {
        found = (await find(p, { q: name })).total
      }),
    )
    if (found !== 1) throw new Error(`${name} was acknowledged and is not found`)
  }
  return times
}

const filters = [
  undefined,
  { creditClasses: ['C', 'D'], regions: ['140902', '140981'] },
  { fields: ['会计代理记账机构', '资产评估机构'], tags: ['重点'], withoutTags: ['示范'], sparesObserved: true },
]

async function manyCounts(p: TestPlatform): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < 50; n++) {
    const filter = filters[n % filters.length]
    const asked = { scope: '会计代理记账机构', floor: 2000, ...(filter ? { filter } : {}) }
    times.push(
      await time(async () => {
        const { status, body } = await p.call('auditor', 'countTargets', asked)
        if (status !== 200 || body.total === 0) throw new Error(JSON.stringify(body))
      }),
    )
  }
  return times
}

async function find(p: TestPlatform, query: Record<string, unknown>): Promise<{ total: number }> {
  const { status, body } = await p.call('auditor', 'findTargets', query)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

/** By a process that has nothing in its memory. */
async function coldFind({ ports }: TestPlatform): Promise<void> {
  const handler = serve(finding, { ...ports, table: { ...ports.table } })
  const event = {
    version: '2.0',
    routeKey: 'GET /api/targets/search',
    headers: {},
    queryStringParameters: { q: '恒信' },
    requestContext: { http: { method: 'GET' }, authorizer: { jwt: { claims: { sub: sampleSubject('auditor') } } } },
  }
  const answer = await handler(event as never, { awsRequestId: 'cold' } as never)
  if ((answer as { statusCode: number }).statusCode !== 200) throw new Error(JSON.stringify(answer))
}

async function readAll(p: TestPlatform): Promise<void> {
  let count = 0
  for await (const { record } of p.store('targets').all()) if (record.name.includes('恒信')) count += 1
  if (count === 0) throw new Error('nothing was read')
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] as number
}

if (import.meta.main) {
  for (const { work, ours, peer, note } of await rows()) {
    console.log(
      `${work}: ${ours.ms.toFixed(1)} ms${peer ? `; ${peer.name}: ${peer.ms.toFixed(0)} ms` : ''}${note ? ` (${note})` : ''}`,
    )
  }
}
