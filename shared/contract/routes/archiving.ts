import * as z from 'zod/mini'
import type { Dossier, SealedDossier } from '../../domain/dossier/dossier.ts'
import type { DutyRecord } from '../../domain/dossier/duty-record.ts'
import { dossierSources } from '../dossier-sources.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const readers = ['reviewer', 'approver', 'auditor'] as const
const dossierId = { dossierId: id }
/** For five minutes. */
const address = z.optional(z.string())
const read = { archive: 'read' } as const

export const archivingRoutes = {
  askForDossier: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/dossiers',
    service: 'archiving',
    summary: 'Have an inspection’s file put together as one zip with a page to be printed; those made before stay',
    role: readers,
    needs: { inspections: 'read', dossiers: 'write' },
    merges: true,
    input: z.strictObject(inspectionId),
    output: recordOf<Dossier>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  listDossiers: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/dossiers',
    service: 'archiving',
    summary: 'The dossiers of an inspection, the newest first',
    role: readers,
    needs: { inspections: 'read', dossiers: 'read' },
    input: z.strictObject({ ...inspectionId, ...paging }),
    output: page(recordOf<Dossier>()),
    refusals: ['not-found', 'bad-cursor'],
  }),
  getDossier: route({
    method: 'GET',
    path: '/dossiers/{dossierId}',
    service: 'archiving',
    summary: 'How far a dossier is, and once it is made the addresses of the zip and of the page, for five minutes',
    role: readers,
    needs: { dossiers: 'read', archive: 'download' },
    input: z.strictObject(dossierId),
    output: z.object({ dossier: recordOf<Dossier>(), zip: address, page: address }),
    refusals: ['not-found'],
  }),
  askForSealedDossier: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/sealed-dossiers',
    service: 'archiving',
    summary: 'The same with what lies under seal, for those who may see it; to others there is nothing',
    role: 'signed-in',
    needs: { inspections: 'read', sealedFiles: 'read', people: 'read', sealedDossiers: 'write' },
    input: z.strictObject(inspectionId),
    output: recordOf<SealedDossier>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  getSealedDossier: route({
    method: 'GET',
    path: '/sealed-dossiers/{dossierId}',
    service: 'archiving',
    summary: 'A dossier with what lies under seal',
    role: 'signed-in',
    needs: { sealedFiles: 'read', people: 'read', sealedDossiers: 'read', archive: 'download' },
    input: z.strictObject(dossierId),
    output: z.object({ dossier: recordOf<SealedDossier>(), zip: address, page: address }),
    refusals: ['not-found'],
  }),
  getDutyRecord: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/duty-records/{officerId}',
    service: 'archiving',
    summary:
      'What was prescribed for an officer in an inspection, and what the record shows of it (尽职照单); an officer reads his own',
    role: ['officer', ...readers],
    needs: { ...dossierSources, ...read },
    input: z.strictObject({ ...inspectionId, officerId: id }),
    output: z.object({ record: recordOf<DutyRecord>(), digest: z.string() }),
    refusals: ['not-found', 'draw-not-verifiable'],
  }),
  printDutyRecord: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/duty-records/{officerId}/page',
    service: 'archiving',
    summary: 'The same as a page to be printed',
    role: ['officer', ...readers],
    needs: { ...dossierSources, ...read },
    input: z.strictObject({ ...inspectionId, officerId: id }),
    output: z.string(),
    refusals: ['not-found', 'draw-not-verifiable'],
  }),
} as const
