import { photoKey } from '../../shared/contract/object-keys.ts'
import { declarePhoto as declare } from '../../shared/domain/inspection/declare-photo.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { actingOfficer, inspectionEvent } from '../acts/acting.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/**
 * The photo is on record before its bytes exist, so that a missing one can be named. A crash afterwards, or a lost
 * connection, leaves it waiting: declaring the same picture again gives a fresh form for the same photo.
 */
export const declarePhoto: UseCase<'declarePhoto'> = async (context) => {
  const { stores, input, now, newId, presign, department } = context
  const { read, officerId } = await actingOfficer(context)
  const { sha256, size, type } = input
  const announced: Photo = {
    id: newId(),
    sha256,
    size,
    type,
    declaredBy: officerId,
    declaredAt: now.toISOString(),
    state: 'declared',
  }
  const { photo, inspection } = declare(read.record, announced)
  const key = photoKey(department, read.record.id, photo.id)
  const output = { photo, upload: presign('quarantine', { key, type, size, sha256 }) }
  if (!inspection) return answer(output)
  const event = inspectionEvent('photo.declared', inspection, { photo: photo.id, sha256, size })
  return decided(output, [stores.inspections.replace(read, inspection)], event, { status: 201 })
}
