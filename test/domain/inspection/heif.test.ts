import { describe, expect, it } from 'vitest'
import { readExif } from '../../../shared/domain/inspection/exif.ts'
import { readHeif } from '../../../shared/domain/inspection/heif.ts'
import { judgePicture } from '../../../shared/domain/inspection/photo-header.ts'
import { utf8 } from '../../../shared/kernel/bytes.ts'
import { heic } from './pictures.ts'

describe('a HEIC', () => {
  it('says its size, its colours, when and where it was taken', () => {
    const read = readHeif(heic())

    expect(read).toMatchObject({ width: 160, height: 120, end: heic().length })
    expect(read?.profile?.length).toBe(480)
    expect(readExif(read?.exif ?? new Uint8Array())).toEqual({
      dateTime: '2022:07:20 10:05:00',
      offset: '+08:00',
      latitude: 38.41,
      longitude: 112.73,
    })
  })

  it('is refused at whichever byte it was cut off', () => {
    const whole = heic()

    const passed = Array.from(whole.keys()).filter((length) => readHeif(whole.subarray(0, length)))

    expect(passed).toEqual([])
  })

  it('is refused when its header asks for 60,000 × 60,000 pixels', () => {
    const bytes = heic()
    const at = Buffer.from(bytes).indexOf('ispe') + 8
    new DataView(bytes.buffer).setUint32(at, 60_000)
    new DataView(bytes.buffer).setUint32(at + 4, 60_000)

    expect(judgePicture(bytes, 'image/heic')).toEqual({
      why: {
        zh: '图像为 60000×60000 像素，超过 50 百万像素；请用普通分辨率拍摄',
        en: 'the picture has 60000×60000 pixels, more than 50 million; take it at an ordinary resolution',
      },
    })
  })

  it('is refused when its boxes count more than the file holds', () => {
    const bytes = heic()
    const counts = ['ipma', 'iloc', 'iinf'].map((name) => Buffer.from(bytes).indexOf(name) + 8)
    for (const at of counts) bytes.set([0xff, 0xff, 0xff, 0xff], at)

    expect(readHeif(bytes)).toBeUndefined()
  })

  it('is not what another brand of the same boxes is', () => {
    const bytes = heic()
    bytes.set(utf8('avifavifavif'), 8)
    for (let at = Buffer.from(bytes).indexOf('heic'); at >= 0; at = Buffer.from(bytes).indexOf('heic', at + 1))
      bytes.set(utf8('avif'), at)

    expect(readHeif(bytes)).toBeUndefined()
  })
})
