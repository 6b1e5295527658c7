import * as z from 'zod/mini'
import type { Person } from '../../domain/registry/department.ts'
import type { Export } from '../../domain/registry/export.ts'
import { type Import, importKinds } from '../../domain/registry/import.ts'
import { id, page, paging, recordOf, sha256, text } from '../fields.ts'
import { route } from '../route.ts'
import { itemRoutes } from './items.ts'
import { officerRoutes } from './officers.ts'
import { peopleRoutes } from './people.ts'
import { targetRoutes } from './targets.ts'

const importId = { importId: id }
const importKind = z.enum(Object.keys(importKinds) as [keyof typeof importKinds])

export const presignedPost = z.object({
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: z.string(),
})

export const registriesRoutes = {
  getMe: route({
    method: 'GET',
    path: '/me',
    service: 'registries',
    summary: 'Who I am, in which department, and what I may do',
    role: 'signed-in',
    needs: {},
    input: z.strictObject({}),
    output: z.object({ department: z.string(), person: recordOf<Person>() }),
    refusals: [],
  }),
  ...itemRoutes,
  ...targetRoutes,
  ...officerRoutes,
  ...peopleRoutes,
  declareImport: route({
    method: 'POST',
    path: '/imports',
    service: 'registries',
    summary: 'Announce a file (.xlsx or .csv) and get the form with which to upload it; it is read when it has arrived',
    role: 'clerk',
    needs: { imports: 'write', importLocks: 'read', quarantine: 'upload' },
    input: z.strictObject({
      kind: importKind,
      fileName: z.string().check(
        z.minLength(1),
        z.maxLength(200),
        z.regex(/\.(?:xlsx|csv)$/i, {
          error: '须以 .xlsx 或 .csv 结尾；.xls 请先另存为 .xlsx (must end in .xlsx or .csv; save an .xls as .xlsx)',
        }),
      ),
      sha256,
      size: z.number().check(z.int(), z.minimum(1), z.maximum(20_000_000)),
      /** For a plan: the notice's own words, so that what they say is held against the annex table. */
      notice: z.optional(z.string().check(z.maxLength(20_000))),
    }),
    output: z.object({ import: recordOf<Import>(), upload: presignedPost }),
    refusals: ['import-running'],
  }),
  decideImport: route({
    method: 'POST',
    path: '/imports/{importId}/decisions',
    service: 'registries',
    summary: 'Choose one side of a conflict that the reading found, with the reason where it is asked for',
    role: 'clerk',
    needs: { imports: 'write' },
    input: z.strictObject({ ...importId, finding: id, choice: id, reason: z.optional(text.check(z.maxLength(500))) }),
    output: recordOf<Import>(),
    refusals: ['not-found', 'wrong-state', 'choice-unknown', 'reason-required', 'changed-meanwhile'],
  }),
  applyImport: route({
    method: 'POST',
    path: '/imports/{importId}/application',
    service: 'registries',
    summary: 'Apply the file; goes on behind the request, its progress is in the import',
    role: 'clerk',
    needs: { imports: 'write', importLocks: 'write' },
    input: z.strictObject(importId),
    output: recordOf<Import>(),
    refusals: ['not-found', 'wrong-state', 'import-has-errors', 'import-running', 'changed-meanwhile'],
  }),
  getImport: route({
    method: 'GET',
    path: '/imports/{importId}',
    service: 'registries',
    summary: 'An import with its findings and progress',
    role: 'signed-in',
    needs: { imports: 'read' },
    input: z.strictObject(importId),
    output: recordOf<Import>(),
    refusals: ['not-found'],
  }),
  getImportReport: route({
    method: 'GET',
    path: '/imports/{importId}/report',
    service: 'registries',
    summary:
      'Where to fetch the whole report: every finding by row and cell, every difference by field; for five minutes',
    role: 'signed-in',
    needs: { imports: 'read', archive: 'download' },
    input: z.strictObject(importId),
    output: z.object({ url: z.string() }),
    refusals: ['not-found', 'wrong-state'],
  }),
  askExport: route({
    method: 'POST',
    path: '/exports',
    service: 'registries',
    summary: 'Have a file made of a registry, with the columns that an import reads, or the template of such a file',
    role: 'signed-in',
    needs: { exports: 'write' },
    input: z.strictObject({
      kind: z.enum(['items', 'targets', 'officers']),
      format: z.enum(['xlsx', 'csv']),
      content: z.optional(z.enum(['records', 'template'])),
    }),
    output: recordOf<Export>(),
    refusals: [],
  }),
  getExport: route({
    method: 'GET',
    path: '/exports/{exportId}',
    service: 'registries',
    summary: 'How far a file is, and when it is made, where to fetch it for five minutes',
    role: 'signed-in',
    needs: { exports: 'read', archive: 'download' },
    input: z.strictObject({ exportId: id }),
    output: z.object({ export: recordOf<Export>(), url: z.optional(z.string()) }),
    refusals: ['not-found'],
  }),
  listImports: route({
    method: 'GET',
    path: '/imports',
    service: 'registries',
    summary: 'Imports, the newest first',
    role: 'signed-in',
    needs: { imports: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Import>()),
    refusals: ['bad-cursor'],
  }),
} as const
