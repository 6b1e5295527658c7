/** One JPEG for the web: turned upright, in sRGB, without any metadata. */
export interface Rendition {
  /** In the archive bucket. */
  readonly key: string
  /** Hex. */
  readonly sha256: string
  readonly size: number
  readonly width: number
  readonly height: number
}

/** What of a photo the public may see. */
export interface Derivative {
  readonly web: Rendition
  readonly thumbnail: Rendition
}

/** Pixels of the longest side; a smaller picture is never enlarged. */
export const renditionSides = { web: 1600, thumbnail: 320 } as const

export type RenditionName = keyof typeof renditionSides
