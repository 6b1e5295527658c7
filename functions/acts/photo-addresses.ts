import type { Photo } from '../../shared/domain/inspection/photo.ts'
import type { GetGrant } from '../stores/presigned-get.ts'

/** Signs the address of one object. */
type Sign = (bucket: 'evidence' | 'archive', grant: GetGrant) => string

/** Where a photo can be seen for five minutes; one that has not arrived, was refused or withdrawn can be seen nowhere. */
export interface PhotoAddresses {
  /** The sealed original. */
  readonly original?: string
  readonly web?: string
  readonly thumbnail?: string
}

export const photoEndings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
} as const

export function photoAddresses(sign: Sign, photo: Photo): PhotoAddresses {
  const { id, type, fileName = `${id}.${photoEndings[type]}`, evidence, derivative } = photo
  return {
    ...(evidence ? { original: sign('evidence', { key: evidence, fileName }) } : {}),
    ...(derivative
      ? {
          web: sign('archive', { key: derivative.web.key, fileName: `${id}.jpg` }),
          thumbnail: sign('archive', { key: derivative.thumbnail.key, fileName: `${id}-small.jpg` }),
        }
      : {}),
  }
}
