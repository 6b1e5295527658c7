import { createHash } from 'node:crypto'
import { judgePhoto, type Refused } from '../../shared/domain/inspection/judge-photo.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { photoFaults } from '../../shared/domain/inspection/photo-faults.ts'
import { picturePrint } from '../../shared/domain/inspection/picture-print.ts'
import type { PhotoFacts } from '../../shared/domain/inspection/settle-photo.ts'
import { drawPictures, type Pictures } from './draw-pictures.ts'
import { inflate } from './inflate.ts'

/** A file that is taken: what it says, and the pictures drawn from it; none of a scan. */
export interface Examined {
  readonly facts: Omit<PhotoFacts, 'evidence' | 'derivative' | 'sameAs'>
  readonly pictures?: Pictures
}

/** Everything that is asked of a file by itself: that it is what was declared, whole, and can be shown. */
export async function examinePhoto(photo: Photo, bytes: Uint8Array): Promise<Examined | Refused> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const whole = judgePhoto(photo, { bytes, sha256 }, inflate)
  if ('why' in whole) return whole
  if ('pages' in whole) return { facts: { pages: whole.pages } }
  const { structure, taken } = whole
  if (photo.type === 'application/pdf') throw new Error('a scan has no structure of a picture')
  const pictures = await drawPictures(bytes, photo.type, structure)
  if (!pictures) return { why: photoFaults.undecodable() }
  const print = picturePrint(pictures.grey)
  const dimensions = { width: structure.width, height: structure.height }
  return { facts: { dimensions, ...(taken ? { taken } : {}), ...(print ? { print } : {}) }, pictures }
}
