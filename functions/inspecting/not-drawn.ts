import type { DrawRecord } from '../../shared/domain/draw/draw-record.ts'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadStore } from '../stores/record-store.ts'

/**
 * An officer who types a company into the address instead of opening his work list names a draw of his department and a target
 * that it did not draw: he is told so. Whatever else is not found stays not found.
 *
 * @throws {Refusal} `target-not-drawn`; what was thrown, otherwise
 */
export async function toldIfNotDrawn<T>(
  work: Promise<T>,
  inspectionId: string,
  draws: ReadStore<DrawRecord>,
): Promise<T> {
  try {
    return await work
  } catch (error) {
    const at = inspectionId.indexOf('-')
    const missing = isRefusal(error) && error.code === 'not-found' && at > 0
    if (!missing || !(await draws.find(inspectionId.slice(0, at)))) throw error
    throw new Refusal('target-not-drawn', { draw: inspectionId.slice(0, at), target: inspectionId.slice(at + 1) })
  }
}
