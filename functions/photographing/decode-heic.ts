import type { Heif, HeifImage } from 'libheif-js/libheif-wasm/libheif-bundle.mjs'

/** Rows of red, green, blue and opacity, a byte each. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

let loaded: Promise<Heif> | undefined

async function load(): Promise<Heif> {
  const { default: make } = await import('libheif-js/libheif-wasm/libheif-bundle.mjs')
  return make()
}

/**
 * The main picture of a HEIC file, turned as the file says.
 *
 * @returns undefined when it cannot be decoded whole, or is larger than `most` pixels
 */
export async function decodeHeic(bytes: Uint8Array, most: number): Promise<Pixels | undefined> {
  loaded ??= load()
  const heif = await loaded
  let images: HeifImage[] = []
  try {
    images = new heif.HeifDecoder().decode(bytes)
    const image = images.find((one) => one.is_primary()) ?? images[0]
    return image && image.get_width() * image.get_height() <= most ? await show(image) : undefined
  } catch {
    // Its memory is spoilt: the next picture gets a new one.
    loaded = undefined
    return undefined
  } finally {
    if (loaded) for (const image of images) image.free()
  }
}

function show(image: HeifImage): Promise<Pixels | undefined> {
  const [width, height] = [image.get_width(), image.get_height()]
  const pixels = { data: new Uint8ClampedArray(width * height * 4), width, height }
  return new Promise((resolve) => image.display(pixels, resolve))
}
