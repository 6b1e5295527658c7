import { moved } from '../../kernel/lifecycle.ts'
import { mayAct } from './acts.ts'
import { type Inspection } from './inspection.ts'
import { type Photo, photoLifecycle } from './photo.ts'
import { judgePicture, type PictureVerdict } from './photo-header.ts'

/** What arrived for a photo. */
export interface Arrived {
  readonly bytes: Uint8Array
  /** Hex. */
  readonly sha256: string
}

/** Whether what arrived is the photo that was declared, and a photo at all. */
export function judgePhoto(photo: Photo, { bytes, sha256 }: Arrived): PictureVerdict {
  if (bytes.length !== photo.size) return sizeDiffers(photo, bytes.length)
  if (sha256 !== photo.sha256) return { why: '文件内容与登记的 SHA-256 不一致' }
  return judgePicture(bytes, photo.type)
}

export function sizeDiffers(photo: Photo, size: number): { readonly why: string } {
  return { why: `文件为 ${size} 字节，登记的是 ${photo.size} 字节` }
}

/**
 * The inspection with one photo settled. A photo that comes after the record was closed cannot enter it.
 *
 * @throws {Refusal} `wrong-state` when the photo had been settled already
 */
export function settlePhoto(
  inspection: Inspection,
  photo: Photo,
  verdict: PictureVerdict,
  evidence: string,
): { readonly inspection: Inspection; readonly photo: Photo } {
  const settled = settle(photo, mayAct(inspection.state, 'declare-photo') ? verdict : closed, evidence)
  return {
    photo: settled,
    inspection: { ...inspection, photos: inspection.photos.map((each) => (each.id === photo.id ? settled : each)) },
  }
}

const closed = { why: '检查记录已不能修改' }

function settle(photo: Photo, verdict: PictureVerdict, evidence: string): Photo {
  if ('why' in verdict) return { ...photo, state: moved(photoLifecycle, photo, 'refuse'), refusedFor: verdict.why }
  return {
    ...photo,
    state: moved(photoLifecycle, photo, 'accept'),
    evidence,
    dimensions: verdict.dimensions,
  }
}
