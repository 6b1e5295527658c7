import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { at, frozenDraw, plannedYear, siteOf } from './world.ts'

const phone = '请致电 13800000000 联系'

describe('a text with a phone number is refused before it is public, with the place where it stands', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform()
    await plannedYear(p)
  })
  afterAll(() => p.stop())

  const item = {
    name: '示例事项',
    category: '一般检查事项',
    targetKind: '会计代理记账机构',
    legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3] }],
    subject: '示例财政局',
    content: '示例内容',
    methods: ['on-site'],
  }
  const refused = (where: string) => ({
    status: 409,
    body: { type: 'not-disclosable', where, kind: 'phone', excerpt: '138…00' },
  })

  it('in an item, which stays a draft and can be mended', async () => {
    await p.call('clerk', 'createItem', { itemId: 'P-01', ...item, content: phone })

    expect(await p.call('approver', 'publishItem', { itemId: 'P-01' })).toMatchObject(refused('检查内容'))
    expect((await p.store('items').get('P-01')).record.state).toBe('draft')
    await p.call('clerk', 'editItem', { itemId: 'P-01', ...item }, { ifMatch: 1 })
    expect((await p.call('approver', 'publishItem', { itemId: 'P-01' })).status).toBe(200)
  })

  it('in one item of a list, of which then nothing is public', async () => {
    await p.call('clerk', 'createItem', { itemId: 'P-02', ...item })
    await p.call('clerk', 'createItem', { itemId: 'P-03', ...item, name: `示例${phone}` })

    expect(await p.call('approver', 'publishItems', { itemIds: ['P-02', 'P-03'] })).toMatchObject(refused('事项名称'))
    expect((await p.store('items').get('P-02')).record.state).toBe('draft')
  })

  it('in the reason of a retirement, and in that of a void draw', async () => {
    await at(p, '2022-07-04T01:00:00Z')
    const { id } = await frozenDraw(p)

    expect(await p.call('approver', 'retireItem', { itemId: 'P-01', reason: phone })).toMatchObject(refused('废止理由'))
    expect(await p.call('approver', 'voidDraw', { drawId: id, reason: phone })).toMatchObject(refused('作废理由'))
    expect((await p.store('draws').get(id)).record.state).toBe('frozen')
  })

  it('in a plan', async () => {
    const plan = (await p.store('plans').get('2022')).record
    const { publishedOn: _, ...approved } = plan
    await p.put('plans', { ...approved, id: '2023', year: 2023, state: 'approved', tasks: [], remark: phone })

    expect(await p.call('publisher', 'publishPlan', { planId: '2023' })).toMatchObject(refused('备注'))
    expect((await p.store('plans').get('2023')).record.state).toBe('approved')
  })

  it('and nothing of it has reached the site', async () => {
    await p.settle()

    for (const text of (await siteOf(p)).values()) expect(text).not.toContain('13800000000')
  })
})
