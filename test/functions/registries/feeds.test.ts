import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FeedAnswer } from '../../../shared/domain/registry/feeds.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleCode, targetWords } from './sample-targets.ts'

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

const code = (k: number) => sampleCode(n * 1000 + k)

async function put(...ks: number[]): Promise<void> {
  for (const k of ks) {
    const target: Target = {
      ...targetWords,
      id: code(k),
      name: `示例${k}`,
      regionName: '忻府区',
      creditClass: 'unrated',
      state: 'active',
    }
    await p.put('targets', target)
  }
}

const credit = (k: number, cls: string, date = '2022-02-01') => ({
  targetId: code(k),
  class: cls,
  source: '省信用平台',
  date,
})

const licence = (k: number, more: Record<string, unknown> = {}) => ({
  targetId: code(k),
  source: '市审批系统',
  date: '2022-02-01',
  ...targetWords,
  licence: { number: `许可-${k}`, from: '2022-01-01' },
  ...more,
})

async function feed(name: 'feedCredit' | 'feedLicences', rows: unknown[], idempotencyKey?: string) {
  const answer = await p.call('operator', name, { rows }, idempotencyKey ? { idempotencyKey } : {})
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (answer.body as { answers: FeedAnswer[] }).answers
}

const outcomes = (answers: FeedAnswer[]) => answers.map(({ outcome }) => outcome)
const recordOf = async (k: number) => (await p.store('targets').get(code(k))).record

describe('a feed of credit classes', () => {
  it('answers each row, in their order', async () => {
    await put(1, 2)
    await p.call('clerk', 'scoreTarget', credit(2, 'B'))

    const answers = await feed('feedCredit', [
      credit(1, 'A'),
      credit(2, 'B'),
      credit(3, 'C'),
      credit(1, 'D', '2022-03-02'),
      credit(2, 'D'),
    ])

    expect(answers.map(({ targetId }) => targetId)).toEqual([code(1), code(2), code(3), code(1), code(2)])
    expect(outcomes(answers)).toEqual(['accepted', 'unchanged', 'refused', 'refused', 'refused'])
    expect(answers.slice(2)).toMatchObject([
      { reason: 'not-known', zh: '名录中没有此对象' },
      { reason: 'not-yet' },
      { reason: 'said-otherwise' },
    ])
    expect(await recordOf(1)).toMatchObject({ creditClass: 'A', creditSource: '省信用平台' })
  })

  it('ends the same whatever the order in which its rows came', async () => {
    await put(1, 2)
    const rows = (k: number) => [
      credit(k, 'C', '2022-01-01'),
      credit(k, 'A', '2022-02-01'),
      credit(k, 'B', '2021-06-01'),
    ]

    for (const row of rows(1)) await feed('feedCredit', [row])
    await feed('feedCredit', rows(2).toReversed())

    const [first, second] = [await recordOf(1), await recordOf(2)]
    expect(first).toMatchObject({ creditClass: 'A', creditDate: '2022-02-01' })
    expect(first.credits?.map(({ date }) => date)).toEqual(['2021-06-01', '2022-01-01', '2022-02-01'])
    expect({ ...second, id: '', name: '' }).toEqual({ ...first, id: '', name: '' })
  })

  it('changes nothing when it comes again, with or without its key', async () => {
    await put(1, 2, 3)
    const rows = [1, 2, 3].map((k) => credit(k, 'C'))

    const first = await feed('feedCredit', rows, `feed-${n}`)
    const replayed = await feed('feedCredit', rows, `feed-${n}`)
    const repeated = await feed('feedCredit', rows)

    expect(outcomes(first)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(replayed).toEqual(first)
    expect(outcomes(repeated)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect((await p.store('targets').get(code(1))).version).toBe(2)
  })

  it('takes 500 rows in one call, and refuses 501 whole', async () => {
    await put(1)
    const rows = Array.from({ length: 500 }, (_, at) => credit(at + 1, 'B'))

    const answers = await feed('feedCredit', rows)
    const more = await p.call('operator', 'feedCredit', { rows: [...rows, credit(501, 'B')] })

    expect(outcomes(answers).filter((one) => one === 'accepted')).toHaveLength(1)
    expect(more).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'rows' } })
  })

  it('is left in whole lots when it dies, and goes on when it comes again', async () => {
    const ks = Array.from({ length: 100 }, (_, at) => at + 1)
    const rows = ks.map((k) => licence(k))
    let calls = 0
    const failing = await platform({
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: async (items, token) => {
            const lot = items.some(({ put: one }) => one?.row.pk.startsWith('target#'))
            if (lot && ++calls === 2) throw new Error('示例：断电')
            await ports.table.transact(items, token)
          },
        },
      }),
    })
    try {
      const died = await failing.call('operator', 'feedLicences', { rows }, { idempotencyKey: 'once' })
      const left = await failing.store('targets').list({ limit: 200 })
      const again = await failing.call('operator', 'feedLicences', { rows }, { idempotencyKey: 'once' })

      expect(died.status).toBe(500)
      expect(left.items).toHaveLength(40)
      expect(outcomes((again.body as { answers: FeedAnswer[] }).answers)).toEqual(
        ks.map((k) => (k <= 40 ? 'unchanged' : 'accepted')),
      )
      expect((await failing.store('targets').list({ limit: 200 })).items).toHaveLength(100)
    } finally {
      await failing.stop()
    }
  })

  it('is for machine accounts and operators alone', async () => {
    const answer = await p.call('clerk', 'feedCredit', { rows: [credit(1, 'A')] })

    expect(answer).toMatchObject({ status: 403, body: { type: 'not-your-role', needed: ['数据推送', '运维'] } })
  })
})

