import { expect } from 'vitest'
import { confirmResult } from '../../../shared/domain/inspection/confirm.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { type GivenResult, recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { reviewResult } from '../../../shared/domain/inspection/review.ts'
import { good, inspectionSample, noon, personSample, photoSample } from './samples.ts'

export const reviewer = personSample('reviewer', ['reviewer'])
export const approver = personSample('approver', ['approver'])
/** An approver and reviewer who was himself on the team. */
export const inspector = personSample('both', ['officer', 'reviewer', 'approver'], 'SX0900-01')

export const refused = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown }) as Error

/** Recorded by the first officer and confirmed by the second. */
export function submitted(change: Partial<GivenResult> = {}, more: Partial<Inspection> = {}): Inspection {
  const photos = [photoSample({ state: 'accepted' })]
  const recorded = recordResult(
    inspectionSample({ photos, ...more }),
    { ...good, ...change },
    { by: 'SX0900-01', now: noon },
  )
  return confirmResult(recorded, { by: 'SX0900-02', now: noon })
}

export function approved(change: Partial<GivenResult> = {}, more: Partial<Inspection> = {}): Inspection {
  return reviewResult(submitted(change, more), { decision: 'approved' }, { who: reviewer, now: noon })
}

export const order = { disposition: 'order-to-rectify', rectifyBy: '2022-08-19' } as const
