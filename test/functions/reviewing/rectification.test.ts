import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../platform.ts'
import { addPhoto, approvedInspection, stored, submittedInspection } from '../inspecting/samples.ts'
import { order, rechecked, reviewingPlatform } from './files.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform()
})
afterAll(() => p.stop())

const recheck = { on: '2022-07-20', outcome: 'passed', finding: '复查：证照已公示' }
const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type

describe('an order to rectify', () => {
  it('is opened by the approval and closed once, with its proof, by two officers', async () => {
    const inspectionId = await approvedInspection(p, order)
    const opened = (await stored(p, inspectionId)).rectification
    const photo = await addPhoto(p, inspectionId)
    const photoIds = [photo.id]
    const proof = await p.call('officer-01', 'takeProof', {
      inspectionId,
      on: '2022-07-20',
      text: '整改报告',
      photoIds,
    })
    const recorded = await p.call('officer-01', 'recordRecheck', { inspectionId, ...recheck, photoIds })

    const own = await p.call('officer-01', 'confirmRecheck', { inspectionId })
    const both = await Promise.all([
      p.call('officer-02', 'confirmRecheck', { inspectionId }),
      p.call('officer-02', 'confirmRecheck', { inspectionId }),
    ])
    const again = await p.call('officer-02', 'confirmRecheck', { inspectionId })

    expect(opened).toEqual({ state: 'ordered', ordered: '2022-07-20', dueOn: '2022-08-19' })
    expect(photo).toMatchObject({ state: 'accepted', purpose: 'rectification' })
    expect([proof.status, recorded.status, typeOf(own)]).toEqual([200, 200, 'four-eyes'])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([again.status, again.body['state']]).toEqual([409, '整改合格'])
    expect((await stored(p, inspectionId)).rectification).toMatchObject({
      state: 'rectified',
      closedOn: '2022-07-20',
      proofs: [{ photoIds }],
      rechecks: [{ photoIds, recordedBy: 'SX0900-01', confirmed: { by: 'SX0900-02' } }],
    })
  })

  it('is not rechecked before the approval, by strangers, or where nothing was ordered', async () => {
    const early = await submittedInspection(p, order)
    const none = await approvedInspection(p)

    const answers = [
      await p.call('officer-01', 'recordRecheck', { inspectionId: early, ...recheck }),
      await p.call('officer-03', 'recordRecheck', { inspectionId: none, ...recheck }),
      await p.call('officer-01', 'recordRecheck', { inspectionId: none, ...recheck }),
      await p.call('officer-02', 'confirmRecheck', { inspectionId: none }),
      await p.call('reviewer', 'recordRecheck', { inspectionId: none, ...recheck }),
    ]

    expect(answers.map(typeOf)).toEqual([
      'wrong-state',
      'not-your-inspection',
      'not-found',
      'not-found',
      'not-your-role',
    ])
  })

  it('gets a longer term when an approver grants it, and its deadline moves', async () => {
    const inspectionId = await approvedInspection(p, order)
    const until = '2022-09-09'
    await p.settle()
    const elsewhere = await p.call('officer-01', 'askForExtension', {
      obligationId: `2022-08-19/rectification/${inspectionId}`,
      kind: 'extension',
      until,
      reason: '设备到货延迟',
    })
    const asked = await p.call('officer-01', 'askForTerm', { inspectionId, until, reason: '设备到货延迟' })

    const decided = await p.call('approver', 'decideTerm', { inspectionId, granted: true, reason: '同意' })
    await p.settle()

    const { items } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 }).then(({ body }) => body)
    const own = items.filter(({ rule, object }) => rule === 'rectification' && object === inspectionId)
    expect([elsewhere.status, elsewhere.body['type']]).toEqual([409, 'extend-the-order'])
    expect([asked.body, decided.body]).toMatchObject([
      { rectification: { dueOn: '2022-08-19' } },
      { rectification: { dueOn: until } },
    ])
    expect(own.map(({ dueOn, movedTo }) => [dueOn, movedTo])).toEqual([
      ['2022-08-19', until],
      [until, undefined],
    ])
  })

  it('goes on with another term after a recheck that failed, or into a case', async () => {
    const [again, filed] = [await approvedInspection(p, order), await approvedInspection(p, order)]
    await rechecked(p, again, 'failed')
    await rechecked(p, filed, 'failed')

    const term = await p.call('reviewer', 'orderAgain', {
      inspectionId: again,
      dueOn: '2022-09-30',
      reason: '继续整改',
    })
    const handed = await p.call('reviewer', 'handOverCase', {
      inspectionId: filed,
      unit: '示例支队',
      reason: '拒不改正',
    })
    await p.settle()

    const { items } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 }).then(({ body }) => body)
    const open = items.filter(({ closed, object }) => !closed && (object.startsWith(again) || object.startsWith(filed)))
    expect([term.body.rectification?.state, handed.body.rectification?.state]).toEqual(['ordered', 'case-filed'])
    expect(open.map(({ rule }) => rule).sort()).toEqual([
      'case-filed',
      'rectification',
      'result-public',
      'result-public',
    ])
  })
})
