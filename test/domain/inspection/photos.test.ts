import { describe, expect, it } from 'vitest'
import { shownFileName, takeDownPhoto, withdrawPhoto } from '../../../shared/domain/inspection/declare-photo.ts'
import { pieceSize, piecesOf, piecesToSend } from '../../../shared/domain/inspection/photo-pieces.ts'
import { publicPhotos } from '../../../shared/domain/inspection/public-photo.ts'
import { requireWhole } from '../../../shared/domain/inspection/whole-photos.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { inspectionSample, noon, photoSample } from './samples.ts'

const refused = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown }) as Error

function said(act: () => void): { zh: string; en: string } {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return { zh: error.zh, en: error.en }
  }
  throw new Error('nothing was refused')
}

describe('every announced photo', () => {
  it('must have arrived, and is named by its file and time when not', () => {
    const photos = [photoSample({ state: 'accepted' }), photoSample({ id: 'late', fileName: 'IMG_0412.jpg' })]

    expect(said(() => requireWhole(photos))).toEqual({
      zh: '以下照片已登记但尚未完整上传：IMG_0412.jpg（2022-07-20 12:00 登记）。请继续上传，确实无法上传的写明原因撤回。',
      en: 'These photos are declared but have not arrived whole: IMG_0412.jpg (declared 2022-07-20 12:00). Upload them, or withdraw with a reason what cannot come.',
    })
  })

  it('must have been taken by the check, which says why not', () => {
    const why = {
      refusedFor: '文件内容是 HTML，不是登记的 JPEG',
      refusedForEnglish: 'it is HTML and not JPEG as declared',
    }
    const photos = [photoSample({ state: 'refused', fileName: '门头.jpg', ...why })]

    expect(said(() => requireWhole(photos))).toEqual({
      zh: '照片“门头.jpg”未通过检查：文件内容是 HTML，不是登记的 JPEG。补拍后，请写明原因撤回这一张。',
      en: 'The photo "门头.jpg" was refused: it is HTML and not JPEG as declared. Take it again, and withdraw this one with a reason.',
    })
  })

  it('may be taken back with a reason when it was refused', () => {
    const there = inspectionSample({ photos: [photoSample({ state: 'refused' })] })
    const given = { by: 'SX0900-01', at: noon.toISOString(), reason: '已补拍' }

    const { photos } = withdrawPhoto(there, 'photo-1', given)

    expect(photos[0]).toMatchObject({ state: 'withdrawn', withdrawn: given })
    expect(() => requireWhole(photos)).not.toThrow()
  })
})

describe('a photo taken from the public', () => {
  const rendition = { key: 'k', sha256: 'b'.repeat(64), size: 9, width: 1600, height: 1200 }
  const derivative = { web: rendition, thumbnail: { ...rendition, width: 320, height: 240 } }
  const photo = photoSample({ state: 'accepted', derivative })
  const published = inspectionSample({ state: 'published', photos: [photo] })
  const given = { by: 'publisher', at: '2022-08-01T02:00:00.000Z', reason: '照片中有未成年人面部' }

  it('keeps its hash and the reason there, and shows nothing more', () => {
    const next = takeDownPhoto(published, 'photo-1', given)

    expect(publicPhotos(published)).toEqual([{ photoId: 'photo-1', sha256: photo.sha256, shown: derivative }])
    expect(publicPhotos(next)).toEqual([
      { photoId: 'photo-1', sha256: photo.sha256, takenDown: { on: given.at, reason: given.reason } },
    ])
    expect(next.photos[0]).toMatchObject({ state: 'accepted', takenDown: given, derivative })
  })

  it('is taken down once, with a reason, after approval', () => {
    const next = takeDownPhoto(published, 'photo-1', given)

    expect(() => takeDownPhoto(next, 'photo-1', given)).toThrow(refused('wrong-state', { state: '已撤下' }))
    expect(() => takeDownPhoto(published, 'photo-1', { ...given, reason: ' ' })).toThrow(refused('reason-required'))
    expect(() => takeDownPhoto(published, 'no-such', given)).toThrow(refused('not-found'))
    expect(() => takeDownPhoto({ ...published, state: 'recorded' }, 'photo-1', given)).toThrow(refused('wrong-state'))
    expect(() => takeDownPhoto({ ...published, photos: [photoSample()] }, 'photo-1', given)).toThrow(
      refused('wrong-state', { state: '待上传' }),
    )
  })

  it('is not among them when it is a scan, or proves a rectification', () => {
    const photos = [
      photoSample({ id: 'scan', state: 'accepted', type: 'application/pdf', pages: 2 }),
      photoSample({ id: 'proof', state: 'accepted', derivative, purpose: 'rectification' }),
      photoSample({ id: 'late' }),
    ]

    expect(publicPhotos({ photos })).toEqual([{ photoId: 'scan', sha256: 'a'.repeat(64), hidden: 'scan' }])
  })
})

describe('what a device calls a file', () => {
  it.each([
    ['IMG_0412.jpg', 'IMG_0412.jpg'],
    ['C:\\Users\\example\\门头.jpg', '门头.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['line\nbreak\0.jpg', 'linebreak.jpg'],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['\u200b', undefined],
  ])('%j is shown as %j', (given, shown) => {
    expect(shownFileName(given)).toBe(shown)
  })
})

describe('the pieces of an original', () => {
  it.each([64, pieceSize, pieceSize + 1, 20_000_000])('of %i bytes follow on each other to its end', (size) => {
    const pieces = piecesOf(size)

    expect(pieces.map(({ from }) => from)).toEqual(pieces.map((_, at) => at * pieceSize))
    expect(pieces.reduce((sum, piece) => sum + piece.size, 0)).toBe(size)
    expect(pieces.every((piece) => piece.size > 0 && piece.size <= pieceSize)).toBe(true)
  })
  it('are sent where they are missing, and the last once more where all are there and the photo waits all the same', () => {
    const size = 2 * pieceSize + 1

    expect(piecesToSend(size, new Set([1, 3])).map(({ n }) => n)).toEqual([2])
    expect(piecesToSend(size, new Set([1, 2, 3])).map(({ n }) => n)).toEqual([3])
  })
})
