import { describe, expect, it } from 'vitest'
import { requireEligible } from '../../../shared/domain/inspection/acting-officer.ts'
import { confirmResult } from '../../../shared/domain/inspection/confirm.ts'
import { declarePhoto, withdrawPhoto } from '../../../shared/domain/inspection/declare-photo.ts'
import { photoLimit } from '../../../shared/domain/inspection/photo.ts'
import { recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { good, goodOnPaper, inspectionSample, noon, officerSample, photoSample } from './samples.ts'

const second = { by: 'SX0900-02', now: noon }
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
      refused('photo-missing', { ids: ['late', 'later'] }),
    )
  })

  it('waits until a refused photo is taken back, and does not take it for one of a visit', () => {
    const refusedPhoto = photoSample({ state: 'refused', refusedFor: '文件已损坏' })
    const withdrawn = photoSample({ state: 'withdrawn' })

    expect(() => confirmResult(recordedWith([refusedPhoto]), second)).toThrow(
      refused('photo-refused', { id: 'photo-1', why: '文件已损坏' }),
    )
    expect(() => confirmResult(recordedWith([withdrawn]), second)).toThrow(refused('result-incomplete'))
  })

  it('asks for no photo of an inspection on paper', () => {
    const recorded = recordResult(inspectionSample(), goodOnPaper(), { by: 'SX0900-01', now: noon })

    expect(confirmResult(recorded, second).state).toBe('submitted')
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
