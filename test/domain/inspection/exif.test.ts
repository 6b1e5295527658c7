import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exifTiff } from '../../../infra/local/seed/exif-segment.ts'
import { readExif } from '../../../shared/domain/inspection/exif.ts'
import { metresBetween, takenFrom } from '../../../shared/domain/inspection/taken.ts'

const taken = (words: Parameters<typeof exifTiff>[0]) => takenFrom(readExif(exifTiff(words)))

describe('when and where a file says it was taken', () => {
  it('is an instant and a position', () => {
    const words = { dateTime: '2022:07:20 10:05:00', offset: '+08:00', latitude: 38.40567, longitude: 112.73432 }

    expect(taken(words)).toEqual({
      at: '2022-07-20T02:05:00.000Z',
      position: { latitude: 38.40567, longitude: 112.73432 },
    })
  })

  it('is read as Beijing time where the phone gives no zone', () => {
    expect(taken({ dateTime: '2022:07:20 10:05:00' })).toEqual({ at: '2022-07-20T02:05:00.000Z', zoneAssumed: true })
  })

  it('lies south and west too', () => {
    expect(taken({ latitude: -33.5, longitude: -70.25 })?.position).toEqual({ latitude: -33.5, longitude: -70.25 })
  })

  it.each([
    ['nothing', {}],
    ['a clock that was never set', { dateTime: '0000:00:00 00:00:00' }],
    ['a month that is none', { dateTime: '2022:13:20 10:05:00' }],
    ['a date in other words', { dateTime: '20 July 2022' }],
    ['the place that phones write without a fix', { latitude: 0, longitude: 0 }],
    ['a latitude beyond the pole', { latitude: 91, longitude: 10 }],
    ['half a place', { latitude: 38 }],
  ])('is not known of %s', (_, words) => {
    expect(taken(words)).toBeUndefined()
  })

  it('is not known of a place whose seconds are divided by nothing', () => {
    const tiff = exifTiff({ latitude: 38.5, longitude: 112.5 })
    tiff.fill(0, tiff.length - 4)

    expect(takenFrom(readExif(tiff))).toBeUndefined()
  })
})

describe('a file that is made to drown its reader', () => {
  it('with thousands of entries that each claim all of it costs no more than a good one', () => {
    const entries = 5_400
    const bomb = Buffer.alloc(8 + 2 + entries * 12)
    bomb.write('MM\0*\0\0\0\x08', 'latin1')
    bomb.writeUInt16BE(entries, 8)
    for (let at = 0; at < entries; at++) {
      bomb.writeUInt16BE(at, 10 + at * 12)
      bomb.writeUInt16BE(7, 12 + at * 12)
      bomb.writeUInt32BE(bomb.length - 16, 14 + at * 12)
      bomb.writeUInt32BE(8, 18 + at * 12)
    }

    expect(readExif(bomb)).toEqual({})
  })

  it('with directories that lead back to themselves ends', () => {
    const loop = exifTiff({ dateTime: '2022:07:20 10:05:00' })
    loop.writeUInt32BE(8, loop.indexOf(Buffer.from([0x87, 0x69])) + 8)

    expect(readExif(loop)).toEqual({})
  })

  it('with whatever bytes is read without an exception', () => {
    const beginnings = fc.constantFrom([0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a], [])
    const bytes = fc.tuple(beginnings, fc.uint8Array({ maxLength: 200 }))

    fc.assert(
      fc.property(bytes, ([begin, rest]) => {
        expect(() => readExif(Uint8Array.from([...begin, ...rest]))).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

it('measures a degree of the meridian as 111 km', () => {
  const here = { latitude: 38, longitude: 112 }

  expect(Math.round(metresBetween(here, { latitude: 39, longitude: 112 }) / 1000)).toBe(111)
  expect(metresBetween(here, here)).toBe(0)
})
