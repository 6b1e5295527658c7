import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import { targetIndexKey } from '../../../shared/contract/object-keys.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleCode, targetWords } from '../registries/sample-targets.ts'

const regions = [
  ['140902', '忻府区'],
  ['140921', '定襄县'],
  ['140981', '原平市'],
] as const
const classes = ['A', 'B', 'C', 'D', 'unrated'] as const
const MANY = 2000

function sampleTarget(n: number): Target {
  const [region, regionName] = regions[n % 3] as (typeof regions)[number]
  return {
    id: sampleCode(n),
    name: `示例第${n}号（忻州）代理记账有限公司`,
    kind: 'enterprise',
    field: n % 10 === 0 ? '资产评估机构' : '会计代理记账机构',
    region,
    regionName,
    creditClass: classes[n % 5] as (typeof classes)[number],
    state: n % 7 === 0 ? 'closed' : 'active',
    ...(n % 100 === 0 ? { tags: ['重点'] } : {}),
  }
}

let p: TestPlatform

beforeAll(async () => {
  p = await platform()
  // As they lay before finding was kept: rows without a journal.
  for (let at = 0; at < MANY; at += 100) {
    const lot = Array.from({ length: 100 }, (_, k) => p.store('targets').create(sampleTarget(at + k)).item)
    await p.ports.table.transact(lot, randomUUID())
  }
})
afterAll(() => p.stop())

interface Found {
  items: { id: string; name: string }[]
  total: number
  counts: Record<'region' | 'creditClass' | 'state' | 'field', Record<string, number>>
  next?: string
}

