import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStore } from '../../../functions/stores/record-store.ts'
import { documentKinds, documentNames } from '../../../shared/domain/documents/official-document.ts'
import { editionOf } from '../../../shared/domain/registry/item-moves.ts'
import { conduct, licence, samplePlan, sampleTask, visitSources } from '../../domain/documents/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { documentText, fetched, sha256Of } from '../files/opened.ts'

const { inspection } = visitSources
const subjects = { plan: '2022', task: sampleTask.id, inspection: inspection.id, rules: 'rules' } as const

let p: TestPlatform
beforeAll(async () => {
  p = await platform({ now: '2022-07-20T01:00:00Z' })
  const mark = { edition: 1, effectiveFrom: '2022-03-01', publishedOn: '2022-03-01' }
  for (const item of [conduct, licence]) {
    await p.put('items', { ...item, name: `${item.name}（今日的名称）` })
    await p.put('editions', editionOf(item, mark))
  }
  for (const officer of visitSources.officers.values()) await p.put('officers', officer)
  await p.put('plans', samplePlan)
  await p.put('tasks', { ...sampleTask, itemVersions: { [conduct.id]: 1, [licence.id]: 1 } })
  await p.put('inspections', inspection)
  await p.call('clerk', 'startWorkingRules', { kind: 'rules' })
})
afterAll(() => p.stop())

async function made(
  person: string,
  kind: keyof typeof documentKinds,
  subject: string = subjects[documentKinds[kind].of],
) {
  const asked = await p.call(person, 'askForDocument', { kind, subject })
  await p.settle()
  const { body } = await p.call(person, 'getDocument', { documentId: asked.body.id })
  return { asked, document: body.document, addresses: body.addresses }
}

