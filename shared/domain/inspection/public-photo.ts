import type { Derivative } from './derivative.ts'
import type { Inspection } from './inspection.ts'
import type { Photo } from './photo.ts'

/**
 * What the public sees of one accepted photo: its derivative, or that there is one which is not shown, and why. The hash is
 * that of the sealed original, so that anybody who is shown the original can check that it is this one.
 */
export type PublicPhoto = { readonly photoId: string; readonly sha256: string } & (
  | { readonly shown: Derivative }
  | { readonly takenDown: { readonly on: string; readonly reason: string } }
  | { readonly hidden: 'scan' | 'older' }
)

/**
 * The photos of a visit as the public may see them, without those that prove a rectification: an allow-list by construction, because it holds keys of
 * derivatives and never one of an original.
 */
export function publicPhotos({ photos }: Pick<Inspection, 'photos'>): PublicPhoto[] {
  return photos.filter(({ state, purpose }) => state === 'accepted' && purpose === undefined).map(publicPhoto)
}

function publicPhoto({ id: photoId, sha256, derivative, takenDown, type }: Photo): PublicPhoto {
  if (takenDown) return { photoId, sha256, takenDown: { on: takenDown.at, reason: takenDown.reason } }
  if (derivative) return { photoId, sha256, shown: derivative }
  return { photoId, sha256, hidden: type === 'application/pdf' ? 'scan' : 'older' }
}
