import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleAgencies } from '../../../infra/local/seed/agencies-file.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, bringIn, sheetOf } from './bring-file.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

const columns =
  '统一社会信用代码,名称,类型,领域,所属区县,住所,信用等级,信用等级来源,评定日期,许可证编号,许可有效期起,许可有效期止,状态'
const row = (code: string) => [
  code,
  '示例有限公司',
  '企业',
  '示例领域',
  '忻府区',
  ...Array.from({ length: 8 }, () => ''),
]
const file = (...codes: string[]) => sheetOf(columns.split(','), ...codes.map(row))

const [GOOD, USED, WRONG] = [sampleAgencies()[0]?.code ?? '', '91350203M0001QAY9B', '91350100M000100Y44']

describe('codes that fail their check', () => {
  it('wait for the clerk; what he accepts is written with the reason, what he leaves out is not', async () => {
    const bytes = await file(USED, GOOD, WRONG)

    const applied = await bringIn(
      p,
      { kind: 'targets', bytes },
      {
        'row-2-A': ['accept', '营业执照原件已核对'],
        'row-4-A': ['leave-out'],
      },
    )

    expect(applied).toMatchObject({ state: 'applied', done: 3, decidedBy: 'clerk' })
    expect((await p.store('targets').get(USED)).record.codeAccepted).toBe('营业执照原件已核对')
    expect((await p.store('targets').get(GOOD)).record).not.toHaveProperty('codeAccepted')
    expect(await p.store('targets').find(WRONG)).toBeUndefined()
  })

  it('are not asked for again once accepted', async () => {
    const { body } = await bring(p, { kind: 'targets', bytes: await file(USED, GOOD) })

    expect(body).toMatchObject({ findings: [], counts: { rows: 2, unchanged: 2, changed: 0, added: 0 } })
  })

  it('can be decided anew until the import is applied, not after', async () => {
    const { importId } = await bring(p, { kind: 'targets', bytes: await file(WRONG) })
    const decide = (choice: string) =>
      p.call('clerk', 'decideImport', { importId, finding: 'row-2-A', choice, reason: '示例理由' })

    await decide('accept')
    const again = await decide('leave-out')
    expect(again.body.findings[0]).toMatchObject({ chosen: 'leave-out', chosenBy: 'clerk' })
    await p.call('clerk', 'applyImport', { importId })
    expect(await decide('accept')).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    await p.settle()
    expect(await p.store('targets').find(WRONG)).toBeUndefined()
  })

  it('decided by two clerks at once are decided by one of them', async () => {
    const { importId } = await bring(p, { kind: 'targets', bytes: await file(WRONG) })

    const both = await Promise.all(
      ['accept', 'leave-out'].map((choice) =>
        p.call('clerk', 'decideImport', { importId, finding: 'row-2-A', choice, reason: '示例理由' }),
      ),
    )

    const won = both.filter(({ status }) => status === 200)
    expect(both.every(({ status }) => [200, 412].includes(status))).toBe(true)
    expect(won.length).toBeGreaterThan(0)
    const kept = (await p.call('clerk', 'getImport', { importId })).body.findings[0]?.chosen
    expect(won.map(({ body }) => body.findings[0]?.chosen)).toContain(kept)
  })

  it('are accepted only with a reason', async () => {
    const { importId } = await bring(p, { kind: 'targets', bytes: await file(WRONG) })

    for (const reason of [undefined, '  ']) {
      const answer = await p.call('clerk', 'decideImport', { importId, finding: 'row-2-A', choice: 'accept', reason })
      expect(answer).toMatchObject({ status: 422, body: { type: 'reason-required' } })
    }
  })

  it('are asked one by one as far as the eye can follow, and the rest together', async () => {
    const many = Array.from({ length: 230 }, (_, at) => `9135010012345${String(at).padStart(5, '0')}`)
    const bytes = await file(...many)

    const { importId, body } = await bring(p, { kind: 'targets', bytes })
    const open = body.findings.filter(({ severity }) => severity === 'conflict')
    expect(open).toHaveLength(21)
    expect(open.at(-1)).toMatchObject({
      id: 'codes',
      zh: expect.stringContaining(`另有 ${(body.totals?.conflicts ?? 0) - 20} 行`),
    })
    for (const { id } of open.slice(0, 20)) {
      await p.call('clerk', 'decideImport', { importId, finding: id, choice: 'leave-out' })
    }
    expect((await p.call('clerk', 'applyImport', { importId })).body).toMatchObject({ findings: ['codes'] })
    await p.call('clerk', 'decideImport', { importId, finding: 'codes', choice: 'accept', reason: '整批核对' })
    await p.call('clerk', 'applyImport', { importId })
    await p.settle()

    const accepted: string[] = []
    for await (const { record } of p.store('targets').all()) {
      if (record.codeAccepted === '整批核对') accepted.push(record.id)
    }
    expect(accepted.length).toBeGreaterThan(150)
    const again = await bring(p, { kind: 'targets', bytes })
    expect(again.body.findings.filter(({ id }) => id === 'codes')).toEqual([])
    expect(again.body.counts.unchanged).toBe(accepted.length)
  })
})
