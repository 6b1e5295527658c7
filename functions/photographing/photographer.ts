import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { actingOfficer } from '../acts/acting.ts'

/**
 * Who announces a photo or takes it back: an officer of the team, or, of scanned letters alone, a reviewer under his own id.
 *
 * @throws {Refusal} `not-found`, `not-your-inspection`, `officer-not-eligible`
 */
export async function photographer(
  context: Parameters<typeof actingOfficer>[0],
  purposeIn: (inspection: Inspection) => Photo['purpose'],
) {
  const { input, stores, who } = context
  if (who.roles.includes('reviewer')) {
    const read = await stores.inspections.get(input.inspectionId)
    const isOfTeam = who.officerId !== undefined && read.record.officerIds.includes(who.officerId)
    if (!isOfTeam && purposeIn(read.record) === 'letter') return { read, by: who.id }
  }
  const { read, officerId } = await actingOfficer(context)
  return { read, by: officerId }
}
