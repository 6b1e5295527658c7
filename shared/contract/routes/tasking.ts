import * as z from 'zod/mini'
import { adHocKinds } from '../../domain/plan/ad-hoc.ts'
import type { PlanFinding } from '../../domain/plan/plan-finding.ts'
import type { PolicyWarning } from '../../domain/plan/policy-findings.ts'
import type { Task } from '../../domain/plan/task.ts'
import type { TaskPolicy } from '../../domain/plan/task-policy.ts'
import { day, id, listed, page, paging, recordOf, text, word } from '../fields.ts'
import { historyPage } from '../history.ts'
import { route } from '../route.ts'
import { basisPoints, classRatios, creditClass, ratioScope, seats, taskMethod, taskTerms } from '../task-fields.ts'

const taskId = { taskId: id }

const term = z.number().check(z.int(), z.minimum(1), z.maximum(250))

/** What a clerk says of an ad-hoc task; what he leaves open is the department's policy. */
const adHocWords = {
  name: text,
  type: z.enum(['targeted', 'non-targeted']),
  itemIds: listed(id, 1, 50),
  scope: text,
  floor: z.number().check(z.int(), z.minimum(1), z.maximum(10_000)),
  rounds: z.number().check(z.int(), z.minimum(1), z.maximum(12)),
  window: z.strictObject({ from: day, to: day }),
  ...taskTerms,
  adHoc: z.strictObject({
    kind: z.enum(Object.keys(adHocKinds) as [keyof typeof adHocKinds, ...(keyof typeof adHocKinds)[]]),
    reason: text,
    document: z.strictObject({ number: word, title: word, on: z.optional(day) }),
  }),
}

const theirItems = 'whether a cooperating department may inspect what is asked of it stands in its own item list'

