import type Vips from 'wasm-vips'

export type Codec = NonNullable<typeof Vips>

let loaded: Promise<Codec> | undefined

/**
 * libvips as WebAssembly, made when the first picture comes and kept for the next: a hostile file can break its sandbox's
 * memory and not this process. One thread, and none of its formats but the two that are asked for (infra/decisions/0009).
 */
export function pictureCodec(): Promise<Codec> {
  loaded ??= load()
  return loaded
}

/** After it died of a picture (no memory left) an instance answers nothing any more: the next picture gets a new one. */
export function dropCodec(): void {
  loaded = undefined
}

async function load(): Promise<Codec> {
  const { default: make } = await import('wasm-vips')
  const vips = await make({
    dynamicLibraries: [],
    // What it warns of is asked for after each picture; see `warnings`.
    preRun: (module: { ENV: Record<string, string> }) =>
      Object.assign(module.ENV, { VIPS_CONCURRENCY: '1', VIPS_WARNING: '1' }),
    printErr: () => undefined,
  })
  vips.Cache.max(0)
  vips.operationBlock('VipsForeignLoad', true)
  for (const kept of ['VipsForeignLoadJpeg', 'VipsForeignLoadPng']) vips.operationBlock(kept, false)
  return vips
}

/**
 * What the codec complained of since it last failed, and forgets it. It has no other way to ask than the message of a
 * failure, to which it appends: so it is given a file that is none.
 */
export function warnings(vips: Codec): string {
  try {
    vips.Image.jpegloadBuffer(Uint8Array.of(0, 0)).delete()
  } catch (error) {
    return messageOf(error)
  }
  return ''
}

/** The codec throws its words as exceptions of WebAssembly, which are no `Error`. */
export function messageOf(error: unknown): string {
  return String((error as { readonly message?: unknown } | undefined)?.message ?? error)
}
