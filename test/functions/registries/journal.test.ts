import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleCode, targetWords } from './sample-targets.ts'

let p: TestPlatform
let fail: (() => void) | undefined

beforeAll(async () => {
  p = await platform({
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          await ports.table.transact(items, token)
          fail?.()
        },
      },
    }),
  })
})
afterAll(() => p.stop())

async function journal() {
  const rows = []
  for await (const row of p.store('targets').journal(1)) rows.push(row)
  return rows
}

const create = (n: number) => p.call('clerk', 'createTarget', { targetId: sampleCode(n), ...targetWords })

describe('the journal of the targets', () => {
  it('has one row for each commit, numbered without a gap, however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => create(n)))

    const rows = await journal()
    const made = answers.filter(({ status }) => status === 201)
    expect(rows.map(({ sequence }) => sequence)).toEqual(made.map((_, at) => at + 1))
    expect(new Set(rows.map(({ entries }) => (entries[0] as string[])[0]))).toEqual(
      new Set(made.map(({ body }) => (body as { id: string }).id)),
    )
    for (const { status } of answers) expect([201, 503]).toContain(status)
  })

  it('has no row of a commit that was refused', async () => {
    const before = await journal()

    const answer = await create(0)

    expect(answer.status).toBe(409)
    expect(await journal()).toEqual(before)
  })

  it('has one row of a commit whose reply was lost', async () => {
    const before = await journal()
    fail = () => {
      fail = undefined
      throw Object.assign(new Error('示例：没有回音'), { name: 'TimeoutError' })
    }

    const answer = await create(100)

    expect(answer.status).toBe(201)
    expect(await journal()).toHaveLength(before.length + 1)
  })
})

describe('the history of a record', () => {
  it('has each version once when the reply of its change was lost', async () => {
    fail = () => {
      fail = undefined
      throw Object.assign(new Error('示例：没有回音'), { name: 'TimeoutError' })
    }
    const targetId = sampleCode(100)

    await p.call('clerk', 'editTarget', { targetId, ...targetWords, name: '改名' }, { ifMatch: 1 })

    const { items } = await p.store('targets').versions(targetId)
    expect(items.map(({ version }) => version)).toEqual([2, 1])
    expect((await p.store('targets').versionOf(targetId, 1))?.record.name).toBe(targetWords.name)
    expect(await p.store('targets').versionOf(targetId, 3)).toBeUndefined()
  })

  it('costs a new record nothing', async () => {
    const partition = `target-history#${p.department}`
    const before = await p.ports.table.query({ partition, limit: 100 })

    await create(200)

    expect(await p.ports.table.query({ partition, limit: 100 })).toEqual(before)
  })
})
