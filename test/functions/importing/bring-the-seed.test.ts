import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeText } from '../../../infra/local/seed/notice.ts'
import { type SeedFile, seedFiles } from '../../../infra/local/seed/seed-files.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, bringIn } from './bring-file.ts'

let p: TestPlatform
let files: SeedFile[]
const file = (kind: string) => files.find((each) => each.kind === kind) as SeedFile

beforeAll(async () => {
  p = await platform()
  files = await seedFiles()
})
afterAll(() => p.stop())

async function count(store: 'items' | 'targets' | 'officers'): Promise<number> {
  let found = 0
  for await (const _ of p.store(store).all()) found++
  return found
}

describe('the notice of 2022 comes in by its files', () => {
  it('imports the two items as drafts with their legal bases', async () => {
    const applied = await bringIn(p, file('items'))

    expect(applied).toMatchObject({
      state: 'applied',
      done: 2,
      counts: { rows: 2, added: 2, changed: 0, unchanged: 0, missing: 0 },
    })
    const item = (await p.store('items').get('CZ-KJ-02')).record
    expect(item.state).toBe('draft')
    expect(item.legalBasis).toEqual([
      { instrument: '代理记账管理办法', year: 2019, articles: [2, 3, 6] },
      { instrument: '山西省会计管理条例', year: 2011, articles: [32] },
    ])
  })

  it('imports sixty agencies, more than a transaction holds', async () => {
    const applied = await bringIn(p, file('targets'))

    expect(applied).toMatchObject({ state: 'applied', done: 60, counts: { added: 60 }, findings: [] })
    expect(await count('targets')).toBe(60)
  })

  it('imports fourteen officers, the expired, the transferred, the recused and the expert as they are', async () => {
    await bringIn(p, file('officers'))

    expect(await count('officers')).toBe(14)
    const officer = async (id: string) => (await p.store('officers').get(id)).record
    expect((await officer('SX0900-11')).certificate).toEqual({ from: '2019-03-01', to: '2021-12-31' })
    expect(await officer('SX0900-13')).toMatchObject({ state: 'transferred', since: '2022-02-01' })
    expect((await officer('SX0900-05')).recusals).toHaveLength(2)
    expect((await officer('SX0900-14')).kind).toBe('expert')
  })

  it('reports that body and annex disagree on the window, and waits for the clerk', async () => {
    const { importId, body } = await bring(p, { ...file('plan'), notice: noticeText })

    const conflict = body.findings.find(({ id }) => id === 'task-1-window')
    expect(body.findings.map(({ severity }) => severity)).toEqual(['conflict'])
    expect(conflict?.choices?.map(({ id, value }) => [id, value])).toEqual([
      ['notice', { from: '2022-07-01', to: '2022-09-30' }],
      ['annex', { from: '2021-05-01', to: '2021-09-30' }],
    ])
    const early = await p.call('clerk', 'applyImport', { importId })
    expect(early).toMatchObject({
      status: 409,
      body: { type: 'import-has-errors', count: 1, findings: ['task-1-window'] },
    })

    const unknown = await p.call('clerk', 'decideImport', { importId, finding: 'task-1-window', choice: 'neither' })
    expect(unknown).toMatchObject({ status: 422, body: { type: 'choice-unknown', options: ['notice', 'annex'] } })
    await p.call('clerk', 'decideImport', { importId, finding: 'task-1-window', choice: 'notice' })
    expect((await p.call('clerk', 'applyImport', { importId })).status).toBe(202)
    await p.settle()

    const plan = (await p.store('plans').get('2022')).record
    expect(plan).toMatchObject({ state: 'draft', year: 2022, importId, draftedBy: 'clerk' })
    expect(plan.tasks).toEqual([
      expect.objectContaining({
        number: 1,
        itemIds: ['CZ-KJ-02', 'CZ-KJ-01'],
        floor: 2000,
        rounds: 2,
        window: { from: '2022-07-01', to: '2022-09-30' },
      }),
    ])
    expect(plan.decisions).toEqual([
      expect.objectContaining({ by: 'clerk', chosen: '通知正文：2022-07-01 至 2022-09-30' }),
    ])
    expect((await p.call('clerk', 'getImport', { importId })).body).toMatchObject({ state: 'applied', planId: '2022' })
  })

  it('keeps the file with its hash and the rows that were read', async () => {
    const applied = (await p.call('clerk', 'listImports', {})).body.items.find(({ kind }) => kind === 'targets')

    const kept = await p.bucket('archive').get(applied?.file ?? '')
    expect(Buffer.from(kept ?? '').equals(file('targets').bytes)).toBe(true)
    const rows = await p.bucket('archive').get(`${applied?.rows}00000.jsonl`)
    expect(
      Buffer.from(rows ?? '')
        .toString()
        .split('\n'),
    ).toHaveLength(60)
  })

  it('finds nothing new in the same files', async () => {
    for (const kind of ['items', 'targets', 'officers']) {
      const { body } = await bring(p, file(kind))
      expect(body.counts).toEqual({
        rows: body.counts.rows,
        added: 0,
        changed: 0,
        unchanged: body.counts.rows,
        missing: 0,
      })
      expect(body.findings).toEqual([])
    }
  })

  it('writes nothing when the same file is applied again', async () => {
    const before = await p.store('targets').get('91140902KJ0000013D')

    const applied = await bringIn(p, file('targets'))

    expect(applied.state).toBe('applied')
    expect(await p.store('targets').get('91140902KJ0000013D')).toEqual(before)
  })

  it('warns that a draft of the same year will be replaced, and refuses once it is submitted', async () => {
    const draft = await bring(p, { ...file('plan'), notice: noticeText })
    expect(draft.body.counts).toEqual({ rows: 1, added: 0, changed: 0, unchanged: 1 })
    expect(draft.body.findings).toContainEqual(expect.objectContaining({ id: 'plan-exists', severity: 'warning' }))

    const read = await p.store('plans').get('2022')
    const submitted = { ...read.record, state: 'submitted' as const }
    await p.ports.table.transact([p.store('plans').replace(read, submitted).item], 'submitted-by-fixture')

    const late = await bring(p, { ...file('plan'), notice: noticeText })
    expect(late.body.findings).toContainEqual(expect.objectContaining({ id: 'plan-exists', severity: 'error' }))
  })

  it('refuses to change a published item by a file', async () => {
    const read = await p.store('items').get('CZ-KJ-01')
    const published = { ...read.record, state: 'published' as const, content: '已公布的内容' }
    await p.ports.table.transact([p.store('items').replace(read, published).item], 'published-by-fixture')

    const { importId, body } = await bring(p, file('items'))

    expect(body.findings).toEqual([expect.objectContaining({ id: 'row-2-locked', severity: 'error' })])
    expect((await p.call('clerk', 'applyImport', { importId })).status).toBe(409)
  })
})
