import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ItemContent } from '../../../shared/domain/registry/item.ts'
import { platform, type TestPlatform } from '../../platform.ts'

const content: ItemContent = {
  name: '会计代理记账机构业务开展情况',
  category: '会计监督',
  targetKind: '会计代理记账机构',
  legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17] }],
  subject: '示例财政局',
  content: '是否按规定开展业务',
  methods: ['on-site'],
}

const guide = {
  procedure: '两人进场，出示执法证',
  checklist: [
    { id: 'staff', text: '专职从业人员人数', type: 'number', unit: '人' },
    { id: 'sign', text: '许可证公示情况', type: 'choice', choices: ['已公示', '未公示'] },
    { id: 'door', text: '门牌照片', type: 'photo' },
  ],
} as const

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

async function drafted(more: Partial<ItemContent> = {}): Promise<string> {
  const itemId = `item-${n}`
  const { status, body } = await p.call('clerk', 'createItem', { itemId, ...content, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return itemId
}

async function publicItem(): Promise<string> {
  const itemId = await drafted()
  const { status, body } = await p.call('approver', 'publishItem', { itemId })
  expect(status, JSON.stringify(body)).toBe(200)
  return itemId
}

describe('an item', () => {
  it('is drafted whole, with a typed checklist, and is not public', async () => {
    const itemId = await drafted({ weight: 'key', guide })

    const { body, headers } = await p.call('auditor', 'getItem', { itemId })

    expect(body).toMatchObject({ ...content, id: itemId, weight: 'key', guide, state: 'draft' })
    expect(body).not.toHaveProperty('publishedOn')
    expect(headers['etag']).toBe('"1"')
  })

  it('is refused under a number that is taken', async () => {
    const itemId = await drafted()

    const answer = await p.call('clerk', 'createItem', { itemId, ...content, name: '另一事项' })

    expect(answer).toMatchObject({ status: 409, body: { type: 'already-exists', id: itemId } })
    expect((await p.store('items').get(itemId)).record.name).toBe(content.name)
  })

  it.each([
    [{ id: 'a', text: '问', type: 'choice', choices: ['仅一项'] }, '选择题至少要有两个选项'],
    [{ id: 'a', text: '问', type: 'choice', choices: ['甲', '甲', '乙'] }, '选项重复'],
    [{ id: 'a', text: '问', type: 'text', choices: ['甲', '乙'] }, '只有选择题才有选项'],
    [{ id: 'a', text: '问', type: 'photo', unit: '张' }, '只有数值才有单位'],
    [{ id: 'staff', text: '问', type: 'text' }, '编号重复'],
  ])('is refused with the checklist line %j', async (line, why) => {
    const wrong = { ...guide, checklist: [...guide.checklist, line] }

    const answer = await p.call('clerk', 'createItem', { itemId: `item-${n}`, ...content, guide: wrong })

    expect(answer).toMatchObject({ status: 422, body: { type: 'guide-not-legal', line: line.id, why } })
    expect(await p.store('items').find(`item-${n}`)).toBeUndefined()
  })

  it('is edited by the one who read it last, and the other is told', async () => {
    const itemId = await drafted()

    const [first, second] = await Promise.all(
      ['甲', '乙'].map((name) => p.call('clerk', 'editItem', { itemId, ...content, name }, { ifMatch: 1 })),
    )

    expect(new Set([first?.status, second?.status])).toEqual(new Set([200, 412]))
    const told = first?.status === 412 ? first : second
    expect(told?.body).toMatchObject({ type: 'changed-meanwhile', what: '抽查事项', current: 2 })
  })

  it('is not published by whoever wrote it', async () => {
    await p.put('people', { id: `both-${n}`, name: '示例兼任', roles: ['clerk', 'approver'], pseudonym: `p-both-${n}` })
    await p.ports.table.transact(
      [
        {
          put: {
            row: {
              pk: `login#sample|both-${n}`,
              sk: 'login',
              version: 1,
              record: { department: p.department, personId: `both-${n}` },
            },
          },
        },
      ],
      `both-${n}`,
    )
    const itemId = `item-${n}`
    await p.call(`both-${n}`, 'createItem', { itemId, ...content })

    const own = await p.call(`both-${n}`, 'publishItem', { itemId })
    const other = await p.call('approver', 'publishItem', { itemId })

    expect(own).toMatchObject({ status: 409, body: { type: 'four-eyes' } })
    expect(other).toMatchObject({ status: 200, body: { state: 'published' } })
    expect(other.body).not.toHaveProperty('editedBy')
  })

  it('is retired with its reason, and never edited again', async () => {
    const itemId = await publicItem()

    const retired = await p.call('approver', 'retireItem', { itemId, reason: '依据已废止' })
    const edited = await p.call('clerk', 'editItem', { itemId, ...content }, { ifMatch: 3 })

    expect(retired.body).toMatchObject({ state: 'retired', retired: { on: '2022-03-01', reason: '依据已废止' } })
    expect(edited).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已废止' } })
  })
})

describe('an edition', () => {
  it('is written beside the public one, which stays until the next is published', async () => {
    const itemId = await publicItem()

    const edited = await p.call('clerk', 'editItem', { itemId, ...content, name: '新名称' }, { ifMatch: 2 })
    const before = await p.call('auditor', 'getItem', { itemId })
    const published = await p.call('approver', 'publishItem', { itemId, effectiveFrom: '2022-04-01' })

    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
    expect(before.body).toMatchObject({ name: content.name, state: 'published', revision: { name: '新名称' } })
    expect(published.body).toMatchObject({
      name: '新名称',
      publishedOn: '2022-03-01',
      editions: [
        { edition: 1, effectiveFrom: '2022-03-01', publishedOn: '2022-03-01' },
        { edition: 2, effectiveFrom: '2022-04-01', publishedOn: '2022-03-01' },
      ],
    })
    expect(published.body).not.toHaveProperty('revision')
  })

  it('is readable for ever after later ones', async () => {
    const itemId = await publicItem()
    await p.call('clerk', 'editItem', { itemId, ...content, name: '第二版', guide }, { ifMatch: 2 })
    await p.call('approver', 'publishItem', { itemId })

    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((edition) => p.call('auditor', 'getItemEdition', { itemId, edition })),
    )

    expect(first).toMatchObject({ status: 200, body: { edition: 1, name: content.name } })
    expect(first?.body).not.toHaveProperty('guide')
    expect(second).toMatchObject({ status: 200, body: { edition: 2, name: '第二版', guide } })
    expect(third).toMatchObject({ status: 404, body: { type: 'not-found', id: `${itemId}@3` } })
  })

  it.each([
    ['2022-02-28', '不得早于公布当日'],
    ['2022-03-02', '首次公布须当日生效'],
  ])('is refused with effect from %s at first', async (effectiveFrom, why) => {
    const itemId = await drafted()

    const answer = await p.call('approver', 'publishItem', { itemId, effectiveFrom })

    expect(answer).toMatchObject({ status: 422, body: { type: 'day-not-acceptable', why } })
    expect((await p.store('items').get(itemId)).record.state).toBe('draft')
  })

  it('is not published twice when nothing new was written', async () => {
    const itemId = await publicItem()

    const answer = await p.call('approver', 'publishItem', { itemId })

    expect(answer).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已公布' } })
  })
})

describe('the list', () => {
  it('is published at once, once', async () => {
    const waiting = [await drafted(), `more-${n}`]
    await p.call('clerk', 'createItem', { itemId: `more-${n}`, ...content })

    const first = await p.call('approver', 'publishItems', {})
    const again = await p.call('approver', 'publishItems', {})

    expect(first.body).toMatchObject({ published: expect.any(Array) as unknown })
    const ids = (first.body as { published: { id: string }[] }).published.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(waiting))
    for (const id of waiting) expect((await p.store('items').get(id)).record.state).toBe('published')
    expect(again).toMatchObject({ status: 409, body: { type: 'nothing-to-publish' } })
  })

  it('is not published in part when one of the items named may not be', async () => {
    const itemId = await drafted()

    const answer = await p.call('approver', 'publishItems', { itemIds: [itemId, 'nobodys'] })

    expect(answer).toMatchObject({ status: 404, body: { type: 'not-found', id: 'nobodys' } })
    expect((await p.store('items').get(itemId)).record.state).toBe('draft')
  })
})

