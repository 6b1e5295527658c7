import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCertificate } from '../../../infra/local/seed/people.ts'
import { assignmentOf } from '../../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { visitId } from '../../../shared/domain/registry/visit.ts'
import { good, officerSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  dispatched,
  editionSample,
  record,
  recordedInspection,
  registerOfficers,
  stored,
  submittedInspection,
  targetSample,
  visitTime,
} from './samples.ts'

const guide = {
  procedure: '两人进场，出示执法证',
  checklist: [
    { id: 'licence', text: '是否取得代理记账许可证书', type: 'yes-no', problem: 'no' },
    { id: 'staff', text: '专职从业人员人数', type: 'number', unit: '人' },
    { id: 'sign', text: '证书公示照片', type: 'photo', when: { line: 'licence', is: 'yes' } },
  ],
} as const

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
  await p.put('editions', editionSample('F-01', 1, guide))
  await p.put('editions', editionSample('F-01', 2, { procedure: '', checklist: [] }))
  await p.put('editions', editionSample('F-02', 1))
  await p.put('targets', { ...targetSample(1), contact: { name: '示例联系人', phone: '0350-0000000' } })
})
afterAll(() => p.stop())

const pinned = { itemVersions: { 'F-01': 1, 'F-02': 1 } }

/** On the lists of officers `of`. */
async function assigned(change: Partial<Inspection>, of = [1, 2]): Promise<Inspection> {
  const inspection = await dispatched(p, { ...pinned, officerIds: of.map(sampleCertificate), ...change })
  for (const officer of inspection.officerIds) await p.put('assignments', assignmentOf(inspection, officer))
  return inspection
}

describe('the work list', () => {
  it('gives in one request all that is needed without reception', async () => {
    const targetId = targetSample(1).id
    const before = await assigned(
      { targetId, state: 'approved', result: { ...good, recordedBy: 'x', recordedAt: '' } },
      [5, 6],
    )
    const open = await assigned({ targetId, targetAddress: '旧址' }, [3, 4])
    await p.put('visits', {
      id: visitId(targetId, '2021-08-01', before.id),
      targetId,
      inspectionId: before.id,
      taskId: '2021-1',
      on: '2021-08-01',
    })
    await p.call('officer-03', 'saveDraft', { inspectionId: open.id, device: 'phone', content: { opinion: '待补' } })
    await p.call('officer-04', 'saveDraft', { inspectionId: open.id, device: 'phone', content: { opinion: '他人' } })

    const { body } = await p.call('officer-03', 'getMyWork', {})
    const [item] = body.groups.later

    expect(item).toMatchObject({
      inspection: { id: open.id, window: { to: '2022-09-30' } },
      next: 'receive',
      etag: '"1"',
      contact: { name: '示例联系人', phone: '0350-0000000' },
      history: [{ inspectionId: before.id, on: '2021-08-01', labels: ['未发现问题'] }],
      editions: ['F-01@1', 'F-02@1'],
      drafts: [{ officerId: 'SX0900-03', content: { opinion: '待补' }, edition: 1 }],
    })
    expect(decodeURIComponent(item?.map ?? '')).toContain('忻府区示例街 1 号')
    expect(body.checklists['F-01@1']?.guide).toEqual(guide)
    expect(Object.keys(body.checklists)).toEqual(['F-01@1', 'F-02@1'])
  })

  it('tells a phone that has just this that it still holds, and sends what is new', async () => {
    const first = await p.call('officer-11', 'getMyWork', {})
    const ifNoneMatch = first.headers['etag'] ?? ''
    const held = await p.call('officer-11', 'getMyWork', {}, { ifNoneMatch })
    await assigned({}, [11, 12])

    const fresh = await p.call('officer-11', 'getMyWork', {}, { ifNoneMatch })

    expect([first.status, held.status, held.headers['etag'], held.body]).toEqual([200, 304, ifNoneMatch, null])
    expect([fresh.status, fresh.body.groups.later.length]).toEqual([200, 1])
  })

  it('keeps the checklist that was pinned, whatever was published later', async () => {
    const { id } = await assigned({ itemVersions: { 'F-01': 2 } }, [5, 6])

    const { body } = await p.call('officer-05', 'getMyWork', {})

    expect(body.groups.later.find(({ inspection }) => inspection.id === id)?.editions).toEqual(['F-01@2'])
  })

  it('is nobody else’s, and loses what passed on to another seat', async () => {
    const inspection = await assigned({}, [7, 8])
    const read = await p.store('inspections').get(inspection.id)
    const officerIds = [sampleCertificate(7), sampleCertificate(9)]
    const passed = p.store('inspections').replace(read, { ...read.record, officerIds })
    await p.ports.table.transact([passed.item], 'passed')
    const lists = await Promise.all(
      ['officer-07', 'officer-08', 'officer-10'].map(async (person) => {
        const { groups } = (await p.call(person, 'getMyWork', {})).body
        return Object.values(groups).flat().length
      }),
    )

    expect(lists).toEqual([1, 0, 0])
    expect((await p.call('clerk', 'getMyWork', {})).status).toBe(403)
  })
})

