import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts'
import type { DrawProof } from '../../../shared/domain/dossier/draw-proof.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, drawnOf, liftCap, putRegistries, sampleTask } from '../drawing/fixtures.ts'
import { market, putItems, putJointTask, putPeopleAndTargets } from '../joining/samples.ts'
import { fetched, unzipped, verified } from './archive.ts'

/** Asks for the dossier of a file that is open, waits for it and fetches its zip. */
async function zipFor(
  p: TestPlatform,
  inspectionId: string,
  by = 'reviewer',
): Promise<{ zip: Buffer; dossier: Dossier }> {
  const asked = await p.call(by, 'askForDossier', { inspectionId })
  await p.settle()
  const { body } = await p.call(by, 'getDossier', { dossierId: asked.body.id })
  return { zip: await fetched(body.zip), dossier: body.dossier }
}

async function proofIn(zip: Buffer): Promise<DrawProof> {
  return JSON.parse(String((await unzipped(zip)).get('02-draw/proof.json'))) as DrawProof
}

describe('the dossier of a draw that was supplemented', () => {
  let p: TestPlatform
  let drawId: string
  let inspections: Inspection[]

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await liftCap(p)
    await p.put('tasks', sampleTask({ id: '2022-1' }))
    drawId = await drawnOf(p, '2022-1')
    await p.settle()
    inspections = (await p.store('inspections').list({ prefix: `${drawId}-`, limit: 200 })).items
  })
  afterAll(() => p.stop())

  it('shows the team before and after a recusal, and verifies with the one that stands', async () => {
    const [{ id: inspectionId, officerIds }] = inspections as [Inspection]
    const officerId = officerIds[0] ?? ''
    const recusal = { inspectionId, officerId, request: 'officer', reason: '近亲属' }
    await p.call(`officer-${officerId.slice(-2)}`, 'declareRecusal', recusal)
    await p.call('head', 'decideRecusal', { inspectionId, officerId, decision: 'upheld', remark: '经核实' })
    await p.settle()

    const { zip } = await zipFor(p, inspectionId)

    const proof = await proofIn(zip)
    const { record } = await p.store('inspections').get(inspectionId)
    expect(proof.teams).toEqual([officerIds, record.officerIds])
    expect((await verified(zip)).firstDifference).toBeUndefined()
    expect([...(await unzipped(zip)).keys()]).toContain('02-draw/supplement-1.json')
    expect([...(await unzipped(zip)).keys()]).toContain(`10-duty/${officerId}.json`)
  })

  it('of a target that came in for another says so, and verifies', async () => {
    const bundle = await bundleOf(p, drawId)
    const full = new Set(bundle.manifest.strata.filter(({ take, size }) => size - take > 1).map(({ level }) => level))
    const lost = inspections.findLast(({ creditClass }) => full.has(creditClass)) as Inspection
    await p.call('clerk', 'askReplacement', { inspectionId: lost.id, reason: 'closed', remark: '现场已停业' })
    await p.call('approver', 'decideReplacement', { inspectionId: lost.id, decision: 'approved' })
    await p.settle()
    const known = new Set(inspections.map(({ id }) => id))
    const all = (await p.store('inspections').list({ prefix: `${drawId}-`, limit: 200 })).items
    const fresh = all.find(({ id }) => !known.has(id)) as Inspection

    const { zip } = await zipFor(p, fresh.id)

    const proof = await proofIn(zip)
    expect(proof).toMatchObject({ target: fresh.targetId, cameIn: 2, teams: [fresh.officerIds] })
    expect((await verified(zip)).firstDifference).toBeUndefined()
  })

  it('is not made when the draw’s file in the archive is not the recorded one', async () => {
    const [{ id: inspectionId }] = inspections as [Inspection]
    const { bundleKey = '' } = (await p.store('draws').get(drawId)).record as { bundleKey?: string }
    const bytes = (await p.bucket('archive').get(bundleKey)) ?? new Uint8Array()
    const bundle = JSON.parse(new TextDecoder().decode(bytes)) as { teams: [string, string[]][] }
    const teams = bundle.teams.map(([target, team]) => [target, team.toReversed()])
    await p.bucket('archive').put(bundleKey, JSON.stringify({ ...bundle, teams }), { type: 'application/json' })

    const asked = await p.call('reviewer', 'askForDossier', { inspectionId })
    await p.settle()
    const { body } = await p.call('reviewer', 'getDossier', { dossierId: asked.body.id })
    const duty = await p.call('reviewer', 'getDutyRecord', { inspectionId, officerId: inspections[0]?.officerIds[1] })
    await p.bucket('archive').put(bundleKey, bytes, { type: 'application/json' })

    expect([duty.status, duty.body['type']]).toEqual([409, 'draw-not-verifiable'])
    expect(body.dossier).toMatchObject({ state: 'failed', failure: { zh: expect.stringContaining(drawId) } })
    expect(body).not.toHaveProperty('zip')
  })
})

describe('the dossier of a joint visit', () => {
  let p: TestPlatform

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z', neighbours: true })
    await putItems(p)
    await putPeopleAndTargets(p)
    await putJointTask(p, '2022-1')
  })
  afterAll(() => p.stop())

  it('is each department’s own of its sheet, with the initiator’s draw', async () => {
    const drawId = await drawnOf(p, '2022-1')
    await p.settle()
    const [own] = (await p.store('inspections').list({ prefix: drawId })).items as [Inspection]

    const ours = await zipFor(p, own.id, 'reviewer')
    const theirs = await zipFor(p, own.id, 'market-approver')

    const sheet = (await p.in(market).store('inspections').get(own.id)).record
    for (const { zip } of [ours, theirs]) expect((await verified(zip)).firstDifference).toBeUndefined()
    const record = JSON.parse(String((await unzipped(theirs.zip)).get('04-record/record.json'))) as object
    expect(record).toMatchObject({ department: market, officerIds: sheet.officerIds })
    expect((await proofIn(theirs.zip)).links.bundle).toContain(`/140900/finance/draws/${drawId}/bundle.json`)
    expect(theirs.dossier.zip?.key).toContain('dossiers/140900/market/')
    const files = await unzipped(theirs.zip)
    const { sheets } = JSON.parse(String(files.get('04-record/joint.json'))) as { sheets: object[] }
    expect(sheets).toMatchObject([
      { department: '140900/finance', zh: '已派发', dossier: { id: ours.dossier.id, index: ours.dossier.index } },
      { department: market, zh: '已派发', officerIds: sheet.officerIds },
      { zh: '已派发' },
    ])
    expect(String(files.get('dossier.html'))).toContain(ours.dossier.index)
  })
})
