import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsFile } from '../../../infra/local/seed/items-file.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bringIn } from '../importing/bring-file.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
  await bringIn(p, { kind: 'items', bytes: await itemsFile() })
})
afterAll(() => p.stop())

const [FIRST, SECOND] = ['CZ-KJ-01', 'CZ-KJ-02']

describe('an item of the list', () => {
  it('is made public by an approver, once, also when two do it at once', async () => {
    const both = await Promise.all([
      p.call('approver', 'publishItem', { itemId: FIRST }),
      p.call('head', 'publishItem', { itemId: FIRST }),
    ])

    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(both.every(({ status }) => [200, 409, 412].includes(status))).toBe(true)
    expect((await p.store('items').get(FIRST)).record).toMatchObject({ state: 'published', publishedOn: '2022-03-01' })
    expect((await p.call('approver', 'publishItem', { itemId: FIRST })).body).toMatchObject({ type: 'wrong-state' })
  })

  it('is retired with a reason and stays readable', async () => {
    const without = await p.call('approver', 'retireItem', { itemId: SECOND })
    const retired = await p.call('approver', 'retireItem', { itemId: SECOND, reason: '依据已废止' })

    expect(without).toMatchObject({ status: 400, body: { type: 'malformed-request' } })
    expect(retired.body).toMatchObject({ state: 'retired', retired: { on: '2022-03-01', reason: '依据已废止' } })
    expect((await p.call('approver', 'publishItem', { itemId: SECOND })).status).toBe(409)
    expect((await p.call('auditor', 'listItems', {})).body.items.map(({ id }) => id)).toEqual([FIRST, SECOND])
  })

  it('is not published by a clerk, nor found when nobody knows it', async () => {
    expect((await p.call('clerk', 'publishItem', { itemId: FIRST })).status).toBe(403)
    expect((await p.call('approver', 'publishItem', { itemId: 'none' })).status).toBe(404)
    expect((await p.call('approver', 'publishItem', { itemId: FIRST, extra: 1 })).status).toBe(400)
  })
})