describe('a draft', () => {
  const saved = (person: string, inspectionId: string, content: object, ifMatch?: number) =>
    p.call(person, 'saveDraft', { inspectionId, device: 'phone', content }, ifMatch ? { ifMatch } : {})

  it('is kept half-written, and the same sent twice is one', async () => {
    const { id } = await dispatched(p)
    const half = { items: [{ itemId: 'F-01', answers: [{ line: 'staff' }] }] }

    const first = await saved('officer-01', id, half)
    const again = await saved('officer-01', id, half)
    const second = await saved('officer-01', id, { ...half, opinion: '补' }, 1)

    expect([first.status, again.status, second.status]).toEqual([201, 200, 200])
    expect([first, again, second].map(({ headers }) => headers['etag'])).toEqual(['"1"', '"1"', '"2"'])
    expect((await p.store('drafts').list({ prefix: `${id}#` })).items).toHaveLength(1)
    expect(await stored(p, id)).toMatchObject({ state: 'dispatched' })
  })

  it('tells a device that holds an older edition, and keeps what stood', async () => {
    const { id } = await dispatched(p)
    await saved('officer-01', id, { opinion: '一' })
    await saved('officer-01', id, { opinion: '二' }, 1)

    const { status, body } = await saved('officer-01', id, { opinion: '三' }, 1)

    expect([status, body['title']]).toEqual([412, '草稿“phone”已被他人修改（当前版本 2），请刷新后再改。'])
    expect((await p.call('officer-01', 'listDrafts', { inspectionId: id })).body.drafts[0]?.content.opinion).toBe('二')
  })

  it('of two officers at once are two, put together with what they differ in', async () => {
    const { id } = await dispatched(p)

    await Promise.all([
      saved('officer-01', id, { opinion: '责令改正', items: [{ itemId: 'F-01', code: '07' }] }),
      saved('officer-02', id, { disposition: 'none', items: [{ itemId: 'F-01', code: '01' }] }),
    ])
    const { body } = await p.call('officer-02', 'listDrafts', { inspectionId: id })

    expect(body.drafts.map(({ officerId }) => officerId)).toEqual(['SX0900-01', 'SX0900-02'])
    expect(body.merged.content).toEqual({
      opinion: '责令改正',
      disposition: 'none',
      items: [{ itemId: 'F-01' }],
    })
    expect(body.merged.conflicts.map(({ field }) => field)).toEqual(['items/F-01/code'])
  })

  it.each([
    ['a field that nobody knows', { verdict: '正常' }],
    ['a code outside the list', { items: [{ itemId: 'F-01', code: '98' }] }],
    ['a day that is none', { endedOn: '2022-02-30' }],
  ])('is refused with %s', async (_, content) => {
    const { id } = await dispatched(p)

    const { status, body } = await saved('officer-01', id, content)

    expect([status, body['type']]).toEqual([400, 'malformed-request'])
  })

  it('is the team’s alone and ends with the submission', async () => {
    const { id } = await dispatched(p)
    const submitted = await submittedInspection(p)

    const stranger = await saved('officer-03', id, {})
    const others = await p.call('officer-03', 'listDrafts', { inspectionId: id })
    const late = await saved('officer-01', submitted, {})

    expect([stranger, others, late].map(({ body }) => body['type'])).toEqual([
      'not-your-inspection',
      'not-your-inspection',
      'wrong-state',
    ])
  })
})

