import { editionOf, type Inspection, inspectionLifecycle } from '../../shared/domain/inspection/inspection.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'

/** @throws {Refusal} `changed-meanwhile` unless the edition that was read is the one that stands */
export function requireEdition(inspection: Inspection, read: number): void {
  const current = editionOf(inspection)
  if (read === current) return
  throw new Refusal('changed-meanwhile', { what: inspectionLifecycle.what, id: inspection.id, current })
}
