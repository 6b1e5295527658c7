import { describe, expect, it } from 'vitest'
import { requireEligible } from '../../../shared/domain/inspection/acting-officer.ts'
import { confirmResult } from '../../../shared/domain/inspection/confirm.ts'
import { declarePhoto, withdrawPhoto } from '../../../shared/domain/inspection/declare-photo.ts'
import { closeRectification, refer } from '../../../shared/domain/inspection/follow-up.ts'
import { inspectionLifecycle } from '../../../shared/domain/inspection/inspection.ts'
import { photoLimit } from '../../../shared/domain/inspection/photo.ts'
import { recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { reviewResult } from '../../../shared/domain/inspection/review.ts'
import { seesOwnOnly, visibleTo } from '../../../shared/domain/inspection/visible-to.ts'
import { diagram } from '../../../shared/kernel/lifecycle.ts'
import { good, goodOnPaper, inspectionSample, noon, officerSample, personSample, photoSample } from './samples.ts'

const second = { by: 'SX0900-02', now: noon }
const reviewer = personSample('reviewer', ['reviewer'])
const recordedWith = (photos = [photoSample({ state: 'accepted' })], change = {}) =>
  recordResult(inspectionSample({ photos }), { ...good, ...change }, { by: 'SX0900-01', now: noon })
const refused = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown }) as Error

describe('the second officer’s confirmation', () => {
  it('submits', () => {
    expect(confirmResult(recordedWith(), second)).toMatchObject({ state: 'submitted', confirmed: { by: 'SX0900-02' } })
  })

  it('is not for the one who recorded', () => {
    expect(() => confirmResult(recordedWith(), { ...second, by: 'SX0900-01' })).toThrow(refused('four-eyes'))
  })

  it('names the photos that have not arrived', () => {
    const photos = [photoSample({ state: 'accepted' }), photoSample({ id: 'late' }), photoSample({ id: 'later' })]

    expect(() => confirmResult(recordedWith(photos), second)).toThrow(
      refused('photo-missing', { photos: ['late', 'later'] }),
    )
  })

  it('does not take a refused photo for one of a visit', () => {
    expect(() => confirmResult(recordedWith([photoSample({ state: 'refused' })]), second)).toThrow(
      refused('result-incomplete'),
    )
  })

  it('asks for no photo of an inspection on paper', () => {
    const recorded = recordResult(inspectionSample(), goodOnPaper(), { by: 'SX0900-01', now: noon })

    expect(confirmResult(recorded, second).state).toBe('submitted')
  })
})

describe('the review', () => {
  const submitted = confirmResult(recordedWith(), second)
  const at = { who: reviewer, now: noon }

  it('is not for an officer of the team, whatever else he is', () => {
    const both = personSample('both', ['officer', 'reviewer'], 'SX0900-01')

    expect(() => reviewResult(submitted, { decision: 'approved' }, { who: both, now: noon })).toThrow(
      refused('four-eyes'),
    )
  })

  it('returns only with a reason', () => {
    expect(() => reviewResult(submitted, { decision: 'returned', reason: '  ' }, at)).toThrow(
      refused('reason-required'),
    )
  })

  it('keeps every decision', () => {
    const returned = reviewResult(submitted, { decision: 'returned', reason: '照片不清' }, at)
    const again = confirmResult(recordResult(returned, good, { by: 'SX0900-01', now: noon }), second)

    const { state, reviews } = reviewResult(again, { decision: 'approved' }, at)

    expect([state, reviews.map(({ decision }) => decision)]).toEqual(['approved', ['returned', 'approved']])
  })

  it('opens the term of an order to rectify when it is approved', () => {
    const order = confirmResult(
      recordedWith(undefined, { disposition: 'order-to-rectify', rectifyBy: '2022-08-20' }),
      second,
    )

    const { rectification } = reviewResult(order, { decision: 'approved' }, at)

    expect(rectification).toEqual({ ordered: '2022-07-20', dueOn: '2022-08-20' })
  })
})

