import { describe, expect, it } from 'vitest'
import { declarePhoto } from '../../../shared/domain/inspection/declare-photo.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { rectificationState } from '../../../shared/domain/inspection/rectification.ts'
import { termAsked, termDecided } from '../../../shared/domain/inspection/rectification-term.ts'
import {
  orderedAgain,
  proofTaken,
  recheckConfirmed,
  recheckRecorded,
} from '../../../shared/domain/inspection/rectify.ts'
import { approved, approver, inspector, order, refused, reviewer, submitted } from './review-samples.ts'
import { noon, photoSample } from './samples.ts'

const today = '2022-07-25'
const first = { by: 'SX0900-01', now: noon, today }
const second = { by: 'SX0900-02', now: noon, today }
const ordered = approved(order)
const recheck = { on: today, outcome: 'passed', finding: '许可证已公示' } as const
const state = ({ rectification }: Inspection) => rectification && rectificationState(rectification)
const failed = recheckConfirmed(recheckRecorded(ordered, { ...recheck, outcome: 'failed' }, first), second)

describe('a recheck', () => {
  it('is recorded by one officer and ends the order with the other’s signature', () => {
    const rechecked = recheckRecorded(ordered, recheck, first)

    const done = recheckConfirmed(rechecked, second)

    expect([state(rechecked), state(done)]).toEqual(['rechecked', 'rectified'])
    expect(done.rectification).toMatchObject({ closedOn: today, proof: '许可证已公示' })
    expect(() => recheckConfirmed(rechecked, first)).toThrow(refused('four-eyes'))
  })

  it('is recorded anew while nobody has signed, and not after', () => {
    const twice = recheckRecorded(recheckRecorded(ordered, recheck, first), { ...recheck, finding: '更正' }, second)
    const done = recheckConfirmed(twice, first)

    expect(done.rectification?.rechecks).toMatchObject([{ finding: '更正', recordedBy: 'SX0900-02' }])
    expect(() => recheckRecorded(done, recheck, first)).toThrow(refused('wrong-state'))
    expect(() => recheckConfirmed(done, second)).toThrow(refused('wrong-state'))
  })

  it('is signed only when it was recorded, with what it found, on a day since the order', () => {
    expect(() => recheckConfirmed(ordered, second)).toThrow(refused('wrong-state'))
    expect(() => recheckRecorded(ordered, { ...recheck, finding: ' ' }, first)).toThrow(refused('reason-required'))
    for (const on of ['2022-07-19', '2022-07-26']) {
      expect(() => recheckRecorded(ordered, { ...recheck, on }, first)).toThrow(refused('day-not-acceptable'))
    }
  })

  it('waits for the approval of what was ordered, and for an order', () => {
    expect(() => recheckRecorded(submitted(order), recheck, first)).toThrow(refused('wrong-state'))
    expect(() => recheckRecorded(approved(), recheck, first)).toThrow(refused('not-found'))
  })

  it('shows photos of the inspection alone, which must have arrived when it is signed', () => {
    const { inspection } = declarePhoto(ordered, photoSample({ id: 'proof', sha256: 'b'.repeat(64) }))
    const rechecked = recheckRecorded(inspection as Inspection, { ...recheck, photoIds: ['proof'] }, first)

    expect(inspection?.photos.at(-1)).toMatchObject({ id: 'proof', purpose: 'rectification' })
    expect(() => recheckConfirmed(rechecked, second)).toThrow(refused('photo-missing', { ids: ['proof'] }))
    expect(() => recheckRecorded(ordered, { ...recheck, photoIds: ['no-such'] }, first)).toThrow(
      refused('photo-not-of-inspection'),
    )
    expect(() => declarePhoto(approved(), photoSample({ id: 'late', sha256: 'c'.repeat(64) }))).toThrow(
      refused('wrong-state'),
    )
  })
})

describe('a recheck that failed', () => {
  it('leaves the order open until a reviewer gives another term', () => {
    const again = orderedAgain(failed, { dueOn: '2022-08-31', reason: '继续整改' }, { who: reviewer, today })

    expect([state(failed), state(again)]).toEqual(['failed', 'ordered'])
    expect(failed.rectification).not.toHaveProperty('closedOn')
    expect(again.rectification).toMatchObject({
      dueOn: '2022-08-31',
      termFrom: today,
      earlierTerms: [{ from: '2022-07-20', dueOn: '2022-08-19' }],
    })
    expect(() => recheckRecorded(failed, recheck, first)).toThrow(refused('wrong-state'))
  })

  it('takes another term only after it failed, by an outsider, with a reason and a day to come', () => {
    const term = { dueOn: '2022-08-31', reason: '继续整改' }

    expect(() => orderedAgain(ordered, term, { who: reviewer, today })).toThrow(refused('wrong-state'))
    expect(() => orderedAgain(failed, term, { who: inspector, today })).toThrow(refused('four-eyes'))
    expect(() => orderedAgain(failed, { ...term, reason: '' }, { who: reviewer, today })).toThrow(
      refused('reason-required'),
    )
    expect(() => orderedAgain(failed, { ...term, dueOn: today }, { who: reviewer, today })).toThrow(
      refused('day-not-acceptable'),
    )
  })
})

describe('a longer term', () => {
  const asked = termAsked(ordered, { until: '2022-09-10', reason: '设备到货延迟' }, { by: 'SX0900-01', today })

  it('stands once somebody else has granted it', () => {
    const granted = termDecided(asked, { granted: true, reason: '同意' }, { who: approver, today })

    expect([asked.rectification?.dueOn, granted.rectification?.dueOn]).toEqual(['2022-08-19', '2022-09-10'])
    expect(granted.rectification?.extensions).toMatchObject([{ decision: { granted: true, by: 'approver' } }])
  })

  it('leaves the term as it was when it is refused, and may then be asked for again', () => {
    const refusedOne = termDecided(asked, { granted: false, reason: '理由不足' }, { who: approver, today })

    expect(refusedOne.rectification?.dueOn).toBe('2022-08-19')
    expect(() => termAsked(refusedOne, { until: '2022-09-01', reason: '再申请' }, { by: 'x', today })).not.toThrow()
  })

  it('is asked for in time, once at a time, for a later day, and decided by an outsider', () => {
    const ask = { until: '2022-09-10', reason: '延期' }

    expect(() => termAsked(ordered, ask, { by: 'x', today: '2022-08-20' })).toThrow(refused('deadline-passed'))
    expect(() => termAsked(asked, ask, { by: 'x', today })).toThrow(refused('already-exists'))
    expect(() => termAsked(ordered, { ...ask, until: '2022-08-19' }, { by: 'x', today })).toThrow(
      refused('day-not-acceptable'),
    )
    expect(() => termDecided(asked, { granted: true, reason: '同意' }, { who: inspector, today })).toThrow(
      refused('four-eyes'),
    )
    expect(() => termDecided(ordered, { granted: true, reason: '同意' }, { who: approver, today })).toThrow(
      refused('not-found'),
    )
  })
})

it('keeps what the party hands in, with its photos', () => {
  const proof = { on: today, text: '整改报告', photoIds: ['photo-1', 'photo-1'] }

  const taken = proofTaken(ordered, proof, { by: 'SX0900-01', today })

  expect(taken.rectification?.proofs).toEqual([{ ...proof, photoIds: ['photo-1'], takenBy: 'SX0900-01' }])
})
