import { documentKey } from '../../shared/contract/object-keys.ts'
import { orderToRectify, recheckRecord } from '../../shared/domain/documents/after-visit.ts'
import { checkRecord, onSiteRecord } from '../../shared/domain/documents/at-visit.ts'
import { approvalForm, deliveryReceipt, inspectionNotice } from '../../shared/domain/documents/before-visit.ts'
import { blanksOf, type OfficialDraft } from '../../shared/domain/documents/document.ts'
import { type MadeFileName, type MadeFiles, madeFiles } from '../../shared/domain/documents/made-file.ts'
import {
  type DocumentKind,
  documentLifecycle,
  type MadeFrom,
  type OfficialDocument,
} from '../../shared/domain/documents/official-document.ts'
import { planTable } from '../../shared/domain/documents/plan-table.ts'
import { rulesText } from '../../shared/domain/documents/rules-text.ts'
import type { VisitSources } from '../../shared/domain/documents/sources.ts'
import { workScheme } from '../../shared/domain/documents/work-scheme.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { printPage } from '../../shared/pages/documents/print-page.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { writeDocx } from '../files/docx/write-docx.ts'
import { keepFile } from '../files/keep-file.ts'
import { writeFormSheet } from '../files/write-form-sheet.ts'
import { planSources, type Reading, taskSources, visitSources } from './read-sources.ts'

/**
 * Makes a document that somebody asked for. Files first, record second: a crash leaves files that no record names, and the next
 * delivery names those. What the record says it was made from are the versions that were read here, whatever stood when it was asked.
 */
export const makeDocument: Subscriber<'makeDocument'> = async (here) => {
  const { event, stores, commit, now } = here
  const id = String(event.payload['document'])
  const read = await stores.documents.get(id)
  if (read.record.state !== 'asked') return
  const draft = await draftOf(here, read.record)
  const files = await writeFiles(here, read.record, draft)
  const made: OfficialDocument = {
    ...read.record,
    state: moved(documentLifecycle, read.record, 'make'),
    from: await standing(here, read.record.from),
    files,
    blanks: blanksOf(draft),
    madeAt: now.toISOString(),
  }
  await commit('made', [stores.documents.replace(read, made)], {
    type: 'document.made',
    object: `documents/${id}`,
    payload: { document: id, kind: made.kind, subject: made.subject, sha256: files.document?.sha256, from: made.from },
  })
}

const visitForms: { readonly [K in DocumentKind]?: (sources: VisitSources) => OfficialDraft } = {
  'approval-form': approvalForm,
  'inspection-notice': inspectionNotice,
  'on-site-record': onSiteRecord,
  'check-record': checkRecord,
  'order-to-rectify': orderToRectify,
  'recheck-record': recheckRecord,
  'delivery-receipt': deliveryReceipt,
}

async function draftOf(here: Reading, { kind, subject }: OfficialDocument): Promise<OfficialDraft> {
  const { stores, department } = here
  if (kind === 'plan-table') return planTable(await planSources(here, (await stores.plans.get(subject)).record))
  if (kind === 'work-scheme') return workScheme(await taskSources(here, (await stores.tasks.get(subject)).record))
  if (kind === 'rules-text') {
    const { record: rules } = await stores.workingRules.get(subject)
    return rulesText({ department: (await stores.departments.get(department)).record, rules })
  }
  const form = visitForms[kind]
  if (!form) throw new Error(`nothing makes a ${kind}`)
  return form(await visitSources(here, (await stores.inspections.get(subject)).record))
}

async function writeFiles(
  { buckets, department }: Reading,
  document: OfficialDocument,
  draft: OfficialDraft,
): Promise<MadeFiles> {
  const keep = (name: MadeFileName, bytes: Uint8Array) =>
    keepFile(buckets.archive, documentKey(department, document.id, madeFiles[name].end), bytes, madeFiles[name].type)
  return {
    document: await keep('document', await writeDocx(draft)),
    page: await keep('page', Buffer.from(printPage(draft))),
    ...(document.kind === 'plan-table' ? { annex: await keep('annex', await writeFormSheet(draft)) } : {}),
  }
}

/** The versions at which the records that it was asked of stand now. */
async function standing({ stores }: Reading, from: readonly MadeFrom[]): Promise<MadeFrom[]> {
  const read = {
    departments: stores.departments,
    plans: stores.plans,
    items: stores.items,
    tasks: stores.tasks,
    draws: stores.draws,
    inspections: stores.inspections,
    officers: stores.officers,
    'working-rules': stores.workingRules,
  }
  return Promise.all(
    from.map(async ({ record, version }) => {
      const [store = '', ...id] = record.split('/')
      const found = await read[store as keyof typeof read].find(id.join('/'))
      return { record, version: found?.version ?? version }
    }),
  )
}