describe('follow-up', () => {
  const approved = reviewResult(
    confirmResult(recordedWith(), second),
    { decision: 'approved' },
    { who: reviewer, now: noon },
  )
  const proof = { proof: '复查照片与账簿', closedOn: '2022-07-20' }

  it('closes nothing that was not ordered', () => {
    expect(() => closeRectification(approved, proof, '2022-07-20')).toThrow(refused('not-found'))
  })

  it('closes an order once, between the visit and today', () => {
    const ordered = { ...approved, rectification: { ordered: '2022-07-20', dueOn: '2022-08-20' } }

    const closed = closeRectification(ordered, proof, '2022-07-20')

    expect(closed.rectification).toEqual({ ...ordered.rectification, ...proof })
    expect(() => closeRectification(closed, proof, '2022-07-20')).toThrow(refused('wrong-state'))
    for (const closedOn of ['2022-07-19', '2022-07-21']) {
      expect(() => closeRectification(ordered, { ...proof, closedOn }, '2022-07-20')).toThrow(
        refused('day-not-acceptable'),
      )
    }
  })

  it('shows a referral to discipline inspection to its sender and the auditor alone', () => {
    const referral = {
      id: 'r',
      kind: 'discipline',
      recipient: '示例纪检组',
      reason: '示例',
      sentBy: 'reviewer',
      sentOn: '2022-07-20',
    } as const
    const referred = refer(approved, referral, reviewer)
    const count = (id: string, role: string) => visibleTo(referred, personSample(id, [role])).referrals.length

    expect(count('reviewer', 'reviewer')).toBe(1)
    expect(count('auditor', 'auditor')).toBe(1)
    expect(count('reviewer-2', 'reviewer')).toBe(0)
    expect(count('approver', 'approver')).toBe(0)
    expect(count('officer-01', 'officer')).toBe(0)
  })

  it('takes somebody who is an officer and nothing else for one who sees his own teams only', () => {
    expect(
      [['officer'], ['officer', 'reviewer'], ['auditor']].map((roles) => seesOwnOnly(personSample('x', roles))),
    ).toEqual([true, false, false])
  })
})

describe('who may act today', () => {
  const act = (change: object, days = ['2022-07-20']) =>
    requireEligible(inspectionSample(), 'SX0900-01', officerSample('SX0900-01', change), days)

  it('refuses an officer who was transferred this morning', () => {
    expect(() => act({ state: 'transferred', since: '2022-07-20' })).toThrow(
      refused('officer-not-eligible', { day: '2022-07-20', why: '已调离' }),
    )
    expect(() => act({ state: 'transferred', since: '2022-07-21' })).not.toThrow()
  })

  it('refuses an officer without a certificate on the day of the visit', () => {
    const certificate = { from: '2022-07-15', to: '2024-12-31' }

    expect(() => act({ certificate }, ['2022-07-20', '2022-07-14'])).toThrow(
      refused('officer-not-eligible', { day: '2022-07-14', why: '执法证尚未生效' }),
    )
  })

  it('refuses an officer recused from the target since the draw', () => {
    expect(() => act({ recusals: [inspectionSample().targetId] })).toThrow(refused('officer-not-eligible'))
  })

  it('refuses an officer whom the registry no longer knows', () => {
    expect(() => requireEligible(inspectionSample(), 'SX0900-01', undefined, ['2022-07-20'])).toThrow(
      refused('officer-not-eligible'),
    )
  })
})

describe('declaring photos', () => {
  it('takes the same picture, announced again before it arrived, for the same photo', () => {
    const waiting = inspectionSample({ photos: [photoSample()] })

    const { photo, inspection } = declarePhoto(waiting, photoSample({ id: 'photo-2' }))

    expect([photo.id, inspection]).toEqual(['photo-1', undefined])
  })

  it('refuses a picture that has been accepted already', () => {
    const there = inspectionSample({ photos: [photoSample({ state: 'accepted' })] })

    expect(() => declarePhoto(there, photoSample({ id: 'photo-2' }))).toThrow(refused('already-exists'))
  })

  it('lets a refused picture be announced again', () => {
    const there = inspectionSample({ photos: [photoSample({ state: 'refused' })] })

    expect(declarePhoto(there, photoSample({ id: 'photo-2' })).inspection?.photos).toHaveLength(2)
  })

  it('stops at the number that a record holds', () => {
    const photos = Array.from({ length: photoLimit }, (_, at) => photoSample({ id: `${at}`, size: 100 + at }))

    expect(() => declarePhoto(inspectionSample({ photos }), photoSample({ id: 'more', size: 99 }))).toThrow(
      refused('photo-limit'),
    )
  })

  it('withdraws only what has not arrived', () => {
    const photos = [photoSample(), photoSample({ id: 'there', state: 'accepted' })]
    const lost = { by: 'SX0900-01', at: noon.toISOString(), reason: '手机丢失' }

    expect(withdrawPhoto(inspectionSample({ photos }), 'photo-1', lost).photos[0]?.state).toBe('withdrawn')
    expect(() => withdrawPhoto(inspectionSample({ photos }), 'there', lost)).toThrow(refused('wrong-state'))
    expect(() => withdrawPhoto(inspectionSample({ photos }), 'no-such', lost)).toThrow(refused('not-found'))
  })
})

it('draws the lifecycle with the way to a called-off inspection', () => {
  expect(diagram(inspectionLifecycle)).toContain('dispatched --> called-off: call-off 取消')
})
