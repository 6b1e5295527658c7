import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { edited, type Inspection, inspectionLifecycle, type Result } from './inspection.ts'
import { missingNotice } from './notice.ts'
import { requireWhole } from './whole-photos.ts'

/**
 * The inspection as the second officer submits it; from here it can only be returned.
 *
 * @param by certificate number of the officer who confirms
 * @throws {Refusal} `wrong-state`; `four-eyes` for the one who recorded; `photo-missing` naming the photos that are
 *   announced and have not arrived whole; `photo-refused`; `result-incomplete` for a visit without a photo or without
 *   its notice
 */
export function confirmResult(
  inspection: Inspection,
  { by, now }: { readonly by: string; readonly now: Date },
): Inspection {
  const state = moved(inspectionLifecycle, inspection, 'submit')
  const result = recorded(inspection)
  if (result.recordedBy === by) throw new Refusal('four-eyes', { move: '确认并提交', did: '录入结果' })
  const missing = missingNotice(inspection)
  if (missing.length > 0) throw new Refusal('result-incomplete', { missing })
  requirePhotos(inspection, result)
  return edited(inspection, { state, confirmed: { by, at: now.toISOString() } })
}

/** @throws {Refusal} `result-incomplete` when nothing has been recorded */
export function recorded({ result }: Inspection): Result {
  if (!result) throw new Refusal('result-incomplete', { missing: ['检查结果'] })
  return result
}

function requirePhotos({ photos }: Inspection, { method }: Result): void {
  requireWhole(photos)
  const accepted = photos.some(({ state }) => state === 'accepted')
  if (method === 'on-site' && !accepted) {
    throw new Refusal('result-incomplete', { missing: ['实地检查至少一张已通过检查的照片'] })
  }
}
