import { type Dossier, dossierLifecycle, dossiersOf } from '../../shared/domain/dossier/dossier.ts'
import { sealedPart } from '../../shared/domain/dossier/dossier-parts.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import type { Versioned, WriteStore } from '../stores/record-store.ts'
import { type Written, writeDossier } from './write-dossier.ts'

/** Progress is told so often that somebody who waits sees it move, and so seldom that telling costs less than the work. */
const STEP = 5

/**
 * Puts a dossier together behind the request. The file first, the record that names it second: a death leaves a file that
 * nobody names, and the next delivery writes the same again.
 */
export const makeDossier: Subscriber<'makeDossier'> = async (here) => {
  const { stores, event, commit } = here
  const id = String(event.payload['dossier'])
  const { record: dossier } = await stores.dossiers.get(id)
  if (dossier.state !== 'asked') return
  const written = await writeDossier(here, {
    dossier,
    like: (content) => likeIt(stores.dossiers, dossier, content),
    told: (done, total) => progress({ dossiers: stores.dossiers, commit, id }, done, total),
  })
  const read = await stores.dossiers.get(id)
  const { index, content, state } = written
  await commit('made', [stores.dossiers.replace(read, ended(read.record, written))], {
    type: 'dossier.made',
    object: `dossiers/${id}`,
    payload: { dossier: id, inspection: dossier.inspectionId, state, index, content },
  })
}

/** The same with what lies under seal; nothing of it names the inspection but its own record. */
export const makeSealedDossier: Subscriber<'makeSealedDossier'> = async (here) => {
  const { stores, event, commit } = here
  const id = String(event.payload['dossier'])
  const read = await stores.sealedDossiers.get(id)
  if (read.record.state !== 'asked') return
  const { inspectionId, referralIds } = read.record
  const { record: file } = await stores.sealedFiles.get(inspectionId)
  const sealed = sealedPart({ ...file, referrals: file.referrals.filter((each) => referralIds.includes(each.id)) })
  const written = await writeDossier(here, {
    dossier: read.record,
    sealed,
    like: async () => undefined,
    told: async () => undefined,
  })
  const made = { ...ended(read.record, written), referralIds }
  await commit('made', [stores.sealedDossiers.replace(read, made)], {
    type: 'sealed.changed',
    object: `sealed/${id}`,
    payload: {},
  })
}

function ended(dossier: Dossier, written: Written): Dossier {
  const move = { made: 'make', unchanged: 'find-unchanged', failed: 'fail', asked: 'make' } as const
  const { progress: _, ...rest } = dossier
  return { ...rest, ...written, state: moved(dossierLifecycle, dossier, move[written.state]) }
}

/** The last dossier of the inspection that was made, when it says the same. */
async function likeIt(
  dossiers: WriteStore<Dossier>,
  { inspectionId, id }: Dossier,
  content: string,
): Promise<Dossier | undefined> {
  for await (const { record } of dossiers.all(dossiersOf(inspectionId))) {
    if (record.id !== id && record.state === 'made' && record.content === content) return record
  }
  return undefined
}

interface Telling {
  readonly dossiers: WriteStore<Dossier>
  readonly commit: Commits['commit']
  readonly id: string
}

async function progress({ dossiers, commit, id }: Telling, done: number, total: number): Promise<void> {
  if (done % STEP !== 0) return
  const read: Versioned<Dossier> = await dossiers.get(id)
  if (read.record.state !== 'asked') return
  await commit(`done-${done}`, [dossiers.replace(read, { ...read.record, progress: { done, total } })], {
    type: 'dossier.progressed',
    object: `dossiers/${id}`,
    payload: { dossier: id, done, total },
  })
}
