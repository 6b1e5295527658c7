import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { reviewedPhotos } from '../../shared/domain/inspection/photo-flags.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { photoAddresses } from '../acts/photo-addresses.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Addresses are signed for whoever asks now; a photo that has not arrived, was refused or withdrawn has none. */
export const listPhotos: UseCase<'listPhotos'> = async (context) => {
  const { input, stores, who } = context
  const { record } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(record, who.officerId)
  const reviewed = new Map(reviewedPhotos(record).map((one) => [one.photo.id, one]))
  const items = record.photos.map((photo) => {
    const { flags = [], silent = false, unchecked = [] } = reviewed.get(photo.id) ?? {}
    return { photo, flags, silent, unchecked, ...photoAddresses(context.presignGet, photo) }
  })
  return answer({ items, missing: record.photos.filter(({ state }) => state === 'declared').map(({ id }) => id) })
}
