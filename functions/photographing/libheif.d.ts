/** As much of libheif as is used here; its own types are generated and name no decoder. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  export interface HeifImage {
    is_primary(): boolean
    get_width(): number
    get_height(): number
    /** Fills `data` with red, green, blue and opacity; calls back with undefined when the picture's data is damaged. */
    display<P extends { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }>(
      into: P,
      done: (shown: P | undefined) => void,
    ): void
    free(): void
  }

  export interface Heif {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
  }

  export default function make(): Promise<Heif> | Heif
}
