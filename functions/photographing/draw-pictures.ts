import type Vips from 'wasm-vips'
import { type RenditionName, renditionSides } from '../../shared/domain/inspection/derivative.ts'
import { pixelLimits } from '../../shared/domain/inspection/photo.ts'
import type { PictureType, Structure } from '../../shared/domain/inspection/photo-header.ts'
import { printSide } from '../../shared/domain/inspection/picture-print.ts'
import { decodeHeic } from './decode-heic.ts'
import { type Codec, dropCodec, messageOf, pictureCodec, warnings } from './picture-codec.ts'

type Image = Vips.Image

/** A JPEG for the web. */
interface Drawn {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** What is made of a photo that could be decoded whole. */
export type Pictures = { readonly [N in RenditionName]: Drawn } & {
  /** 9 × 9 values of brightness. */
  readonly grey: Uint8Array
}

/**
 * Decodes a whole picture and draws from it what the public may see: turned upright, in sRGB, on white, without a word of
 * its metadata. The same file gives the same bytes, whatever machine draws.
 *
 * @returns undefined when its data is damaged or more than the codec's memory holds
 */
export async function drawPictures(
  bytes: Uint8Array,
  type: PictureType,
  structure: Structure,
): Promise<Pictures | undefined> {
  const vips = await pictureCodec()
  const source = type === 'image/heic' ? await fromHeic(bytes, structure) : fromFile(bytes, type, structure)
  if (!source) return undefined
  const images: Image[] = []
  const keep = (image: Image) => {
    images.push(image)
    return image
  }
  try {
    warnings(vips)
    const drawn = draw(keep(source(vips)), keep)
    return isDamaged(warnings(vips)) ? undefined : drawn
  } catch (error) {
    // A refused file leaves its complaint in the message; a dead instance leaves an abort of WebAssembly.
    if (!isRefused(error)) dropCodec()
    return undefined
  } finally {
    for (const image of images) discard(image)
  }
}

type Source = (vips: Codec) => Image

/** A JPEG is decoded at an eighth, a quarter or half of its size where that is still enough: its data is read whole all the same. */
function fromFile(bytes: Uint8Array, type: PictureType, { width, height }: Structure): Source {
  const read = { access: 'sequential', fail_on: 'truncated' } as const
  if (type === 'image/png') return (vips) => vips.Image.pngloadBuffer(bytes, read)
  const enough = Math.max(width, height) / renditionSides.web
  const shrink = [8, 4, 2].find((by) => by <= enough) ?? 1
  return (vips) => vips.Image.jpegloadBuffer(bytes, { ...read, shrink })
}

async function fromHeic(bytes: Uint8Array, { profile }: Structure): Promise<Source | undefined> {
  const pixels = await decodeHeic(bytes, pixelLimits['image/heic'])
  if (!pixels) return undefined
  const { data, width, height } = pixels
  return (vips) => {
    const image = vips.Image.newFromMemory(new Uint8Array(data.buffer), width, height, 4, 'uchar' as never)
    const named = image.copy({ interpretation: 'srgb' })
    image.delete()
    if (profile) named.setBlob('icc-profile-data', profile)
    return named
  }
}

function draw(source: Image, keep: (image: Image) => Image): Pictures {
  const fit = (image: Image, side: number, more: object) =>
    keep(image.thumbnailImage(side, { height: side, size: 'down', ...more }))
  const fitted = fit(source, renditionSides.web, hasColoursOfItsOwn(source) ? { output_profile: 'srgb' } : {})
  const flat = fitted.hasAlpha() ? keep(fitted.flatten({ background: [255, 255, 255] })) : fitted
  const web = keep(keep(flat.colourspace('srgb')).copyMemory())
  const thumbnail = keep(fit(web, renditionSides.thumbnail, {}).copyMemory())
  const grey = keep(keep(thumbnail.colourspace('b-w')).thumbnailImage(printSide, { height: printSide, size: 'force' }))
  return {
    web: asJpeg(web, 80),
    thumbnail: asJpeg(thumbnail, 75),
    grey: grey.writeToMemory() as Uint8Array,
  }
}

/** Without a profile a picture is in sRGB already: to convert it costs as much as all else. */
function hasColoursOfItsOwn(image: Image): boolean {
  return image.getTypeof('icc-profile-data') !== 0 || image.interpretation === 'cmyk'
}

function asJpeg(image: Image, quality: number): Drawn {
  const bytes = image.jpegsaveBuffer({ Q: quality, keep: 'none', optimize_coding: true, interlace: true })
  return { bytes, width: image.width, height: image.height }
}

/**
 * Complaints by which a part of the picture is missing. Others are usual in what phones write (stray bytes before a marker,
 * a colour profile that is not quite one) and lose nothing.
 */
function isDamaged(complaints: string): boolean {
  return /premature end|bad Huffman|bad arithmetic|not enough data|IDAT|CRC error|incorrect data/i.test(complaints)
}

function isRefused(error: unknown): boolean {
  return !(error instanceof WebAssembly.RuntimeError) && !/abort|memory/i.test(messageOf(error))
}

function discard(image: Image): void {
  try {
    image.delete()
  } catch {
    // The instance died, and its memory with it.
  }
}
