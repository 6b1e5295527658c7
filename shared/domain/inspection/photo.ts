import { lifecycle } from '../../kernel/lifecycle.ts'
import type { Derivative } from './derivative.ts'
import type { Taken } from './taken.ts'

type PhotoState = 'declared' | 'accepted' | 'refused' | 'withdrawn'

/** What is taken as evidence, with the name under which people know it. */
export const photoTypes = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
  'application/pdf': 'PDF',
} as const

export type PhotoType = keyof typeof photoTypes

/** A photo of an inspection: announced by its hash, then uploaded, then checked. */
export interface Photo {
  readonly id: string
  /** Hex; of the original. */
  readonly sha256: string
  readonly size: number
  readonly type: PhotoType
  /** What the officer's device calls it; absent on older records. */
  readonly fileName?: string
  /** Certificate number; of a letter that a reviewer scanned, his id. */
  readonly declaredBy: string
  readonly declaredAt: string
  readonly state: PhotoState
  /**
   * `rectification`: taken as proof that something was put right, after the approval; `letter`: the scan of a paper that went
   * or came (往来文书: a receipt, an answer, a notice that was signed for), never public; absent: of the check itself.
   */
  readonly purpose?: 'rectification' | 'letter'
  /** Key of the original in the evidence bucket once accepted. */
  readonly evidence?: string
  /** Read from its header, in pixels, before any rotation. Of a picture. */
  readonly dimensions?: { readonly width: number; readonly height: number }
  /** Of a scan (PDF). */
  readonly pages?: number
  /** When and where it says that it was taken; absent when the file says nothing. */
  readonly taken?: Taken
  /** What of it the public may see, re-encoded without metadata; absent of a scan and of older records. */
  readonly derivative?: Derivative
  /** Perceptual hash, see `picturePrint`; absent of a scan and of a picture without features. */
  readonly print?: string
  /** A photo of another inspection of the department that was there before and looks the same. */
  readonly sameAs?: SameAs
  readonly refusedFor?: string
  /** The same for whoever reads no Chinese. */
  readonly refusedForEnglish?: string
  /** It will never arrive, or was refused and nobody makes it good: with the reason. */
  readonly withdrawn?: { readonly by: string; readonly at: string; readonly reason: string }
  /** Not for the public, or no longer: the evidence stays, and why is on record. */
  readonly takenDown?: { readonly by: string; readonly at: string; readonly reason: string }
}

export interface SameAs {
  readonly inspectionId: string
  readonly photoId: string
  /** How many bits of the prints differ; absent when the files are the same to the byte. */
  readonly distance?: number
}

export const photoLifecycle = lifecycle({
  what: '照片',
  en: 'The photo',
  states: { declared: '待上传', accepted: '已通过检查', refused: '未通过检查', withdrawn: '已撤回' },
  moves: {
    accept: { from: ['declared'], to: 'accepted', zh: '通过检查' },
    refuse: { from: ['declared'], to: 'refused', zh: '不通过检查' },
    withdraw: { from: ['declared', 'refused'], to: 'withdrawn', zh: '撤回' },
  },
})

/** All photos lie in the inspection's row (400 KB at most), refused and withdrawn ones included. */
export const photoLimit = 40

/** Bytes of an original. */
export const photoSizes = { least: 64, most: 20_000_000 } as const

/**
 * Pixels of a picture. Beyond this a header asks a decoder for gigabytes: a decompression bomb, not a phone's picture. The
 * decoder of HEIC holds the whole picture twice.
 */
export const pixelLimits = { 'image/jpeg': 100_000_000, 'image/png': 100_000_000, 'image/heic': 50_000_000 } as const

/** Of a scan. */
export const pageLimit = 100

/** Originals are sealed for as long as results stay public. Practice; configurable. */
export const evidenceYears = 5