describe.each(documentNames)('the document %s', (kind) => {
  it('is made behind the request, fetched as .docx and as a page under their digests, and the same one when asked again', async () => {
    const { asked, document, addresses } = await made('clerk', kind)
    const docx = await fetched(addresses.document)
    const page = await fetched(addresses.page)

    expect(asked.status).toBe(202)
    expect(asked.body).toMatchObject({ state: 'asked', number: 1 })
    expect(document).toMatchObject({ state: 'made', kind, askedBy: 'clerk', askedOn: '2022-07-20' })
    expect(document.files).toMatchObject({
      document: { sha256: sha256Of(docx), size: docx.length },
      page: { sha256: sha256Of(page), size: page.length },
    })
    const text = await documentText(docx)
    for (const said of [text, page.toString()]) {
      expect(said).toContain('忻州市财政局')
      expect(said).not.toMatch(/undefined|\[object/)
      if (kind !== 'plan-table') expect(said).not.toContain('今日的名称')
    }
    for (const blank of document.blanks ?? []) expect(text).toContain(`【待填：${blank}】`)
    const again = await p.call('auditor', 'askForDocument', { kind, subject: subjects[documentKinds[kind].of] })
    expect([again.status, again.body]).toEqual([200, document])
  })
})

describe('a document', () => {
  it('of a plan comes as a workbook too, laid out as the annex, its merged cells merged', async () => {
    const { addresses, document } = await made('clerk', 'plan-table')
    const workbook = await fetched(addresses.annex)
    const [sheet] = await readXlsx(workbook)

    expect(document.files?.annex?.sha256).toBe(sha256Of(workbook))
    expect(sheet?.data.map((row) => row.map((cell) => cell ?? '').join('|'))).toEqual([
      '忻州市财政局2022年度内部双随机抽查工作计划|||||||',
      '序号|抽查任务名称|抽查类型|抽查事项|抽查对象范围|抽查比例及频次|抽查检查起止时间|发起部门',
      expect.stringMatching(
        /^1\|对从事会计代理记账机构的检查\|定向\|.*\|会计代理记账机构\|抽查比例不低于20%；抽查2次\|2022年7月1日至2022年9月30日\|市财政局$/,
      ),
      expect.stringMatching(/^\|\|\|[^|]+\|\|\|\|$/),
      '备注|本次抽查检查结合市委巡查整改工作的意见，提高了抽查比例和抽查频次。||||||',
    ])
  })

  it('cites the editions that the task pinned', async () => {
    const { addresses } = await made('clerk', 'inspection-notice')

    expect(await documentText(await fetched(addresses.document))).toContain(conduct.name)
  })

  it('says from which versions of the record it was made; a changed record makes the next one, and the first stays', async () => {
    const first = await made('clerk', 'check-record')
    const read = await p.store('inspections').get(inspection.id)
    const later = { ...read.record, publishedOn: '2022-07-20', state: 'published' as const }
    await p.ports.table.transact([p.store('inspections').replace(read, later).item], 'later')
    const second = await made('clerk', 'check-record')

    expect(first.document.from).toContainEqual({ record: `inspections/${inspection.id}`, version: read.version })
    expect(second.document.from).toContainEqual({ record: `inspections/${inspection.id}`, version: read.version + 1 })
    expect([first.document.number, second.document.number]).toEqual([1, 2])
    expect(await documentText(await fetched(second.addresses.document))).toContain('2022年7月20日')
    const kept = await p.call('clerk', 'getDocument', { documentId: first.document.id })
    expect(kept.body.document).toEqual(first.document)
    expect(sha256Of(await fetched(kept.body.addresses.document))).toBe(first.document.files?.document?.sha256)
    const { body } = await p.call('clerk', 'listDocuments', { kind: 'check-record', subject: inspection.id })
    expect(body.items.map(({ number }) => number)).toEqual([1, 2])
  })

  it('asked for by two at once is one', async () => {
    await p.put('plans', { ...samplePlan, id: '2023', year: 2023 })
    const answers = await Promise.all(
      ['clerk', 'approver', 'auditor'].map((person) =>
        p.call(person, 'askForDocument', { kind: 'plan-table', subject: '2023' }),
      ),
    )

    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  it('whose event comes again, or comes after a death between file and record, keeps the first file', async () => {
    await p.put('plans', { ...samplePlan, id: '2024', year: 2024 })
    const asked = await p.call('clerk', 'askForDocument', { kind: 'plan-table', subject: '2024' })
    await p
      .bucket('archive')
      .put(`documents/${p.department}/${asked.body.id}.docx`, 'written before the death', { type: 'x' })
    await p.settle()
    const { body } = await p.call('clerk', 'getDocument', { documentId: asked.body.id })

    expect(body.document.files?.document?.sha256).toBe(sha256Of(Buffer.from('written before the death')))
  })
})

describe('a document of a joint visit', () => {
  it('is made in each department from its own items and officers, and from the initiator’s task', async () => {
    const tax = '140900/tax'
    const { itemVersions: _, ...task } = { ...sampleTask, itemVersions: {}, id: '2022-7', name: '示例联合检查' }
    await p.ports.table.transact([recordStore(p.ports.table, 'tasks', tax).create(task).item], 'joint-task')
    const named = (department: string, name: string) => ({ department, name, itemIds: [conduct.id], officerIds: [] })
    const joint = {
      initiator: named(tax, '示例税务局'),
      departments: [named(tax, '示例税务局'), named(p.department, '忻州市财政局')],
    }
    await p.put('inspections', { ...inspection, id: 'joint-1', taskId: task.id, taskName: task.name, joint })
    const { document, addresses } = await made('officer-01', 'inspection-notice', 'joint-1')
    const text = await documentText(await fetched(addresses.document))

    expect(document.state).toBe('made')
    for (const said of ['示例税务局（发起）', '示例联合检查', '示例执法1', conduct.name]) expect(text).toContain(said)
  })
})

describe('who may see a subject', () => {
  it('an officer has the forms of his own team made, and no other’s', async () => {
    const own = await p.call('officer-01', 'askForDocument', { kind: 'on-site-record', subject: inspection.id })
    const other = await p.call('officer-05', 'askForDocument', { kind: 'on-site-record', subject: inspection.id })
    const fetchedByOther = await p.call('officer-05', 'getDocument', { documentId: own.body.id })
    const listedByOther = await p.call('officer-05', 'listDocuments', {
      kind: 'on-site-record',
      subject: inspection.id,
    })

    expect([200, 202]).toContain(own.status)
    expect([other.status, fetchedByOther.status, listedByOther.status]).toEqual([403, 403, 403])
  })

  it.each([
    ['operator', { kind: 'plan-table', subject: '2022' }, 403],
    ['clerk', { kind: 'praise', subject: '2022' }, 400],
    ['clerk', { kind: 'plan-table', subject: '1999' }, 404],
    ['clerk', { kind: 'work-scheme', subject: '2022' }, 404],
    ['clerk', { kind: 'inspection-notice', subject: 'nobodys' }, 404],
    ['clerk', { kind: 'rules-text', subject: 'guide-x' }, 404],
    ['clerk', { kind: 'plan-table', subject: '2022', of: 'plan' }, 400],
  ])('%s asking for %j is answered %s', async (person, input, status) => {
    expect((await p.call(person, 'askForDocument', input)).status).toBe(status)
  })

  it('refuses an order where nothing was ordered, in a sentence', async () => {
    const { rectification: _, ...plain } = inspection
    const result = { ...inspection.result, disposition: 'none' as const, rectifyBy: undefined }
    await p.put('inspections', { ...plain, id: 'plain-1', result } as never)
    const { status, body } = await p.call('clerk', 'askForDocument', { kind: 'order-to-rectify', subject: 'plain-1' })

    expect([status, (body as { title?: string }).title]).toEqual([
      409,
      '还不能制作《责令改正通知书》：本次检查没有作出责令改正。',
    ])
  })
})
