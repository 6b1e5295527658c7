import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usedBefore, usesOf } from '../../../shared/domain/inspection/photo-use.ts'
import { picturePrint, printBands, printDistance, sameWithin } from '../../../shared/domain/inspection/picture-print.ts'
import { inspectionSample, photoSample } from './samples.ts'

const slope = Uint8Array.from({ length: 81 }, (_, at) => 3 * at)
const print = fc
  .array(fc.nat(15), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.map((n) => n.toString(16)).join(''))

function flipped(original: string, bits: readonly number[]): string {
  const digits = Array.from(original, (digit) => Number.parseInt(digit, 16))
  for (const bit of new Set(bits)) digits[bit >> 2] = (digits[bit >> 2] as number) ^ (1 << (bit & 3))
  return digits.map((digit) => digit.toString(16)).join('')
}

describe('the print of a picture', () => {
  it('says of each place whether it is darker than its neighbours', () => {
    expect(picturePrint(slope)).toBe('f'.repeat(32))
    expect(picturePrint(slope.toReversed())).toBe('0'.repeat(32))
  })

  it('stays the same when the light changes', () => {
    const darker = slope.map((value) => value * 0.6)

    expect(picturePrint(darker)).toBe(picturePrint(slope))
  })

  it('is not taken of a sheet of paper', () => {
    expect(picturePrint(new Uint8Array(81).fill(240).map((value, at) => value + (at % 9)))).toBeUndefined()
  })
})

describe('two prints', () => {
  it('differ in as many bits as were changed', () => {
    fc.assert(
      fc.property(print, fc.uniqueArray(fc.nat(127), { maxLength: 20 }), (one, bits) => {
        expect(printDistance(one, flipped(one, bits))).toBe(bits.length)
      }),
    )
  })

  it('share a band whenever they are near enough to be the same picture', () => {
    fc.assert(
      fc.property(print, fc.uniqueArray(fc.nat(127), { maxLength: sameWithin }), (one, bits) => {
        const bands = new Set(printBands(flipped(one, bits)))

        expect(printBands(one).some((band) => bands.has(band))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a photo used before', () => {
  const here = 'here'
  const like = (inspectionId: string, photoId: string, is: string) => ({ id: '', inspectionId, photoId, print: is })
  const own = 'f'.repeat(32)

  it('is the same file in another inspection', () => {
    const same = { id: '', inspectionId: 'there', photoId: 'p' }

    expect(usedBefore(here, own, { same, like: [] })).toEqual({ inspectionId: 'there', photoId: 'p' })
    expect(usedBefore('there', own, { same, like: [] })).toBeUndefined()
  })

  it('is the nearest picture, within seven bits and no more', () => {
    const seven = like('there', 'seven', flipped(own, [0, 1, 2, 3, 4, 5, 6]))
    const eight = like('there', 'eight', flipped(own, [0, 1, 2, 3, 4, 5, 6, 7]))
    const mine = like(here, 'mine', own)

    expect(usedBefore(here, own, { same: undefined, like: [eight, seven, mine] })).toEqual({
      inspectionId: 'there',
      photoId: 'seven',
      distance: 7,
    })
    expect(usedBefore(here, own, { same: undefined, like: [eight, mine] })).toBeUndefined()
  })

  it('is found by its file and by eight bands of its print', () => {
    const photo = photoSample({ state: 'accepted', print: own })
    const ids = usesOf(inspectionSample(), photo, true).map(({ id }) => id)

    expect(ids).toEqual([`same#${photo.sha256}`, ...Array.from({ length: 8 }, (_, at) => `like#${at}-ffff#photo-1`)])
    expect(usesOf(inspectionSample(), photoSample(), false)).toEqual([])
  })
})