export const taskingRoutes = {
  listTasks: route({
    method: 'GET',
    path: '/tasks',
    service: 'tasking',
    summary:
      'Tasks (抽查任务), the newest year first; of one plan in the order of their numbers’ text. Ad-hoc ones stand before their year’s planned ones',
    role: 'signed-in',
    needs: { tasks: 'read' },
    input: z.strictObject({ ...paging, planId: z.optional(id) }),
    output: page(recordOf<Task>()),
    refusals: ['bad-cursor'],
  }),
  getTask: route({
    method: 'GET',
    path: '/tasks/{taskId}',
    service: 'tasking',
    summary: 'One task; its ETag is what an edit of an ad-hoc one gives back',
    role: 'signed-in',
    needs: { tasks: 'read' },
    input: z.strictObject(taskId),
    output: recordOf<Task>(),
    refusals: ['not-found'],
  }),
  draftTask: route({
    method: 'POST',
    path: '/tasks',
    service: 'tasking',
    summary:
      'Draft an ad-hoc task (临时任务): handed down, complaint, trigger or special rectification, with its document',
    role: 'clerk',
    needs: { departments: 'read', policies: 'read', counters: 'write', tasks: 'write' },
    merges: true,
    input: z.strictObject(adHocWords),
    output: recordOf<Task>(),
    refusals: ['not-disclosable', 'policy-not-sound', 'changed-meanwhile'],
  }),
  editTask: route({
    method: 'PUT',
    path: '/tasks/{taskId}',
    service: 'tasking',
    summary: 'Change the draft of an ad-hoc task',
    role: 'clerk',
    needs: { departments: 'read', policies: 'read', tasks: 'write' },
    edits: true,
    input: z.strictObject({ ...taskId, ...adHocWords }),
    output: recordOf<Task>(),
    refusals: [
      'not-found',
      'task-planned',
      'wrong-state',
      'not-disclosable',
      'policy-not-sound',
      'version-required',
      'changed-meanwhile',
    ],
  }),
  listTaskFindings: route({
    method: 'GET',
    path: '/tasks/{taskId}/findings',
    service: 'tasking',
    summary: 'What stands against an ad-hoc task, each with its rule and source; a planned one has its plan’s',
    role: 'signed-in',
    needs: { tasks: 'read', items: 'read', policies: 'read', departments: 'read', crosses: theirItems },
    input: z.strictObject(taskId),
    output: z.object({ items: z.array(recordOf<PlanFinding>()) }),
    refusals: ['not-found'],
  }),
  submitTask: route({
    method: 'POST',
    path: '/tasks/{taskId}/submission',
    service: 'tasking',
    summary:
      'Submit the draft of an ad-hoc task; refused while it has errors, or warnings without an answer. The cooperating departments are asked for their word',
    role: 'clerk',
    needs: { tasks: 'write', items: 'read', policies: 'read', departments: 'read', crosses: theirItems },
    input: z.strictObject({
      ...taskId,
      /** To each warning, by its id. */
      answers: z.optional(listed(z.strictObject({ finding: id, answer: text }), 1, 50)),
    }),
    output: recordOf<Task>(),
    refusals: ['not-found', 'task-planned', 'wrong-state', 'task-has-errors', 'changed-meanwhile'],
  }),
  returnTask: route({
    method: 'POST',
    path: '/tasks/{taskId}/return',
    service: 'tasking',
    summary: 'Return a submitted ad-hoc task to its clerk, with a reason',
    role: 'approver',
    needs: { tasks: 'write' },
    input: z.strictObject({ ...taskId, reason: text }),
    output: recordOf<Task>(),
    refusals: ['not-found', 'task-planned', 'wrong-state', 'changed-meanwhile'],
  }),
  approveTask: route({
    method: 'POST',
    path: '/tasks/{taskId}/approval',
    service: 'tasking',
    summary:
      'Approve a submitted ad-hoc task: it gets its number, becomes public and can be drawn; never by who wrote it. A joint one only with every department’s word',
    role: 'approver',
    needs: {
      departments: 'read',
      tasks: 'write',
      items: 'read',
      policies: 'read',
      counters: 'write',
      invitations: 'read',
      crosses: 'a cooperating department gives its word and has the editions of its items in its own scope',
    },
    merges: true,
    input: z.strictObject(taskId),
    output: recordOf<Task>(),
    refusals: [
      'not-found',
      'task-planned',
      'wrong-state',
      'four-eyes',
      'item-not-published',
      'cooperation-missing',
      'changed-meanwhile',
    ],
  }),
  withdrawTask: route({
    method: 'POST',
    path: '/tasks/{taskId}/withdrawal',
    service: 'tasking',
    summary: 'Withdraw an ad-hoc task of which nothing is frozen or drawn, with a reason; it keeps its number',
    role: 'approver',
    needs: { tasks: 'write' },
    input: z.strictObject({ ...taskId, reason: text }),
    output: recordOf<Task>(),
    refusals: [
      'not-found',
      'task-planned',
      'wrong-state',
      'task-begun',
      'task-merged',
      'not-disclosable',
      'changed-meanwhile',
    ],
  }),
  askOverCap: route({
    method: 'POST',
    path: '/tasks/{taskId}/over-cap',
    service: 'tasking',
    summary:
      'Ask that targets which have reached the year’s cap of visits may be drawn all the same: those named, or all of the task; the reason becomes public',
    role: ['clerk', 'drawer'],
    needs: { tasks: 'write', targets: 'read' },
    input: z.strictObject({ ...taskId, targetIds: z.optional(listed(id, 1, 100)), reason: text }),
    output: recordOf<Task>(),
    refusals: ['not-found', 'wrong-state', 'rounds-complete', 'not-disclosable', 'changed-meanwhile'],
  }),
  decideOverCap: route({
    method: 'POST',
    path: '/tasks/{taskId}/over-cap/{n}/decision',
    service: 'tasking',
    summary: 'Decide such a request; never by who asked. A draw that is frozen already is not touched by it',
    role: 'approver',
    needs: { tasks: 'write' },
    input: z.strictObject({
      ...taskId,
      n: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(999)),
      decision: z.enum(['approved', 'rejected']),
      reason: z.optional(text),
    }),
    output: recordOf<Task>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'reason-required', 'not-disclosable', 'changed-meanwhile'],
  }),
  getPolicy: route({
    method: 'GET',
    path: '/policy',
    service: 'tasking',
    summary:
      'What the department has laid down for its tasks: 字号, floor, ratios per credit class, team, method, the yearly cap on visits; with what is unusual about it',
    role: 'signed-in',
    needs: { policies: 'read' },
    input: z.strictObject({}),
    output: z.object({ policy: recordOf<TaskPolicy>(), warnings: z.array(recordOf<PolicyWarning>()) }),
    refusals: [],
  }),
  editPolicy: route({
    method: 'PUT',
    path: '/policy',
    service: 'tasking',
    summary:
      'Lay down another policy for tasks that are made from now on; ratios outside the usual ranges are warned of',
    role: 'approver',
    needs: { policies: 'write' },
    edits: true,
    input: z.strictObject({
      symbol: z.optional(z.string().check(z.minLength(1), z.maxLength(30))),
      leastFloor: basisPoints,
      ratios: classRatios,
      ratioScope,
      method: taskMethod,
      seats,
      burdenCap: z.number().check(z.int(), z.minimum(1), z.maximum(100)),
      ranges: listed(z.strictObject({ level: creditClass, from: basisPoints, to: basisPoints }), 0, 5),
      /** Working days until a referral's receipt, its outcome, and the filing of a case. */
      letterTerms: z.optional(z.strictObject({ receiptDays: term, outcomeDays: term, filingDays: term })),
    }),
    output: z.object({ policy: recordOf<TaskPolicy>(), warnings: z.array(recordOf<PolicyWarning>()) }),
    refusals: ['policy-not-sound', 'version-required', 'changed-meanwhile'],
  }),
  listPolicyHistory: route({
    method: 'GET',
    path: '/policy/history',
    service: 'tasking',
    summary: 'Every version of the policy, the newest first, with who laid it down',
    role: 'signed-in',
    needs: { policies: 'read' },
    input: z.strictObject(paging),
    output: historyPage<TaskPolicy>(),
    refusals: ['bad-cursor'],
  }),
} as const
