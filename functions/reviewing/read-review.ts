import { reviewedPhotos } from '../../shared/domain/inspection/photo-flags.ts'
import { reviewSheet } from '../../shared/domain/inspection/review-sheet.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import { everyVersion, pinnedItems } from '../acts/inspection-sources.ts'
import { photoAddresses } from '../acts/photo-addresses.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Everything in one answer; the addresses of photos hold for five minutes, and each photo's hash says what must come from there. */
export const getReview: UseCase<'getReview'> = async (context) => {
  const { input, stores, who, today, presignGet } = context
  const { record } = await stores.inspections.get(input.inspectionId)
  const inspection = visibleTo(record, who)
  const versions = (await everyVersion(stores.inspections, record.id)).map((each) => ({
    record: visibleTo(each.record, who, record),
    ...each.hand,
  }))
  const told = new Map(reviewedPhotos(record).map((one) => [one.photo.id, one]))
  const photos = inspection.photos.map((photo) => {
    const { flags = [], silent = false, unchecked = [] } = told.get(photo.id) ?? {}
    return { photo, flags, silent, unchecked, ...photoAddresses(presignGet, photo) }
  })
  return answer(reviewSheet(inspection, await pinnedItems(inspection, stores), { photos, versions, today }))
}

export const listInspectionHistory: UseCase<'listInspectionHistory'> = async ({ input, stores, who }) => {
  const { inspectionId, ...paging } = input
  const { record: now } = await stores.inspections.get(inspectionId)
  const { items, next } = await stores.inspections.versions(inspectionId, paging)
  const shown = items.map(({ record, version, hand }) => ({ record: visibleTo(record, who, now), version, ...hand }))
  return answer({ items: shown, ...(next ? { next } : {}) })
}
