import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePicture, type PictureType } from '../../../shared/domain/inspection/photo-header.ts'
import { concat, utf8 } from '../../../shared/kernel/bytes.ts'
import { emptyZip, heic, jpeg, png } from './pictures.ts'

const why = (bytes: Uint8Array, type: PictureType = 'image/jpeg') => {
  const verdict = judgePicture(bytes, type)
  return 'why' in verdict ? verdict.why.zh : undefined
}

const hidden = '文件末尾夹带其他文件的内容；请上传未经其他软件改动的原始文件'

describe('a photo that is one', () => {
  it('reads width and height from a JPEG’s frame header', () => {
    expect(judgePicture(jpeg(), 'image/jpeg')).toMatchObject({ structure: { width: 4000, height: 3000 } })
  })

  it('passes stuffed bytes and restart markers inside the picture', () => {
    expect(why(jpeg({ restart: true }))).toBeUndefined()
  })

  it('reads width and height from a PNG', () => {
    expect(judgePicture(png(), 'image/png')).toMatchObject({ structure: { width: 640, height: 480 } })
  })

  it('accepts the trailer that phones write behind a JPEG', () => {
    const motion = concat(jpeg(), utf8('\0\0\0\x18ftypmp42 and a short film'))

    expect(why(motion)).toBeUndefined()
  })

  it('accepts a second JPEG behind the first, as cameras append previews', () => {
    expect(why(concat(jpeg(), jpeg({ seed: 1 })))).toBeUndefined()
  })

  it('accepts exactly 100 megapixels', () => {
    expect(why(jpeg({ width: 10_000, height: 10_000 }))).toBeUndefined()
  })
})

describe('a file dressed up as a photo', () => {
  it.each([
    ['HTML', '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>'],
    ['HTML', '\n <html><body>示例</body></html>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['ZIP', 'PK\x03\x04 and so on'],
    ['PDF', '%PDF-1.7 and so on'],
    ['GIF', 'GIF89a and so on'],
    ['HEIC', '\0\0\0\x18ftypheic and so on'],
    ['AVIF', '\0\0\0\x18ftypavif and so on'],
    ['MP4', '\0\0\0\x18ftypmp42 and so on'],
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
    ['TIFF', 'II*\0 and so on'],
  ])('names %s', (format, text) => {
    expect(why(utf8(text))).toBe(`文件内容是 ${format}，不是登记的 JPEG；请上传原始文件`)
  })

  it('names a PNG that was declared as JPEG', () => {
    expect(why(png(), 'image/jpeg')).toContain('文件内容是 PNG')
  })

  it('names a JPEG that was declared as PNG', () => {
    expect(why(jpeg(), 'image/png')).toContain('文件内容是 JPEG')
  })

  it('refuses what nobody knows', () => {
    expect(why(utf8('示例'.repeat(40)))).toContain('无法识别')
  })

  it('refuses no bytes at all', () => {
    expect(why(new Uint8Array())).toContain('无法识别')
  })
})

describe('a picture that is not whole or hides more', () => {
  it('refuses a JPEG at whichever byte it was cut off', () => {
    const whole = jpeg({ restart: true })

    const passed = Array.from(whole.keys()).filter((length) => why(whole.subarray(0, length)) === undefined)

    expect(passed).toEqual([])
  })

  it('refuses a PNG at whichever byte it was cut off', () => {
    const whole = png()

    const passed = Array.from(whole.keys()).filter(
      (length) => why(whole.subarray(0, length), 'image/png') === undefined,
    )

    expect(passed).toEqual([])
  })

  it('refuses a JPEG of 60,000 × 60,000 pixels', () => {
    expect(why(jpeg({ width: 60_000, height: 60_000 }))).toBe(
      '图像为 60000×60000 像素，超过 100 百万像素；请用普通分辨率拍摄',
    )
  })

  it('refuses a PNG of more than four thousand million pixels', () => {
    expect(why(png({ width: 0xffffffff, height: 2 }), 'image/png')).toContain('4294967295×2')
  })

  it('refuses a picture of no width or no height', () => {
    expect([why(jpeg({ width: 0 })), why(jpeg({ height: 0 }))]).toEqual(['图像的宽或高为零', '图像的宽或高为零'])
  })

  it('refuses a page behind the picture', () => {
    expect(why(concat(jpeg(), utf8('<html><script>alert(1)</script></html>')))).toBe(hidden)
  })

  it('refuses an archive behind the picture', () => {
    expect(why(concat(jpeg(), utf8('any bytes'), emptyZip))).toBe(hidden)
  })

  it.each([
    ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0]],
    ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
  ])('refuses an archive of %s behind the picture, and names one in its place', (name, bytes) => {
    const archive = concat(Uint8Array.of(...bytes), new Uint8Array(60))

    expect(why(concat(jpeg(), archive))).toBe(hidden)
    expect(why(archive)).toContain(`文件内容是 ${name}`)
  })

  it('refuses an archive inside a segment of the picture', () => {
    const picture = jpeg()
    const zipped = concat(
      picture.subarray(0, 2),
      Uint8Array.of(0xff, 0xfe, 0, emptyZip.length + 2),
      emptyZip,
      picture.subarray(2),
    )

    expect(why(zipped)).toBe(hidden)
  })

  it('refuses markup anywhere behind the picture, as a browser would find it', () => {
    expect(why(concat(jpeg(), utf8('0'.repeat(900)), utf8('<SCRIPT>alert(1)</SCRIPT>')))).toBe(hidden)
  })

  it('refuses any byte behind a PNG’s last chunk', () => {
    expect(why(concat(png(), Uint8Array.of(0)), 'image/png')).toBe(hidden)
  })
})

describe('a JPEG that no phone writes', () => {
  const odd = '这种 JPEG 编码（12 位、无损、算术或分层编码）无法显示；请用手机普通拍照模式重拍'

  it.each([
    ['12 bits', { precision: 12, frame: 1 }],
    ['lossless coding', { frame: 3 }],
    ['hierarchical coding', { frame: 5 }],
    ['arithmetic coding', { frame: 9 }],
    ['progressive arithmetic coding', { frame: 10 }],
  ])('refuses %s', (_, kind) => {
    expect(why(jpeg(kind))).toBe(odd)
  })

  it('takes baseline, extended and progressive pictures of ten scans', () => {
    expect([0, 1, 2].map((frame) => why(jpeg({ frame, scans: 10 })))).toEqual([undefined, undefined, undefined])
  })

  it('refuses thousands of scans, each a pass over the whole picture', () => {
    expect(why(jpeg({ frame: 2, scans: 65 }))).toBe('JPEG 的扫描次数超过 64 次，不是手机拍摄的照片')
  })
})

describe('whatever bytes arrive', () => {
  const beginnings = [[], [0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [...heic().subarray(0, 48)]]
  const types = ['image/jpeg', 'image/png', 'image/heic'] as const

  it('are judged without an exception and never taken for a picture', () => {
    const bytes = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }))

    fc.assert(
      fc.property(bytes, fc.constantFrom(...types), ([begin, rest], type) => {
        expect(why(Uint8Array.from([...begin, ...rest]), type)).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })
})
