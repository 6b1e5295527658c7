import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SeedFile, seedFiles } from '../../../infra/local/seed/seed-files.ts'
import { targetIndexKey } from '../../../shared/contract/object-keys.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bringIn } from '../importing/bring-file.ts'

let p: TestPlatform
let files: SeedFile[]
const file = (kind: string) => files.find((each) => each.kind === kind) as SeedFile

beforeAll(async () => {
  p = await platform()
  files = await seedFiles()
})
afterAll(() => p.stop())

describe('what a file brought in', () => {
  it('is found, and kept for processes that start cold', async () => {
    const applied = await bringIn(p, file('targets'))

    const { body } = await p.call('auditor', 'findTargets', { q: '代理记账', limit: 200 })
    expect(body).toMatchObject({ total: applied.counts.added })
    expect(await p.bucket('archive').get(targetIndexKey(p.department))).toBeDefined()
  })

  it('says in its history from which file it came', async () => {
    const { items } = (await p.call('auditor', 'listImports', {})).body as { items: { id: string }[] }
    const found = (await p.call('auditor', 'findTargets', { limit: 1 })).body as { items: { id: string }[] }
    const targetId = found.items[0]?.id

    const { body } = await p.call('auditor', 'listTargetHistory', { targetId })

    expect(body).toMatchObject({ items: [{ version: 1, by: 'system', cause: `imports/${items[0]?.id}` }] })
  })

  it('keeps what people said of it when the file comes again', async () => {
    const found = (await p.call('auditor', 'findTargets', { state: 'active', limit: 1 })).body as {
      items: { id: string }[]
    }
    const targetId = found.items[0]?.id as string
    const { record } = await p.store('targets').get(targetId)
    const { name, kind, field, region, address, licence } = record
    const words = { name, kind, field, region, ...(address ? { address } : {}), ...(licence ? { licence } : {}) }
    await p.call('clerk', 'editTarget', { targetId, ...words, tags: ['重点'] }, { ifMatch: 1 })

    const again = await bringIn(p, file('targets'))

    expect(again.counts).toMatchObject({ added: 0, changed: 0 })
    expect((await p.store('targets').get(targetId)).record.tags).toEqual(['重点'])
  })
})

describe('a task', () => {
  it('pins the edition of each item that was in force when its plan was published', async () => {
    await bringIn(p, file('items'))
    await p.call('approver', 'publishItems', {})
    const plan: Plan = {
      id: '2030',
      year: 2030,
      title: '示例计划',
      state: 'approved',
      tasks: [
        {
          number: 1,
          name: '示例任务',
          type: 'targeted',
          itemIds: ['CZ-KJ-01', 'CZ-KJ-02'],
          scope: '会计代理记账机构',
          floor: 2000,
          rounds: 1,
          window: { from: '2030-07-01', to: '2030-09-30' },
          initiator: '忻州市财政局',
        },
      ],
      decisions: [],
      draftedBy: 'clerk',
      submittedBy: 'clerk',
      approvedBy: 'approver',
    }
    await p.put('plans', plan)
    const item = (await p.store('items').get('CZ-KJ-01')).record
    await writeEdition(item, '第二版')
    await p.call('approver', 'publishItem', { itemId: item.id, effectiveFrom: '2022-03-02' })

    const published = await p.call('publisher', 'publishPlan', { planId: '2030' })
    await p.settle()

    const task = (await p.call('auditor', 'getTask', { taskId: '2030-1' })).body as { itemVersions?: object }
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    expect(task.itemVersions).toEqual({ 'CZ-KJ-01': 1, 'CZ-KJ-02': 1 })
    const pinned = await p.call('auditor', 'getItemEdition', { itemId: 'CZ-KJ-01', edition: 1 })
    expect(pinned.body).toMatchObject({ name: item.name, edition: 1 })
  })

  async function writeEdition(item: Item, name: string): Promise<void> {
    const { id: itemId, category, targetKind, legalBasis, subject, content, methods } = item
    const words = { name, category, targetKind, legalBasis, subject, content, methods }
    const edited = await p.call('clerk', 'editItem', { itemId, ...words }, { ifMatch: 2 })
    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
  }
})
