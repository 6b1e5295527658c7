import { lifecycle } from '../../kernel/lifecycle.ts'

type PhotoState = 'declared' | 'accepted' | 'refused' | 'withdrawn'

export type PhotoType = 'image/jpeg' | 'image/png'

/** A photo of an inspection: announced by its hash, then uploaded, then checked. */
export interface Photo {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly type: PhotoType
  /** Certificate number. */
  readonly declaredBy: string
  readonly declaredAt: string
  readonly state: PhotoState
  /** Key in the evidence bucket once accepted. */
  readonly evidence?: string
  /** Read from its header, in pixels. */
  readonly dimensions?: { readonly width: number; readonly height: number }
  readonly refusedFor?: string
  /** It will never arrive: a lost phone. Only a photo that has not arrived can be withdrawn. */
  readonly withdrawn?: { readonly by: string; readonly at: string; readonly reason: string }
}

export const photoLifecycle = lifecycle({
  what: '照片',
  en: 'The photo',
  states: { declared: '待上传', accepted: '已通过检查', refused: '未通过检查', withdrawn: '已撤回' },
  moves: {
    accept: { from: ['declared'], to: 'accepted', zh: '通过检查' },
    refuse: { from: ['declared'], to: 'refused', zh: '不通过检查' },
    withdraw: { from: ['declared'], to: 'withdrawn', zh: '撤回' },
  },
})

/** All photos lie in the inspection's row (400 KB at most), refused and withdrawn ones included. */
export const photoLimit = 40

/** Beyond this a header asks a decoder for gigabytes: a decompression bomb, not a phone's picture. */
export const pixelLimit = 100_000_000

/** Originals are sealed for as long as results stay public. Practice; configurable. */
export const evidenceYears = 5
