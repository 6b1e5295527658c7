import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, drawnOf, drawOf, frozen, sampleOfficer } from '../drawing/fixtures.ts'
import { jointTask, market, putItems, putJointTask, putPeopleAndTargets, standingInvitation, tax } from './samples.ts'

describe('a joint task of three departments', () => {
  let p: TestPlatform

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z', neighbours: true })
    await putItems(p)
    await putPeopleAndTargets(p)
  })
  afterAll(() => p.stop())

  const freeze = (taskId: string) => p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })
  const decide = (taskId: string, decision: string) =>
    p.call('market-approver', 'decideInvitation', {
      invitationId: standingInvitation(p, taskId),
      decision,
      ...(decision === 'declined' ? { reason: '人员不足' } : {}),
    })
  const sheet = async (department: string, id: string): Promise<Inspection> =>
    (await p.in(department).store('inspections').get(id)).record

  it('seats at least two officers of each department at every target, and its bundle verifies, in Python too', async () => {
    await putJointTask(p, '2022-1')

    const drawId = await drawnOf(p, '2022-1')

    const bundle = await bundleOf(p, drawId)
    expect(bundle.manifest.tags).toEqual(['执法证', '部门:140900/finance', '部门:140900/market', '部门:140900/tax'])
    expect(bundle.manifest['task']).toMatchObject({ cooperating: [{ department: market }, { department: tax }] })
    for (const [, officers] of bundle.teams ?? []) {
      expect(officers.map((id) => id.replace(/-?\d+$/, ''))).toEqual([
        'SX0900',
        'SX0900',
        'SX0900-MARKET',
        'SX0900-MARKET',
        'SX0900-TAX',
        'SX0900-TAX',
      ])
    }
    expect(verifyBundle(JSON.stringify(bundle))).toMatchObject({ ok: true })
    const file = join(p.directory, 'joint-bundle.json')
    writeFileSync(file, JSON.stringify(bundle))
    const python = spawnSync('python3', ['shared/domain/verify/verify_draw.py', file])
    if (python.error === undefined) expect(python.status, String(python.stdout) + String(python.stderr)).toBe(0)
  })

  it('gives each department its own sheet of one visit: the same id, its own items and officers', async () => {
    await putJointTask(p, '2022-2')
    const drawId = await drawnOf(p, '2022-2')
    await p.settle()

    const drawn = (await p.store('inspections').list({ prefix: drawId })).items
    expect(drawn.length).toBeGreaterThan(2)
    for (const own of drawn) {
      const [other, third] = [await sheet(market, own.id), await sheet(tax, own.id)]
      expect([own, other, third].map(({ itemIds }) => itemIds)).toEqual([
        ['item-1', 'item-2'],
        ['SJ-01', 'item-1'],
        ['SW-01'],
      ])
      expect([own, other, third].map(({ officerIds }) => officerIds.length)).toEqual([2, 2, 2])
      expect(other.officerIds.every((id) => id.startsWith('SX0900-MARKET-'))).toBe(true)
      expect(other).toMatchObject({ targetName: own.targetName, taskName: jointTask.name, state: 'dispatched' })
      expect(other.joint).toEqual(own.joint)
      expect(own.joint?.departments.map(({ department }) => department)).toEqual([p.department, market, tax])
    }
    const officer = p.in(market).store('assignments')
    expect((await officer.list({ limit: 200 })).items.filter(({ id }) => id.includes(drawId))).toHaveLength(
      drawn.length * 2,
    )
  })

  it('is one visit in the city’s ledger, however many departments come', async () => {
    await putJointTask(p, '2022-3')
    const drawId = await drawnOf(p, '2022-3')
    await p.settle()

    const [first] = (await p.store('inspections').list({ prefix: drawId })).items as [Inspection]
    const ledger = p.in('140900').store('burdens')
    const lines = (await ledger.list({ prefix: `2022#${first.targetId}#`, limit: 200 })).items
    expect(lines.filter(({ id }) => id.endsWith(first.id))).toHaveLength(1)
  })

  it('is not frozen before every department has given its word, and says whose is missing', async () => {
    await putJointTask(p, '2022-4')
    await decide('2022-4', 'declined')

    const refused = await freeze('2022-4')

    expect(refused).toMatchObject({ status: 409, body: { type: 'cooperation-missing', departments: [market] } })
    expect(refused.body).toMatchObject({ missing: ['忻州市市场监督管理局（不予配合：人员不足）'] })
    expect((await p.store('tasks').get('2022-4')).record.progress).toBeUndefined()
  })

  it('keeps a department to its word once a draw is frozen, and sets it free when that is voided', async () => {
    await putJointTask(p, '2022-5')
    const { drawId } = await frozen(p, '2022-5')

    const refused = await decide('2022-5', 'declined')
    expect(refused).toMatchObject({ status: 409, body: { type: 'cooperation-begun', draw: drawId, round: 1 } })

    await p.call('approver', 'voidDraw', { drawId, reason: '配合部门人员变动' })
    expect((await decide('2022-5', 'declined')).status).toBe(200)
  })

  it('lets one come through of a freeze and a refusal at the same moment', async () => {
    await putJointTask(p, '2022-6')

    const answers = await Promise.all([freeze('2022-6'), decide('2022-6', 'declined')])

    const done = answers.filter(({ status }) => status < 300)
    expect(done).toHaveLength(1)
    const { state } = (await p.in(market).store('invitations').get(standingInvitation(p, '2022-6'))).record
    const { progress = [] } = (await p.store('tasks').get('2022-6')).record
    expect(state === 'confirmed').toBe(progress.some(({ open }) => open !== undefined))
  })

  it('refuses a certificate number that stands valid in two departments’ registries', async () => {
    await putJointTask(p, '2022-7')
    await p.in(tax).put('officers', sampleOfficer(1))

    const refused = await freeze('2022-7')

    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'officer-in-two-departments',
        officer: 'SX0900-01',
        departments: ['忻州市财政局', '忻州市税务局'],
      },
    })
    const read = await p.in(tax).store('officers').get('SX0900-01')
    const gone = { ...read.record, state: 'transferred', since: '2022-06-01' } as const
    await p.ports.table.transact([p.in(tax).store('officers').replace(read, gone).item], 'gone')
    expect((await freeze('2022-7')).status).toBe(201)
  })

  it('lets no specialty stand for a department', async () => {
    await putJointTask(p, '2022-8')
    await p.put('officers', sampleOfficer(21, { specialties: ['部门:140900/market'] }))

    const { drawId } = await frozen(p, '2022-8')

    const { manifest, officers } = JSON.parse(
      new TextDecoder().decode(await p.bucket('archive').get((await drawOf(p, drawId)).frozenKey)),
    )
    const mask = officers.find(([id]: [string]) => id === 'SX0900-21')[2]
    expect(mask & (1 << manifest.tags.indexOf('部门:140900/market'))).toBe(0)
  })
})
