import * as z from 'zod/mini'
import { type DocumentKind, documentNames, type OfficialDocument } from '../../domain/documents/official-document.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

/** Who reads tasks, plans and inspections; an officer who is nothing else reads of inspections only those of his own teams. */
const readers = ['clerk', 'approver', 'drawer', 'officer', 'reviewer', 'publisher', 'auditor'] as const

/** 文书: made from the record, kept with their digests. */
export const documentRoutes = {
  askForDocument: route({
    method: 'POST',
    path: '/documents',
    service: 'documenting',
    summary:
      'Have a document made of a task, a plan, an inspection or working rules; asked again while its records are as they were, it is the same one',
    role: readers,
    needs: {
      documents: 'write',
      departments: 'read',
      plans: 'read',
      items: 'read',
      tasks: 'read',
      draws: 'read',
      inspections: 'read',
      officers: 'read',
      workingRules: 'read',
    },
    merges: true,
    input: z.strictObject({ kind: z.enum(documentNames as [DocumentKind]), subject: id }),
    output: recordOf<OfficialDocument>(),
    refusals: ['not-found', 'not-your-inspection', 'document-not-due', 'changed-meanwhile'],
  }),
  listDocuments: route({
    method: 'GET',
    path: '/documents',
    service: 'documenting',
    summary: 'Documents made of one subject, by kind, the oldest first',
    role: readers,
    needs: { documents: 'read', plans: 'read', tasks: 'read', inspections: 'read', workingRules: 'read' },
    input: z.strictObject({ ...paging, kind: z.enum(documentNames as [DocumentKind]), subject: id }),
    output: page(recordOf<OfficialDocument>()),
    refusals: ['bad-cursor', 'not-found', 'not-your-inspection'],
  }),
  getDocument: route({
    method: 'GET',
    path: '/documents/{documentId}',
    service: 'documenting',
    summary:
      'A document, and for five minutes where to fetch its files: .docx, a page to print, a plan’s table as .xlsx',
    role: readers,
    needs: {
      documents: 'read',
      plans: 'read',
      tasks: 'read',
      inspections: 'read',
      workingRules: 'read',
      archive: 'download',
    },
    input: z.strictObject({ documentId: id }),
    output: z.object({
      document: recordOf<OfficialDocument>(),
      addresses: z.object({
        document: z.optional(z.string()),
        page: z.optional(z.string()),
        annex: z.optional(z.string()),
      }),
    }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
} as const
