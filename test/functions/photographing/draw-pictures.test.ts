import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawPictures, type Pictures } from '../../../functions/photographing/draw-pictures.ts'
import { type Codec, dropCodec, pictureCodec } from '../../../functions/photographing/picture-codec.ts'
import { segment } from '../../../infra/local/seed/mosaic-jpeg.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { judgePicture, type PictureType } from '../../../shared/domain/inspection/photo-header.ts'
import { picturePrint, printDistance, sameWithin } from '../../../shared/domain/inspection/picture-print.ts'
import { heic } from '../../domain/inspection/pictures.ts'

let vips: Codec

beforeAll(async () => {
  vips = await pictureCodec()
})

async function drawn(bytes: Uint8Array, type: PictureType = 'image/jpeg'): Promise<Pictures | undefined> {
  const verdict = judgePicture(bytes, type)
  if ('why' in verdict) throw new Error(verdict.why.zh)
  return drawPictures(bytes, type, verdict.structure)
}

async function must(bytes: Uint8Array, type?: PictureType): Promise<Pictures> {
  const pictures = await drawn(bytes, type)
  if (!pictures) throw new Error('it could not be decoded')
  return pictures
}

const sizes = ({ web, thumbnail }: Pictures) => [web.width, web.height, thumbnail.width, thumbnail.height]

/** A sample photo as the codec knows it, to be written again in other ways. */
function sample() {
  return vips.Image.jpegloadBuffer(seedPhoto(40))
}

/** A sample photo with a segment behind its first two bytes. */
function withSegment(marker: number, body: Uint8Array, photo = seedPhoto(40)): Uint8Array {
  return Buffer.concat([photo.subarray(0, 2), segment(marker, body), photo.subarray(2)])
}

const far = (pictures: Pictures, others: Pictures) =>
  printDistance(picturePrint(pictures.grey) ?? '', picturePrint(others.grey) ?? '')

describe('the public’s picture of a photo', () => {
  it('is the same to the byte whenever and wherever it is drawn', async () => {
    const [first, second] = [await must(seedPhoto(40)), await must(seedPhoto(40))]

    expect(second).toEqual(first)
    expect(createHash('sha256').update(first.web.bytes).digest('hex')).toBe(
      'cf20d1357349ff5f46c16b44f5e1e31d7f6fe1f241f4f2312af35ec2c66fbacc',
    )
  })

  it('is as long as the web needs and never enlarged', async () => {
    const large = sample().resize(5).jpegsaveBuffer()

    expect(sizes(await must(large))).toEqual([1600, 1200, 320, 240])
    expect(sizes(await must(seedPhoto(40)))).toEqual([640, 480, 320, 240])
  })

  it('stands upright however the phone was held', async () => {
    const lying = await must(seedPhoto(40, { orientation: 6 }))

    expect(sizes(lying)).toEqual([480, 640, 240, 320])
  })

  it('carries no word of the original’s metadata', async () => {
    const secret = 'example-secret-38.41'
    const words = { dateTime: '2022:07:20 10:05:00', latitude: 38.41, longitude: 112.73 }
    const photo = withSegment(0xfe, Buffer.from(`<script>${secret}</script>`), seedPhoto(40, words))

    for (const { bytes } of [(await must(photo)).web, (await must(photo)).thumbnail]) {
      const text = Buffer.from(bytes).toString('latin1')
      expect(text).not.toContain(secret)
      expect(text).not.toMatch(/Exif|ICC_PROFILE|script|GPS/)
    }
  })
})

describe('whatever cameras write', () => {
  it.each([
    ['progressive', () => sample().jpegsaveBuffer({ interlace: true }), 'image/jpeg'],
    ['grey', () => sample().colourspace('b-w').jpegsaveBuffer(), 'image/jpeg'],
    ['for print (CMYK)', () => sample().iccTransform('cmyk').jpegsaveBuffer(), 'image/jpeg'],
    ['of 16 bits', () => sample().colourspace('rgb16').pngsaveBuffer(), 'image/png'],
    ['with a palette', () => sample().pngsaveBuffer({ palette: true }), 'image/png'],
    ['interlaced', () => sample().pngsaveBuffer({ interlace: true }), 'image/png'],
    ['animated', () => withChunk(sample().pngsaveBuffer(), 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), 'image/png'],
  ] as const)('is drawn alike when it is %s', async (_, bytes, type) => {
    const original = await must(seedPhoto(40))

    const pictures = await must(bytes(), type)

    expect(sizes(pictures)).toEqual(sizes(original))
    expect(far(pictures, original)).toBeLessThanOrEqual(sameWithin)
  })

  it('is drawn from HEIC in the colours that it was taken in', async () => {
    const pictures = await must(heic(), 'image/heic')
    const taken = vips.Image.jpegloadBuffer(seedPhoto(500)).thumbnailImage(160)
    const seen = vips.Image.jpegloadBuffer(pictures.web.bytes)
    const off = taken.subtract(seen).abs().avg()

    expect(sizes(pictures)).toEqual([160, 120, 160, 120])
    expect(off).toBeLessThan(6)
  })

  it('is drawn on white where it is transparent', async () => {
    const clear = vips.Image.black(64, 64, { bands: 4 }).copy({ interpretation: 'srgb' }).pngsaveBuffer()

    const [light = 0] = vips.Image.jpegloadBuffer((await must(clear, 'image/png')).web.bytes).getpoint(32, 32)

    expect(light).toBeGreaterThan(250)
  })

  it('is taken with stray bytes before its end and a profile that is none, as phones leave them', async () => {
    const photo = seedPhoto(40)
    const stray = Buffer.concat([photo.subarray(0, -2), Buffer.from([1, 2, 3, 0xff, 0xd9])])
    const profile = withSegment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01no profile', 'latin1'))

    expect(await drawn(stray)).toBeDefined()
    expect(await drawn(profile)).toBeDefined()
  })
})

