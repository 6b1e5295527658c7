import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Disclosure } from '../../../shared/domain/disclosure/disclosure.ts'
import type { Exchanged } from '../../../shared/domain/exchange/exchange.ts'
import { type ExchangeRecord, exchangeRecord, recordDigest } from '../../../shared/domain/exchange/exchange-record.ts'
import { pick } from '../../../shared/domain/exchange/pick.ts'
import { differencesOf } from '../../../shared/domain/exchange/reconcile.ts'

const disclosure = {
  id: '01G7-91140900MA0SL00001',
  targetId: '91140900MA0SL00001',
  taskId: '2022-1',
  drawId: '01G7',
  state: 'published',
  publishedBy: 'publisher',
  publishedOn: '2022-07-20',
  dueOn: '2022-08-03',
  view: {
    inspectionId: '01G7-91140900MA0SL00001',
    targetId: '91140900MA0SL00001',
    targetName: '示例代理记账有限公司',
    regionName: '忻府区',
    creditClass: 'B 类',
    taskId: '2022-1',
    taskName: '会计代理记账机构检查',
    round: 1,
    drawId: '01G7',
    items: [
      {
        itemId: 'F-01',
        name: '业务开展情况',
        basis: ['示例办法 第三条'],
        code: '01',
        label: '未发现问题',
        finding: '无',
      },
    ],
    method: '实地检查',
    endedOn: '2022-07-06',
    disposition: '无需后续处置',
    opinion: '无',
    photoCount: 1,
    photoHashes: ['ab'],
    officers: ['SL-01（示**）'],
    returns: [],
    referrals: [],
  },
} satisfies Disclosure

const record = (change: Partial<Disclosure> = {}) =>
  exchangeRecord({ ...disclosure, ...change }, '140900/finance') as ExchangeRecord

const sent = (digest: string, state: Exchanged['state']) => ({ digest, state }) as Exchanged

describe('what the provincial platform gets', () => {
  it('is what is public, and of a withdrawn result its reason without its content', () => {
    const withdrawn = record({
      state: 'withdrawn',
      former: [{ digest: 'd', publishedOn: '2022-07-20', endedOn: '2022-08-01', why: 'withdrawn', reason: '对象有误' }],
    })

    expect(record()).toMatchObject({
      status: 'public',
      content: { targetName: '示例代理记账有限公司', endedOn: '2022-07-06' },
    })
    expect(withdrawn).toMatchObject({ status: 'withdrawn', withdrawn: { on: '2022-08-01', reason: '对象有误' } })
    expect(withdrawn.content).toBeUndefined()
    expect(exchangeRecord({ ...disclosure, state: 'expired' }, '140900/finance')).toBeUndefined()
  })

  it('is sent once as new, again when it changed, when it was withdrawn, or when the platform has it otherwise', () => {
    const whole = record()
    const digest = recordDigest(whole)
    const gone = record({ state: 'withdrawn' })

    expect(pick(whole, undefined)?.reason).toBe('new')
    expect(pick(whole, sent(digest, 'sent'))).toBeUndefined()
    expect(pick(whole, sent(digest, 'confirmed'))).toBeUndefined()
    expect(pick(whole, sent(digest, 'differing'))?.reason).toBe('resent')
    expect(pick(whole, sent('other', 'confirmed'))?.reason).toBe('changed')
    expect(pick(gone, sent(digest, 'confirmed'))?.reason).toBe('withdrawn')
    expect(pick(gone, undefined)).toBeUndefined()
  })
})

describe('the platform’s answer', () => {
  const whole = record()

  it('agrees by digest, or by what it holds', () => {
    expect(differencesOf(whole, { key: whole.key, digest: recordDigest(whole) })).toEqual([])
    expect(differencesOf(whole, { key: whole.key, held: structuredClone(whole) })).toEqual([])
  })

  it('differs field by field', () => {
    const { content, ...rest } = whole
    const held = {
      ...rest,
      round: 2,
      content: { ...content, items: [{ ...content?.items[0], code: '07' }, { id: 'F-99' }], extra: 1 },
    }

    expect(differencesOf(whole, { key: whole.key, held })).toEqual([
      { field: 'content.extra', ours: '（无）', theirs: '1' },
      { field: 'content.items[0].code', ours: '01', theirs: '07' },
      { field: 'content.items[1]', ours: '（无）', theirs: '{"id":"F-99"}' },
      { field: 'round', ours: '1', theirs: '2' },
    ])
    expect(differencesOf(whole, { key: whole.key, problem: '主体不存在' })).toEqual([
      { field: '', ours: '', theirs: '主体不存在' },
    ])
    expect(differencesOf(whole, { key: whole.key, digest: 'x' })).toEqual([
      { field: 'digest', ours: recordDigest(whole), theirs: 'x' },
    ])
  })

  it('never agrees with anything but what was sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (held) => {
        const same = JSON.stringify(held) === JSON.stringify(whole)
        return same || differencesOf(whole, { key: whole.key, held }).length > 0
      }),
    )
  })
})
