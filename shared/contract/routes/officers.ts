import * as z from 'zod/mini'
import { type Eligibility, type Officer, officerStates } from '../../domain/registry/officer.ts'
import { day, id, listed, page, paging, recordId, recordOf, region, text, word } from '../fields.ts'
import { historyPage } from '../history.ts'
import { route } from '../route.ts'

const officerId = { officerId: id }

const states = Object.keys(officerStates) as [keyof typeof officerStates, ...(keyof typeof officerStates)[]]

const words = {
  name: word,
  kind: z.enum(['officer', 'expert']),
  /** Absent: he serves everywhere in the department's region. */
  region: z.optional(region),
  certificate: z.optional(z.strictObject({ from: day, to: day })),
  specialties: listed(word, 0, 30),
  office: z.optional(word),
}

const wordRefusals = ['certificate-missing', 'period-not-legal'] as const

export const officerRoutes = {
  listOfficers: route({
    method: 'GET',
    path: '/officers',
    service: 'registries',
    summary: 'The officer registry (执法检查人员名录库)',
    role: 'signed-in',
    needs: { officers: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Officer>()),
    refusals: ['bad-cursor'],
  }),
  listEligibility: route({
    method: 'GET',
    path: '/officers/eligibility',
    service: 'registries',
    summary: 'Who may count as one of the two officers on a day, and why others may not; computed on each call',
    role: 'signed-in',
    needs: { officers: 'read' },
    input: z.strictObject({ day: z.optional(day), ...paging }),
    output: page(recordOf<Eligibility>()),
    refusals: ['bad-cursor'],
  }),
  listExpiring: route({
    method: 'GET',
    path: '/officers/expiring',
    service: 'registries',
    summary: 'Officers whose certificate ends within the next days, 60 when not said; the soonest first',
    role: 'signed-in',
    needs: { officers: 'read' },
    input: z.strictObject({ days: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(366))) }),
    output: z.object({ items: z.array(recordOf<Officer>()) }),
    refusals: [],
  }),
  getOfficer: route({
    method: 'GET',
    path: '/officers/{officerId}',
    service: 'registries',
    summary: 'One officer',
    role: 'signed-in',
    needs: { officers: 'read' },
    input: z.strictObject(officerId),
    output: recordOf<Officer>(),
    refusals: ['not-found'],
  }),
  createOfficer: route({
    method: 'POST',
    path: '/officers',
    service: 'registries',
    summary: 'Enter an officer by his certificate, or an assisting expert by a registry number',
    role: 'clerk',
    needs: { officers: 'write' },
    input: z.strictObject({ officerId: recordId, ...words }),
    output: recordOf<Officer>(),
    refusals: ['already-exists', 'id-not-legal', ...wordRefusals],
  }),
  editOfficer: route({
    method: 'PUT',
    path: '/officers/{officerId}',
    service: 'registries',
    summary: 'Change what the registry says of an officer: a renewed certificate, another region',
    role: 'clerk',
    needs: { officers: 'write' },
    edits: true,
    input: z.strictObject({ ...officerId, ...words }),
    output: recordOf<Officer>(),
    refusals: ['not-found', ...wordRefusals, 'version-required', 'changed-meanwhile'],
  }),
  changeOfficer: route({
    method: 'POST',
    path: '/officers/{officerId}/changes',
    service: 'registries',
    summary: 'Transfer, retire, suspend or bring back an officer from a day on, with the reason',
    role: 'clerk',
    needs: { officers: 'write' },
    input: z.strictObject({ ...officerId, state: z.enum(states), since: day, reason: text, to: z.optional(word) }),
    output: recordOf<Officer>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  addStandingRecusal: route({
    method: 'POST',
    path: '/officers/{officerId}/recusals',
    service: 'registries',
    summary: 'Record that an officer must not inspect a target (standing recusal, 回避)',
    role: ['clerk', 'approver'],
    needs: { officers: 'write' },
    input: z.strictObject({ ...officerId, targetId: id, reason: text }),
    output: recordOf<Officer>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  endStandingRecusal: route({
    method: 'POST',
    path: '/officers/{officerId}/recusals/end',
    service: 'registries',
    summary: 'End a standing recusal, with the reason; decided by another than who records it',
    role: 'approver',
    needs: { officers: 'write' },
    input: z.strictObject({ ...officerId, targetId: id, reason: text }),
    output: recordOf<Officer>(),
    refusals: ['not-found', 'not-recused', 'changed-meanwhile'],
  }),
  listOfficerHistory: route({
    method: 'GET',
    path: '/officers/{officerId}/history',
    service: 'registries',
    summary: 'Every version of an officer’s record: certificates, transfers, recusals, with who wrote them',
    role: 'signed-in',
    needs: { officers: 'read' },
    input: z.strictObject({ ...officerId, ...paging }),
    output: historyPage<Officer>(),
    refusals: ['not-found', 'bad-cursor'],
  }),
} as const
