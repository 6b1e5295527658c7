import { readExif } from './exif.ts'
import { type Inflate, judgePdf } from './pdf.ts'
import type { Photo } from './photo.ts'
import { photoFaults } from './photo-faults.ts'
import { isAlsoZip, judgePicture, type Structure, whatItIs } from './photo-header.ts'
import type { Said } from './said.ts'
import { type Taken, takenFrom } from './taken.ts'

/** What arrived for a photo. */
export interface Arrived {
  readonly bytes: Uint8Array
  /** Hex. */
  readonly sha256: string
}

/** A file that is, by its structure, what was declared; a picture is yet to be decoded. */
export type Whole = { readonly structure: Structure; readonly taken?: Taken } | { readonly pages: number }

export type Refused = { readonly why: Said }

/** Whether what arrived is the photo that was declared, and whole by its own structure. */
export function judgePhoto(photo: Photo, { bytes, sha256 }: Arrived, inflate: Inflate): Whole | Refused {
  if (bytes.length !== photo.size) return { why: photoFaults.otherSize(photo, bytes.length) }
  if (sha256 !== photo.sha256) return { why: photoFaults.otherBytes() }
  if (photo.type === 'application/pdf') return judgeScan(bytes, inflate)
  const verdict = judgePicture(bytes, photo.type)
  if ('why' in verdict) return verdict
  const { exif } = verdict.structure
  const taken = exif && takenFrom(readExif(exif))
  return { ...verdict, ...(taken ? { taken } : {}) }
}

function judgeScan(bytes: Uint8Array, inflate: Inflate): Whole | Refused {
  const isPdf = String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-'
  if (!isPdf) return { why: whatItIs(bytes, 'application/pdf') }
  return isAlsoZip(bytes) ? { why: photoFaults.hidesMore() } : judgePdf(bytes, inflate)
}