async function find(query: Record<string, unknown>, from: TestPlatform = p): Promise<Found> {
  const { status, body } = await from.call('auditor', 'findTargets', query)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

const all = Array.from({ length: MANY }, (_, n) => sampleTarget(n))
const idsOf = (those: readonly { id: string }[]) => those.map(({ id }) => id).sort()

async function pagesOf(query: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await find({ ...query, limit: 150, ...(cursor ? { cursor } : {}) })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  return ids
}

describe('targets are found', () => {
  it.each<[string, Record<string, unknown>, (target: Target) => boolean]>([
    ['by code', { q: sampleCode(77) }, ({ id }) => id === sampleCode(77)],
    ['by the code in small letters', { q: sampleCode(77).toLowerCase() }, ({ id }) => id === sampleCode(77)],
    ['by part of a name', { q: '第12' }, ({ name }) => name.includes('第12')],
    ['by brackets of either width', { q: '(忻州)代理' }, () => true],
    ['by two parts of a name', { q: '有限 号（ 第5' }, ({ name }) => name.includes('第5')],
    ['by class', { creditClass: 'D' }, ({ creditClass }) => creditClass === 'D'],
    ['by state', { state: 'closed' }, ({ state }) => state === 'closed'],
    ['by county', { region: '140921' }, ({ region }) => region === '140921'],
    ['by the city above', { region: '140900', tag: '重点' }, ({ tags }) => tags !== undefined],
    ['by field', { field: '资产评估机构' }, ({ field }) => field === '资产评估机构'],
    [
      'by all at once',
      { q: '第1', region: '140902', creditClass: 'B', state: 'active', field: '会计代理记账机构' },
      ({ name, region, creditClass, state, field }) =>
        name.includes('第1') &&
        region === '140902' &&
        creditClass === 'B' &&
        state === 'active' &&
        field === '会计代理记账机构',
    ],
    ['not at all', { q: '没有此名' }, () => false],
    ['not in another city', { region: '140100' }, () => false],
  ])('%s', async (_, query, fits) => {
    const expected = idsOf(all.filter(fits))

    const { total } = await find(query)
    const ids = await pagesOf(query)

    expect(total).toBe(expected.length)
    expect(ids).toEqual(expected)
  })

  it('and counted, all of them and not the page', async () => {
    const { items, counts } = await find({ state: 'active', limit: 1 })

    const active = all.filter(({ state }) => state === 'active')
    const tally = (key: (target: Target) => string) =>
      Object.fromEntries(
        Map.groupBy(active, key)
          .entries()
          .map(([of, those]) => [of, those.length]),
      )
    expect(items).toHaveLength(1)
    expect(counts).toEqual({
      region: tally(({ region }) => region),
      creditClass: tally(({ creditClass }) => creditClass),
      state: { active: active.length },
      field: tally(({ field }) => field),
    })
  })

  it('with a cursor that goes on in no other list', async () => {
    const { next } = await find({ state: 'active', limit: 1 })

    const other = await p.call('auditor', 'findTargets', { state: 'closed', limit: 1, cursor: next })
    const junk = await p.call('auditor', 'findTargets', { cursor: 'junk' })

    expect(other).toMatchObject({ status: 400, body: { type: 'bad-cursor' } })
    expect(junk).toMatchObject({ status: 400, body: { type: 'bad-cursor' } })
  })
})

describe('what was acknowledged is found at once', () => {
  it('when it is new, changed, or taken off', async () => {
    const targetId = sampleCode(500_001)
    await p.call('clerk', 'createTarget', { targetId, ...targetWords, name: '全新示例行' })
    const created = await find({ q: '全新示例行' })
    await p.call('clerk', 'editTarget', { targetId, ...targetWords, name: '改名示例行' }, { ifMatch: 1 })
    const renamed = [await find({ q: '全新示例行' }), await find({ q: '改名示例行' })]
    await p.call('clerk', 'removeTarget', { targetId, reason: '示例' })
    const removed = await find({ q: '改名示例行', state: 'removed' })

    expect(created.items).toMatchObject([{ id: targetId, name: '全新示例行' }])
    expect(renamed.map(({ total }) => total)).toEqual([0, 1])
    expect(removed.items).toMatchObject([{ id: targetId, state: 'removed' }])
  })

  it('when twenty are entered at once, while others look', async () => {
    const codes = Array.from({ length: 20 }, (_, k) => sampleCode(600_000 + k))

    const [entered] = await Promise.all([
      Promise.all(
        codes.map((targetId) => p.call('clerk', 'createTarget', { targetId, ...targetWords, name: '同时示例' })),
      ),
      Promise.all(codes.map(() => find({ q: '同时示例' }))),
    ])

    const kept = codes.filter((_, at) => entered[at]?.status === 201)
    expect(entered.filter(({ status }) => status !== 201 && status !== 503)).toEqual([])
    expect(kept.length).toBeGreaterThan(10)
    expect((await find({ q: '同时示例' })).items.map(({ id }) => id)).toEqual(kept.toSorted())
  })
})

describe('the index', () => {
  /** A process that starts now: nothing in its memory. */
  const cold = () => ({ ...p.ports, table: { ...p.ports.table } })

  async function findCold(query: Record<string, unknown>): Promise<Found> {
    const { serve } = await import('../../../functions/service.ts')
    const { finding } = await import('../../../functions/finding/service.ts')
    const handler = serve(finding, cold())
    const answer = (await handler(
      {
        version: '2.0',
        routeKey: 'GET /api/targets/search',
        headers: {},
        queryStringParameters: query,
        requestContext: { http: { method: 'GET' }, authorizer: { jwt: { claims: { sub: sampleSubject('auditor') } } } },
      } as never,
      { awsRequestId: 'cold' } as never,
    )) as { body: string }
    return JSON.parse(answer.body) as Found
  }

  const snapshot = () => p.bucket('archive').get(targetIndexKey(p.department))

  it('is kept by night for processes that start cold', async () => {
    expect(await snapshot()).toBeUndefined()

    await p.runSchedule('keepTargetIndexes')

    expect(await snapshot()).toBeDefined()
    expect(await findCold({ limit: '1' })).toEqual(await find({ limit: 1 }))
  })

  it('is followed from its snapshot by the journal', async () => {
    const before = await snapshot()
    await p.call('clerk', 'createTarget', { targetId: sampleCode(700_001), ...targetWords, name: '快照之后' })

    const { items } = await findCold({ q: '快照之后' })

    expect(items).toMatchObject([{ id: sampleCode(700_001) }])
    expect(await snapshot()).toEqual(before)
  })

  it.each([
    ['was lost', async () => p.bucket('archive').delete(targetIndexKey(p.department))],
    ['is broken', async () => put('no snapshot')],
    ['is of another registry', async () => put(await otherSnapshot())],
    ['is of a time before filters', async () => put(await olderSnapshot())],
  ])('is made from the registry when its snapshot %s', async (_, spoil) => {
    await spoil()

    expect(await findCold({ limit: '1' })).toEqual(await find({ limit: 1 }))
  })

  it('is there again the next morning', async () => {
    await p.bucket('archive').delete(targetIndexKey(p.department))

    await p.runSchedule('keepTargetIndexes')

    expect(await snapshot()).toBeDefined()
  })

  async function put(body: string | Uint8Array): Promise<void> {
    await p.bucket('archive').put(targetIndexKey(p.department), body, { type: 'application/gzip' })
  }

  /** As after the table was restored to an earlier moment: the number is there, under another event. */
  async function otherSnapshot(): Promise<Uint8Array> {
    const { gzipSync } = await import('node:zlib')
    const entries = [['X', '不存在的示例', '', '', 'A', 'active', [], ['enterprise', '', '', '']]]
    return gzipSync(JSON.stringify({ sequence: 1, event: 'of-another', entries }))
  }

  /** Right in all that it says, which is not all that a filter asks for; with one target too many, to tell it by. */
  async function olderSnapshot(): Promise<Uint8Array> {
    const { gzipSync } = await import('node:zlib')
    const { sequence, event } = (await p.store('targets').journalEnd()) as { sequence: number; event: string }
    return gzipSync(JSON.stringify({ sequence, event, entries: [['X', '旧时的示例', '', '', 'A', 'active', []]] }))
  }
})