describe('the history of an item', () => {
  it('says who wrote each version and when, and holds each whole', async () => {
    const itemId = await publicItem()
    await p.call('clerk', 'editItem', { itemId, ...content, name: '第二版' }, { ifMatch: 2 })

    const { body } = await p.call('auditor', 'listItemHistory', { itemId })

    const at = expect.stringMatching(/^2022-03-01T01:00/) as unknown
    expect(body).toMatchObject({
      items: [
        { version: 3, by: 'clerk', at, cause: 'PUT /api/items/{itemId}', record: { revision: { name: '第二版' } } },
        { version: 2, by: 'approver', at, record: { state: 'published', name: content.name } },
        { version: 1, by: 'clerk', at, cause: 'POST /api/items', record: { state: 'draft', name: content.name } },
      ],
    })
  })

  it('comes in pages that lose nothing', async () => {
    const itemId = await drafted()
    for (let version = 1; version <= 4; version++) {
      await p.call('clerk', 'editItem', { itemId, ...content, name: `第${version}次` }, { ifMatch: version })
    }

    const seen: number[] = []
    let cursor: string | undefined
    do {
      const { body } = await p.call('auditor', 'listItemHistory', { itemId, limit: 2, ...(cursor ? { cursor } : {}) })
      const page = body as { items: { version: number }[]; next?: string }
      seen.push(...page.items.map(({ version }) => version))
      cursor = page.next
    } while (cursor)

    expect(seen).toEqual([5, 4, 3, 2, 1])
  })
})
