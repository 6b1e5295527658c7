import { dayOf } from '../../kernel/days.ts'
import type { Derivative } from '../inspection/derivative.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { type PublicPhoto, publicPhotos } from '../inspection/public-photo.ts'
import type { Disclosure } from './disclosure.ts'
import { withheldIfPrivate } from './private-text.ts'

/** A photo on the page of its result. The hash is the sealed original's; the picture is another, without metadata. */
export interface PhotoView {
  /** Its place among the photos that left with the result, from 1: also its file's name. */
  readonly number: number
  readonly sha256: string
  readonly width?: number
  readonly height?: number
  readonly thumbnailWidth?: number
  readonly thumbnailHeight?: number
  /** Not for the public any more, and why. */
  readonly takenDown?: { readonly on: string; readonly reason: string }
  /** Sealed alone: a scan of papers, or from before pictures were drawn for the public. */
  readonly hidden?: 'scan' | 'older'
}

type Left = Pick<Disclosure, 'state' | 'view'>

/**
 * The photos of a result: those that left with it and no other, each as it may be seen now. What was taken down since stays as its
 * hash and the reason.
 */
export function photoViews({ view }: Left, inspection: Pick<Inspection, 'photos'>): PhotoView[] {
  return left(view.photoHashes, inspection).map((photo, at) => ({
    number: at + 1,
    sha256: view.photoHashes[at] as string,
    ...(photo ? seen(photo) : { hidden: 'older' as const }),
  }))
}

/** The pictures of one photo, while the public may see them. */
export function shownPhoto(
  { state, view }: Left,
  inspection: Pick<Inspection, 'photos'>,
  number: number,
): Derivative | undefined {
  const photo = left(view.photoHashes, inspection)[number - 1]
  return state === 'published' && photo && 'shown' in photo ? photo.shown : undefined
}

/** A file that was handed in twice is told apart by its place. */
function left(hashes: readonly string[], inspection: Pick<Inspection, 'photos'>): (PublicPhoto | undefined)[] {
  const photos = [...publicPhotos(inspection)]
  return hashes.map((hash) => {
    const at = photos.findIndex(({ sha256 }) => sha256 === hash)
    return at < 0 ? undefined : photos.splice(at, 1)[0]
  })
}

function seen(photo: PublicPhoto): Omit<PhotoView, 'number' | 'sha256'> {
  if ('takenDown' in photo) {
    const { on, reason } = photo.takenDown
    return { takenDown: { on: dayOf(new Date(on)), reason: withheldIfPrivate(reason) } }
  }
  if ('hidden' in photo) return { hidden: photo.hidden }
  const { web, thumbnail } = photo.shown
  return {
    width: web.width,
    height: web.height,
    thumbnailWidth: thumbnail.width,
    thumbnailHeight: thumbnail.height,
  }
}
