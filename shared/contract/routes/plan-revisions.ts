import * as z from 'zod/mini'
import type { Plan } from '../../domain/plan/plan.ts'
import type { PlanDifferences } from '../../domain/plan/plan-differences.ts'
import type { PlanVersionInLine } from '../../domain/plan/plan-versions.ts'
import { id, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const planId = { planId: id }

/** A version of a plan, and what it says that the public version before it did not; the first is compared with none. */
export interface ListedVersion extends Omit<PlanVersionInLine, 'revises'> {
  readonly differences?: PlanDifferences
}

/** The versions of a plan after its publication, and its year as a picture. */
export const planRevisionRoutes = {
  openRevision: route({
    method: 'POST',
    path: '/plans/{planId}/revision',
    service: 'planning',
    summary: 'Begin the next version of a published plan; the public one stays until the next is published',
    role: 'clerk',
    needs: { plans: 'write' },
    input: z.strictObject({ ...planId, reason: text }),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'revision-open', 'changed-meanwhile'],
  }),
  abandonRevision: route({
    method: 'POST',
    path: '/plans/{planId}/revision/abandonment',
    service: 'planning',
    summary: 'Give up a revision that is a draft; it stays on record',
    role: 'clerk',
    needs: { plans: 'write', planVersions: 'write' },
    input: z.strictObject({ ...planId, reason: text }),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'no-revision', 'wrong-state', 'changed-meanwhile'],
  }),
  listPlanVersions: route({
    method: 'GET',
    path: '/plans/{planId}/versions',
    service: 'planning',
    summary: 'Every version of a plan, the newest first, with who did what when and what it changed, field by field',
    role: 'signed-in',
    needs: { plans: 'read', planVersions: 'read', items: 'read' },
    input: z.strictObject(planId),
    output: z.object({ items: z.array(recordOf<ListedVersion>()) }),
    refusals: ['not-found'],
  }),
  getPlanPicture: route({
    method: 'GET',
    path: '/plans/{planId}/picture',
    service: 'planning',
    summary:
      'The year as a calendar picture (SVG): tasks as bars, deadlines as marks; of the draft or open revision, else of the public plan',
    role: 'signed-in',
    needs: { plans: 'read' },
    input: z.strictObject(planId),
    output: z.string(),
    refusals: ['not-found'],
  }),
} as const
