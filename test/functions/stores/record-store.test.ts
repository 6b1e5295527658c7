import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStore } from '../../../functions/stores/record-store.ts'
import type { Assignment } from '../../../shared/domain/inspection/inspection.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleOfficer } from '../drawing/fixtures.ts'

const OFFICERS = 7

let p: TestPlatform

beforeAll(async () => {
  p = await platform()
  for (let n = 1; n <= OFFICERS; n++) await p.put('officers', sampleOfficer(n))
  for (const id of ['a#1', 'a#2', 'b#1', 'b#2', 'b#3']) {
    const [officerId = '', inspectionId = ''] = id.split('#')
    const assignment: Assignment = { id, officerId, inspectionId, targetName: '示例', dueOn: '2022-09-30' }
    await p.put('assignments', assignment)
  }
})
afterAll(() => p.stop())

const officers = () => p.store('officers')
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)
const everyId = Array.from({ length: OFFICERS }, (_, at) => sampleOfficer(at + 1).id)

async function pages(limit: number, newestFirst = false): Promise<string[][]> {
  const found: string[][] = []
  let cursor: string | undefined
  do {
    const { items, next } = await officers().list({ limit, cursor, newestFirst })
    found.push(ids(items))
    cursor = next
  } while (cursor)
  return found
}

describe('a list', () => {
  it.each([1, 2, 3, 7, 50])('gives every record once, %i a page', async (limit) => {
    const found = await pages(limit)

    expect(found.flat()).toEqual(everyId)
    for (const page of found) expect(page.length).toBeLessThanOrEqual(limit)
  })

  it('goes backwards when the newest are to come first', async () => {
    expect((await pages(3, true)).flat()).toEqual(everyId.toReversed())
  })

  it('keeps to the ids that begin with a prefix, on every page', async () => {
    const first = await p.store('assignments').list({ prefix: 'b#', limit: 2 })
    const second = await p.store('assignments').list({ prefix: 'b#', limit: 2, cursor: first.next })

    expect(ids([...first.items, ...second.items])).toEqual(['b#1', 'b#2', 'b#3'])
    expect(second.next).toBeUndefined()
  })

  it('gives all records, however many, with their versions', async () => {
    const found: string[] = []
    for await (const { record, version } of officers().all()) found.push(`${record.id} ${version}`)

    expect(found).toEqual(everyId.map((id) => `${id} 1`))
  })

  it('knows nothing of another department', async () => {
    const others = recordStore(p.ports.table, 'officers', '140900/culture')

    expect(await others.list()).toEqual({ items: [] })
    expect(await others.find(everyId[0] as string)).toBeUndefined()
  })
})

describe('a cursor', () => {
  const cursorOf = async () => (await officers().list({ limit: 1 })).next as string

  it('cannot be carried to another department’s list', async () => {
    const others = recordStore(p.ports.table, 'officers', '140900/culture')

    await expect(others.list({ cursor: await cursorOf() })).rejects.toMatchObject({ code: 'bad-cursor' })
  })

  it('cannot be carried to another kind of record', async () => {
    await expect(p.store('targets').list({ cursor: await cursorOf() })).rejects.toMatchObject({ code: 'bad-cursor' })
  })

  it('cannot be carried to a list of other ids of the same kind', async () => {
    const { next } = await p.store('assignments').list({ prefix: 'a#', limit: 1 })

    await expect(p.store('assignments').list({ prefix: 'b#', cursor: next })).rejects.toMatchObject({
      code: 'bad-cursor',
    })
  })

  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each([
    ['nothing', ''],
    ['no base64', '示例'],
    ['no JSON', 'e30x'],
    ['null', written(null)],
    ['an object', written({})],
    ['a list of one', written(['officer#140900/finance'])],
    ['a number', written(['officer#140900/finance', 7])],
    ['an empty place', written(['officer#140900/finance', ''])],
  ])('of %s is refused', async (_, cursor) => {
    await expect(officers().list({ cursor })).rejects.toMatchObject({ code: 'bad-cursor', status: 400 })
  })
})

it('says not-found of a record that is not there', async () => {
  await expect(officers().get('none')).rejects.toMatchObject({
    code: 'not-found',
    facts: { what: '执法检查人员', id: 'none' },
    en: 'No officer "none" is known to your department.',
  })
})
