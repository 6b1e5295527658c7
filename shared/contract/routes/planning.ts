import * as z from 'zod/mini'
import type { PlanFinding } from '../../domain/plan/findings.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { day, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'
import { taskTerms } from '../task-fields.ts'
import { planRevisionRoutes } from './plan-revisions.ts'

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

/** What the findings look at. */
const facts = {
  items: 'read',
  officers: 'read',
  targets: 'read',
  tasks: 'read',
  policies: 'read',
  departments: 'read',
  crosses: 'whether a cooperating department may inspect what is asked of it stands in its own item list',
} as const

export const planningRoutes = {
  createPlan: route({
    method: 'POST',
    path: '/plans',
    service: 'planning',
    summary:
      'Begin a draft by hand: empty, or copied from another year’s published plan with its windows moved to the new year',
    role: 'clerk',
    needs: { plans: 'write', ...facts },
    input: z.strictObject({
      year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)),
      from: z.optional(id),
      title: z.optional(text),
    }),
    output: z.object({ plan: recordOf<Plan>(), findings: z.array(recordOf<PlanFinding>()) }),
    refusals: ['not-found', 'already-exists', 'plan-not-published'],
  }),
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
    summary:
      'What is to be said of the draft or the open revision, each with its rule and source, warnings with their answers',
    role: 'signed-in',
    needs: { plans: 'read', ...facts },
    input: z.strictObject(planId),
    output: z.object({ items: z.array(recordOf<PlanFinding>()) }),
    refusals: ['not-found'],
  }),
  answerWarning: route({
    method: 'POST',
    path: '/plans/{planId}/answers',
    service: 'planning',
    summary: 'Answer a warning in writing; a new answer takes the place of the one before',
    role: 'clerk',
    needs: { plans: 'write', ...facts },
    merges: true,
    input: z.strictObject({ ...planId, finding: id, answer: text }),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'finding-unknown', 'changed-meanwhile'],
  }),
  submitPlan: route({
    method: 'POST',
    path: '/plans/{planId}/submission',
    service: 'planning',
    summary: 'Submit a draft or a revision for approval; refused while it has errors or warnings without an answer',
    role: 'clerk',
    needs: { plans: 'write', ...facts },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: ['not-found', 'wrong-state', 'plan-has-errors', 'warnings-unanswered', 'changed-meanwhile'],
  }),
  returnPlan: route({
    method: 'POST',
    path: '/plans/{planId}/return',
    service: 'planning',
    summary: 'Return a submitted or approved plan to its clerk, with a reason',
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
    summary: 'Make an approved plan or revision public; its tasks follow, those that a revision dropped are withdrawn',
    role: 'publisher',
    needs: {
      plans: 'write',
      planVersions: 'write',
      tasks: 'write',
      items: 'read',
      policies: 'read',
      invitations: 'read',
      crosses: 'a joint task is public once each cooperating department has confirmed it in its own scope',
    },
    input: z.strictObject(planId),
    output: recordOf<Plan>(),
    refusals: [
      'not-disclosable',
      'not-found',
      'wrong-state',
      'item-not-published',
      'cooperation-missing',
      'task-drawn',
      'changed-meanwhile',
    ],
  }),
  ...planRevisionRoutes,
} as const
