import { describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Photo } from '../../../shared/domain/inspection/photo.ts'
import { reviewedPhotos } from '../../../shared/domain/inspection/photo-flags.ts'
import { good, inspectionSample, photoSample } from './samples.ts'

/** Xinzhou; a thousandth of a degree of latitude is 111 m. */
const target = { latitude: 38.416, longitude: 112.734 }
const north = (metres: number) => ({ latitude: target.latitude + metres / 111_195, longitude: target.longitude })

const accepted = (change: Partial<Photo>) => photoSample({ state: 'accepted', ...change })

function flags(photos: readonly Partial<Photo>[], change: Partial<Inspection> = {}) {
  const inspection = inspectionSample({ photos: photos.map(accepted), targetPosition: target, ...change })
  return reviewedPhotos(inspection).map(({ flags: raised }) => raised.map(({ zh }) => zh))
}

const result = { ...good, recordedBy: 'SX0900-01', recordedAt: '2022-07-20T04:00:00Z' }

describe('what the reviewer is told of a photo', () => {
  it('is nothing when it was taken on the day, at the place', () => {
    const taken = { at: '2022-07-20T01:30:00.000Z', position: north(990) }

    expect(flags([{ taken }], { result })).toEqual([[]])
  })

  it('names the inspection that used the same file, or nearly the same picture', () => {
    const there = { inspectionId: 'draw-1-x', photoId: 'p' }

    expect(flags([{ sameAs: there }, { sameAs: { ...there, distance: 3 } }])).toEqual([
      ['与检查“draw-1-x”的照片是同一文件'],
      ['与检查“draw-1-x”的照片几乎相同（128 位感知哈希相差 3 位）'],
    ])
  })

  it('is that it was taken outside the window', () => {
    expect(
      flags([{ taken: { at: '2022-06-30T15:59:59.000Z' } }, { taken: { at: '2022-06-30T16:00:00.000Z' } }]),
    ).toEqual([['拍摄于 2022-06-30，不在任务期限 2022-07-01 至 2022-09-30 之内'], []])
  })

  it('is that it was not taken on the day of the visit, once that is recorded', () => {
    const photo = { taken: { at: '2022-07-18T02:00:00.000Z' } }

    expect(flags([photo])).toEqual([[]])
    expect(flags([photo], { result })).toEqual([['拍摄于 2022-07-18，不是检查日（2022-07-20）']])
  })

  it('counts every day of a visit that took several', () => {
    const onSite = { arrivedAt: '2022-07-18T01:00:00Z', leftAt: '2022-07-20T02:00:00Z', certificatesShown: true }

    expect(flags([{ taken: { at: '2022-07-18T02:00:00.000Z' } }], { result: { ...result, onSite } })).toEqual([[]])
  })

  it('holds no photo of a check on paper, nor the proof of a rectification, against the day', () => {
    const taken = { at: '2022-07-18T02:00:00.000Z' }

    expect(flags([{ taken }], { result: { ...result, method: 'on-paper' } })).toEqual([[]])
    expect(flags([{ taken, purpose: 'rectification' }], { result })).toEqual([[]])
  })

  it('is that it says to be taken after it was announced: a phone’s clock a day off', () => {
    const later = (minutes: number) => ({
      taken: { at: new Date(Date.parse('2022-07-20T04:00:00Z') + minutes * 60_000).toISOString() },
    })

    expect(flags([later(10), later(24 * 60)], { result })).toEqual([
      [],
      ['拍摄时间 2022-07-21 12:00 晚于登记时间，手机时钟可能不准', '拍摄于 2022-07-21，不是检查日（2022-07-20）'],
    ])
  })

  it('is everything that a file from the year 2099 deserves', () => {
    expect(flags([{ taken: { at: '2099-01-01T00:00:00.000Z' } }], { result })[0]).toHaveLength(3)
  })

  it('is that it was taken more than a kilometre from the target, where the registry knows its place', () => {
    expect(flags([{ taken: { position: north(1_010) } }])).toEqual([['拍摄位置距检查对象约 1010 米']])
    expect(flags([{ taken: { position: north(1_010) } }], { targetPosition: undefined })).toEqual([[]])
  })

  it('is that photos of one visit lie kilometres apart', () => {
    const far = [
      { id: 'a', taken: { position: north(0) } },
      { id: 'b', taken: { position: north(3_100) } },
    ]

    expect(flags(far, { targetPosition: undefined })).toEqual([
      ['与本次检查的另一张照片相距约 3100 米'],
      ['与本次检查的另一张照片相距约 3100 米'],
    ])
  })

  it('is nothing of a scanned letter, whenever and wherever it was scanned and in whichever files it stands', () => {
    const visit = { taken: { at: '2022-07-20T01:30:00.000Z', position: north(0) } }
    const letter = {
      purpose: 'letter',
      taken: { at: '2022-12-01T02:00:00.000Z', position: north(9_000) },
      sameAs: { inspectionId: 'draw-1-x', photoId: 'p' },
    } as const

    expect(flags([visit, letter], { result })).toEqual([[], []])
  })

  it('says that a file is silent without raising a flag', () => {
    const [one] = reviewedPhotos(inspectionSample({ photos: [accepted({})], result }))

    expect(one).toMatchObject({ flags: [], silent: true })
  })

  it('says what no check can tell of a HEIC and of a scan, and nothing such of a JPEG', () => {
    const types = ['image/heic', 'application/pdf', 'image/jpeg'] as const

    const told = reviewedPhotos(inspectionSample({ photos: types.map((type) => accepted({ type })) }))

    expect(told.map(({ flags: raised }) => raised)).toEqual([[], [], []])
    expect(told.map(({ unchecked }) => unchecked.map(({ zh }) => zh))).toEqual([
      [expect.stringContaining('没有校验码')],
      [expect.stringContaining('页面内容没有在此显示')],
      [],
    ])
  })

  it('leaves out what was not accepted', () => {
    expect(reviewedPhotos(inspectionSample({ photos: [photoSample(), photoSample({ state: 'refused' })] }))).toEqual([])
  })
})