describe('a feed of licences', () => {
  it('enters unknown targets and renews known ones', async () => {
    await put(1)

    const answers = await feed('feedLicences', [licence(1), licence(2)])

    expect(outcomes(answers)).toEqual(['accepted', 'accepted'])
    expect(await recordOf(1)).toMatchObject({
      name: targetWords.name,
      licence: { number: '许可-1', from: '2022-01-01' },
      licenceFed: { source: '市审批系统', date: '2022-02-01' },
    })
    expect(await recordOf(2)).toMatchObject({ regionName: '忻府区', creditClass: 'unrated', state: 'active' })
  })

  it('does not let late rows overwrite newer data', async () => {
    await feed('feedLicences', [licence(1, { date: '2022-02-20', state: 'closed' })])

    const late = await feed('feedLicences', [licence(1, { date: '2022-02-10', state: 'active' })])

    expect(late).toMatchObject([{ outcome: 'refused', reason: 'older' }])
    expect(await recordOf(1)).toMatchObject({ state: 'closed', licenceFed: { date: '2022-02-20' } })
  })

  it.each([
    [{ licence: { number: '1', from: '2022-02-01', to: '2022-01-01' } }, 'not-legal'],
    [{ name: undefined }, 'words-missing'],
    [{ region: '350203' }, 'words-missing'],
    [{ kind: 'other' }, 'not-legal'],
    [{ targetId: '91350203M0001QAY9B' }, 'not-legal'],
    [{ targetId: '\u200b' }, 'not-known'],
    [{ date: '2022-03-02' }, 'not-yet'],
  ])('refuses the row with %j and takes the others', async (wrong, reason) => {
    const answers = await feed('feedLicences', [licence(1, wrong), licence(2)])

    expect(answers).toMatchObject([{ outcome: 'refused', reason }, { outcome: 'accepted' }])
  })

  it('refuses another content under the same source and day', async () => {
    await feed('feedLicences', [licence(1)])

    const same = await feed('feedLicences', [licence(1)])
    const other = await feed('feedLicences', [licence(1, { name: '另一名称' })])

    expect(outcomes(same)).toEqual(['unchanged'])
    expect(other).toMatchObject([{ outcome: 'refused', reason: 'said-otherwise' }])
  })

  it('loses nothing when two feeds come at once', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => licence(at + 1))
    const credits = Array.from({ length: 30 }, (_, at) => credit(at + 1, 'B'))
    await feed('feedLicences', rows)

    const [one, other] = await Promise.all([
      feed('feedCredit', credits),
      feed(
        'feedLicences',
        rows.map((row) => ({ ...row, date: '2022-02-02', address: '示例路' })),
      ),
    ])

    expect([...outcomes(one), ...outcomes(other)]).toEqual(Array.from({ length: 60 }, () => 'accepted'))
    expect(await recordOf(7)).toMatchObject({ creditClass: 'B', address: '示例路' })
  })

  it('stands in the history of each target as what it was', async () => {
    await feed('feedLicences', [licence(1)])

    const { body } = await p.call('auditor', 'listTargetHistory', { targetId: code(1) })

    expect(body).toMatchObject({ items: [{ version: 1, by: 'operator', cause: 'POST /api/feeds/licences' }] })
  })
})
