import { createHash } from 'node:crypto'
import { jsonText } from '../../shared/domain/dossier/dossier-parts.ts'
import { dutyDraft } from '../../shared/domain/dossier/duty-draft.ts'
import { type DutyRecord, dutyRecord, officersOf } from '../../shared/domain/dossier/duty-record.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { printPage } from '../../shared/pages/documents/print-page.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { type Here, readSources } from './read-sources.ts'

interface Asking extends Here {
  readonly input: { readonly inspectionId: string; readonly officerId: string }
  readonly who: Person
}

export const getDutyRecord: UseCase<'getDutyRecord'> = async (context) => answer(await recordFor(context))

export const printDutyRecord: UseCase<'printDutyRecord'> = async (context) => {
  const { record, digest } = await recordFor(context)
  return answer(printPage(dutyDraft(record, { digest })), { type: 'text/html; charset=utf-8' })
}

/**
 * The digest is that of the record's file in a dossier that is made of the same facts.
 *
 * An officer who is nothing else beside reads his own record alone; of whoever was never on the team there is none.
 */
async function recordFor(here: Asking): Promise<{ record: DutyRecord; digest: string }> {
  const { input, who } = here
  const { sources } = await readSources(here, input.inspectionId)
  const his = officersOf(sources.inspection).includes(input.officerId)
  if (!his || (seesOwnOnly(who) && who.officerId !== input.officerId)) {
    throw new Refusal('not-found', { what: '尽职照单', id: input.officerId }, { what: 'duty record' })
  }
  const record = dutyRecord(sources, input.officerId)
  return { record, digest: createHash('sha256').update(jsonText(record)).digest('hex') }
}
