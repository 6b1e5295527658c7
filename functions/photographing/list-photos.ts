import type { Routes } from '../../shared/contract/routes.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { reviewedPhotos } from '../../shared/domain/inspection/photo-flags.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { answer, type Context, type UseCase } from '../http/use-case.ts'

/** Addresses are signed for whoever asks now; a photo that has not arrived, was refused or withdrawn has none. */
export const listPhotos: UseCase<'listPhotos'> = async (context) => {
  const { input, stores, who } = context
  const { record } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(record, who.officerId)
  const reviewed = new Map(reviewedPhotos(record).map((one) => [one.photo.id, one]))
  const items = record.photos.map((photo) => {
    const { flags = [], silent = false } = reviewed.get(photo.id) ?? {}
    return { photo, flags, silent, ...addressesOf(context, photo) }
  })
  return answer({ items, missing: record.photos.filter(({ state }) => state === 'declared').map(({ id }) => id) })
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/heic': 'heic', 'application/pdf': 'pdf' } as const

function addressesOf({ presignGet }: Context<Routes['listPhotos']>, photo: Photo) {
  const { id, type, fileName = `${id}.${endings[type]}`, evidence, derivative } = photo
  return {
    ...(evidence ? { original: presignGet('evidence', { key: evidence, fileName }) } : {}),
    ...(derivative
      ? {
          web: presignGet('archive', { key: derivative.web.key, fileName: `${id}.jpg` }),
          thumbnail: presignGet('archive', { key: derivative.thumbnail.key, fileName: `${id}-small.jpg` }),
        }
      : {}),
  }
}
