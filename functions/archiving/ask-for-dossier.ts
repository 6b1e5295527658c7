import { type Dossier, dossierId, dossiersOf } from '../../shared/domain/dossier/dossier.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Write, WriteStore } from '../stores/record-store.ts'

/** One that is being made answers whoever asks meanwhile; of two at once the second finds what the first asked for. */
export const askForDossier: UseCase<'askForDossier'> = async ({ input, stores, who, today }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  const last = await lastOf(stores.dossiers, record.id)
  if (last?.state === 'asked') return answer(last, { status: 202 })
  const dossier = nextDossier(record.id, last, { by: who.id, today })
  return decided(dossier, [nextOf(stores.dossiers, dossier)], askedEvent(dossier), { status: 202 })
}

/** A file that was closed is archived by itself. */
export const archiveClosed: Subscriber<'archiveClosed'> = async ({ event, stores, today, commit }) => {
  const inspectionId = String(event.payload['inspection'])
  const last = await lastOf(stores.dossiers, inspectionId)
  const dossier = nextDossier(inspectionId, last, { by: 'system', today })
  await commit('asked', [nextOf(stores.dossiers, dossier)], askedEvent(dossier))
}

async function lastOf(dossiers: ReadStore<Dossier>, inspectionId: string): Promise<Dossier | undefined> {
  const { items } = await dossiers.list({ prefix: dossiersOf(inspectionId), newestFirst: true, limit: 1 })
  return items[0]
}

function nextDossier(
  inspectionId: string,
  last: Dossier | undefined,
  { by, today }: { readonly by: string; readonly today: Day },
): Dossier {
  const number = (last?.number ?? 0) + 1
  return { id: dossierId(inspectionId, number), inspectionId, number, state: 'asked', askedBy: by, askedOn: today }
}

/** Two first dossiers at once meet like any two: the later one is decided again. */
function nextOf(dossiers: WriteStore<Dossier>, dossier: Dossier): Write {
  return { ...dossiers.create(dossier), refuse: dossiers.replace({ record: dossier, version: 0 }, dossier).refuse }
}

function askedEvent({ id, inspectionId, number }: Dossier) {
  return {
    type: 'dossier.asked' as const,
    object: `dossiers/${id}`,
    payload: { dossier: id, inspection: inspectionId, number },
  }
}