describe('a result with a checklist', () => {
  const answered = (photoId: string) => [
    { itemId: 'F-01', code: '01', finding: '', answers: answersWith(photoId) },
    { itemId: 'F-02', code: '01', finding: '' },
  ]
  const answersWith = (photoId: string) => [
    { line: 'licence', value: 'yes' },
    { line: 'staff', value: 4 },
    { line: 'sign', value: [photoId] },
  ]

  it('holds its answers by the pinned edition', async () => {
    const { id } = await dispatched(p, pinned)
    const photo = await addPhoto(p, id)

    const { status, body } = await record(p, id, { items: answered(photo.id) })

    expect([status, body.result?.items[0]?.answers]).toEqual([200, answersWith(photo.id)])
  })

  it('tells the officer each line that is missing, in one sentence', async () => {
    const { id } = await dispatched(p, pinned)

    const { status, body } = await record(p, id)

    expect([status, body['title']]).toEqual([
      422,
      '检查表有 2 处须补正：F-01/licence 1.“是否取得代理记账许可证书”未作答、F-01/staff 2.“专职从业人员人数”未作答。',
    ])
    expect((await stored(p, id)).state).toBe('dispatched')
  })

  it('refuses “no problem found” where the guide calls the answer a problem', async () => {
    const { id } = await dispatched(p, pinned)
    const answers = [
      { line: 'licence', value: 'no', note: '未见证书' },
      { line: 'staff', value: 4 },
    ]

    const { body } = await record(p, id, {
      items: [{ itemId: 'F-01', code: '01', finding: '', answers }, answered('')[1]],
    })

    expect(body['title']).toContain('1.“是否取得代理记账许可证书”答“否”，与结果“未发现问题”矛盾')
  })

  it('asks nothing of an edition that asks nothing, and takes no answer to it', async () => {
    const { id } = await dispatched(p, { itemVersions: { 'F-01': 2 } })

    const stray = await record(p, id, { items: answered('x') })
    const plain = await record(p, id)

    expect([stray.body['type'], plain.status]).toEqual(['answers-not-complete', 200])
  })

  it('names the experts who came along, and they never count', async () => {
    await p.put('officers', officerSample('E-1', { kind: 'expert' }))
    const { id } = await dispatched(p)
    const onSite = { ...good.onSite, assistants: ['E-1'] }

    const taken = await record(p, id, { onSite })
    const officer = await record(p, id, { onSite: { ...onSite, assistants: ['SX0900-03'] } })

    expect(taken.body.result?.onSite?.assistants).toEqual(['E-1'])
    expect([officer.status, officer.body['title']]).toEqual([
      422,
      '“SX0900-03”不能作为辅助人员登记：是执法人员，不是专家或辅助人员；须经匹配才能参加。',
    ])
  })

  it('is one when the phone sends it twice, with or without a key', async () => {
    const { id } = await dispatched(p)
    const given = { inspectionId: id, ...good }

    const first = await p.call('officer-01', 'recordResult', given, { ifMatch: 1 })
    const again = await p.call('officer-01', 'recordResult', given, { ifMatch: 1 })
    const other = await p.call('officer-01', 'recordResult', { ...given, opinion: '另议' }, { ifMatch: 1 })

    expect([first.status, again.status, other.status]).toEqual([200, 200, 412])
    expect(again.body).toEqual(first.body)
    expect((await stored(p, id)).edits).toBe(1)
  })

  it('is confirmed once by the second officer, and only as he has read it', async () => {
    const inspectionId = await recordedInspection(p)
    await record(p, inspectionId, { opinion: '改后的意见' })
    const confirm = (ifMatch?: number) =>
      p.call('officer-02', 'confirmResult', { inspectionId }, ifMatch ? { ifMatch } : {})

    const stale = await confirm(2)
    const once = await confirm(3)
    const twice = await confirm(3)

    expect([stale.status, once.status, twice.status]).toEqual([412, 200, 200])
    expect(twice.body).toEqual(once.body)
  })
})

describe('bad input at the door', () => {
  it('says that a company was not drawn, instead of not knowing it', async () => {
    await p.put('draws', { id: 'DRAW7' } as never)
    const result = { inspectionId: 'DRAW7-91140900MA0SL99999', ...good }

    const { status, body } = await p.call('officer-01', 'recordResult', result, { ifMatch: 1 })

    expect([status, body['title']]).toEqual([
      404,
      '对象“91140900MA0SL99999”不在抽取“DRAW7”的抽中名单中，不能录入结果；请从工作列表进入。',
    ])
  })

  it('refuses a phone whose clock is a day ahead, and keeps nothing', async () => {
    const { id } = await dispatched(p)

    const { status, body } = await record(p, id, { sentAt: '2022-07-21T10:00:00+08:00' })

    expect([status, body['title']]).toEqual([
      422,
      '手机时间是 2022/7/21 10:00，系统时间是 2022/7/20 10:00：手机快了。请校准手机时间再提交，已录内容仍在草稿中。',
    ])
    expect((await stored(p, id)).state).toBe('dispatched')
  })

  it('notes one that is a day behind', async () => {
    const { id } = await dispatched(p)

    const { body } = await record(p, id, { sentAt: '2022-07-19T10:00:00+08:00' })

    expect(Math.round((body.result?.clockBehind ?? 0) / 3600)).toBe(24)
  })
})