describe('a photo that is not whole', () => {
  it('is not drawn when its data ends early, however good its header and end', async () => {
    const photo = seedPhoto(40)
    const cut = Buffer.concat([photo.subarray(0, photo.length >> 1), Buffer.from([0xff, 0xd9])])

    expect(await drawn(cut)).toBeUndefined()
  })

  it('is not drawn when a part of its data is gone', async () => {
    const whole = seedPhoto(40)
    const photo = Buffer.concat([whole.subarray(0, whole.length >> 1), whole.subarray((whole.length >> 1) + 500)])
    const png = Buffer.from(sample().pngsaveBuffer())
    png.fill(0, 400, 800)

    expect(await drawn(photo)).toBeUndefined()
    expect(await drawn(png, 'image/png')).toBeUndefined()
  })

  it('is not drawn when the data of a HEIC claims more than there is', async () => {
    const bytes = heic()
    bytes.fill(0x7f, Buffer.from(bytes).indexOf('mdat') + 4, Buffer.from(bytes).indexOf('mdat') + 8)

    expect(await drawn(bytes, 'image/heic')).toBeUndefined()
  })

  it('leaves the codec fit for the next, and so does the death of its instance', async () => {
    const before = await must(seedPhoto(41))
    await drawn(Buffer.concat([seedPhoto(41).subarray(0, 3000), Buffer.from([0xff, 0xd9])]))
    dropCodec()

    expect(await must(seedPhoto(41))).toEqual(before)
  })
})

describe('a bomb', () => {
  it('of a hundred megapixels in a few kilobytes is drawn within bounds', async () => {
    const bytes = flatPng(10_000, 10_000)

    expect(bytes.length).toBeLessThan(20_000)
    expect(sizes(await must(bytes, 'image/png'))).toEqual([1600, 1600, 320, 320])
  })

  it('of words in a PNG is not unpacked', async () => {
    const words = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(150_000_000))])
    const profile = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(Buffer.alloc(150_000_000))])
    const png = flatPng(64, 64)

    expect(await drawn(withChunk(png, 'zTXt', words), 'image/png')).toBeDefined()
    expect(await drawn(withChunk(png, 'iCCP', profile), 'image/png')).toBeDefined()
  })
})

describe('the print of a photo', () => {
  it('survives another compression, a smaller size, other light, and the loss of its metadata', async () => {
    const original = await must(seedPhoto(40, { dateTime: '2022:07:20 10:05:00' }))
    const copies = [
      sample().jpegsaveBuffer({ Q: 40, keep: 'none' }),
      sample().resize(0.4).jpegsaveBuffer({ Q: 75 }),
      sample().linear([0.8, 0.8, 0.8], [10, 10, 10]).cast('uchar').jpegsaveBuffer(),
    ]

    for (const copy of copies) expect(far(await must(copy), original)).toBeLessThanOrEqual(sameWithin)
  })

  it('tells sixty different shopfronts apart', async () => {
    const prints: string[] = []
    for (let at = 0; at < 60; at++) prints.push(picturePrint((await must(seedPhoto(at))).grey) ?? '')
    const nearest = prints.map((one, at) => Math.min(...prints.slice(0, at).map((other) => printDistance(one, other))))

    expect(Math.min(...nearest)).toBeGreaterThan(sameWithin)
  })
})

/** A chunk behind a PNG's header. */
function withChunk(png: Uint8Array, name: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([png.subarray(0, 33), chunk(name, data), png.subarray(33)])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

/** One bit a pixel, all black. */
function flatPng(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 9 })
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
