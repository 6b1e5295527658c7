import * as z from 'zod/mini'
import type { PlanFinding } from '../../domain/plan/findings.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { day, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'
import { taskTerms } from '../task-fields.ts'

const planId = { planId: id }

const plannedTask = z.strictObject({
  number: z.number().check(z.int(), z.minimum(1), z.maximum(999)),
  name: text,
  type: z.enum(['targeted', 'non-targeted']),
  itemIds: z.array(id).check(z.minLength(1), z.maxLength(50)),
  scope: text,
  floor: z.number().check(z.int(), z.minimum(1), z.maximum(10_000)),
  rounds: z.number().check(z.int(), z.minimum(1), z.maximum(12)),
  window: z.strictObject({ from: day, to: day }),
  initiator: text,
  ...taskTerms,
})

export const planningRoutes = {
  listPlans: route({
    method: 'GET',
    path: '/plans',
    service: 'planning',
    summary: 'Annual plans (年度抽查计划)',
    role: 'signed-in',
    needs: { plans: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Plan>()),
    refusals: ['bad-cursor'],
  }),
  getPlan: route({
    method: 'GET',
    path: '/plans/{planId}',
    service: 'planning',
    summary: 'A plan; its ETag is what an edit gives back',
    role: 'signed-in',
    needs: { plans: 'read' },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: ['not-found'],
  }),
  editPlan: route({
    method: 'PUT',
    path: '/plans/{planId}',
    service: 'planning',
    summary: 'Change a draft',
    role: 'clerk',
    needs: { plans: 'write' },
    edits: true,
    input: z.strictObject({
      ...planId,
      title: text,
      tasks: z.array(plannedTask).check(z.minLength(1), z.maxLength(200)),
      remark: z.optional(text),
    }),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'version-required', 'changed-meanwhile'],
  }),
  listPlanFindings: route({
    method: 'GET',
    path: '/plans/{planId}/findings',
    service: 'planning',
    summary: 'What stands against the plan, each with its rule and source',
    role: 'signed-in',
    needs: { plans: 'read', items: 'read' },
    input: z.strictObject(planId),
    output: z.object({ items: z.array(recordOf<PlanFinding>()) }),
    refusals: ['not-found'],
  }),
  submitPlan: route({
    method: 'POST',
    path: '/plans/{planId}/submission',
    service: 'planning',
    summary: 'Submit a draft for approval; refused while it has errors',
    role: 'clerk',
    needs: { plans: 'write', items: 'read' },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'plan-has-errors', 'changed-meanwhile'],
  }),
  returnPlan: route({
    method: 'POST',
    path: '/plans/{planId}/return',
    service: 'planning',
    summary: 'Return a submitted plan to its clerk, with a reason',
    role: 'approver',
    needs: { plans: 'write' },
    input: z.strictObject({ ...planId, reason: text }),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  approvePlan: route({
    method: 'POST',
    path: '/plans/{planId}/approval',
    service: 'planning',
    summary: 'Approve a submitted plan; never its own clerk',
    role: 'approver',
    needs: { plans: 'write' },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'changed-meanwhile'],
  }),
  publishPlan: route({
    method: 'POST',
    path: '/plans/{planId}/publication',
    service: 'planning',
    summary: 'Make an approved plan public; its tasks become ready to draw',
    role: 'publisher',
    // `write` on items only for `unchanged`: the transaction checks them, it never writes them.
    needs: { plans: 'write', items: 'read' },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'item-not-published', 'changed-meanwhile'],
  }),
} as const
