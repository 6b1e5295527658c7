import type { SealedDossier } from '../../shared/domain/dossier/dossier.ts'
import { noSealed, sealedFor } from '../../shared/domain/inspection/seal.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { keeperOf } from '../acts/keeper.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import { addresses } from './read-dossiers.ts'

/** To whoever may see nothing under seal, there is nothing: the same words as for an inspection without any. */
export const askForSealedDossier: UseCase<'askForSealedDossier'> = async (context) => {
  const { input, stores, who, today, newId } = context
  const { record } = await stores.inspections.get(input.inspectionId)
  const file = sealedFor((await stores.sealedFiles.find(record.id))?.record, await keeperOf(context))
  if (!file) throw noSealed(record.id)
  const dossier: SealedDossier = {
    id: newId(),
    inspectionId: record.id,
    number: 1,
    state: 'asked',
    askedBy: who.id,
    askedOn: today,
    referralIds: file.referrals.map(({ id }) => id),
  }
  return decided(
    dossier,
    [stores.sealedDossiers.create(dossier)],
    { type: 'sealed.dossier-asked', object: `sealed/${dossier.id}`, payload: { dossier: dossier.id } },
    { status: 202 },
  )
}

/** Read by whoever may see every referral that it holds, today and not when it was made. */
export const getSealedDossier: UseCase<'getSealedDossier'> = async (context) => {
  const { input, stores } = context
  const dossier = (await stores.sealedDossiers.find(input.dossierId))?.record
  if (!dossier) throw none(input.dossierId)
  const file = sealedFor((await stores.sealedFiles.find(dossier.inspectionId))?.record, await keeperOf(context))
  const seen = new Set(file?.referrals.map(({ id }) => id))
  if (!dossier.referralIds.every((id) => seen.has(id))) throw none(input.dossierId)
  return answer({ dossier, ...addresses(context.presignGet, dossier) })
}

function none(id: string): Refusal {
  return new Refusal('not-found', { what: '卷宗', id }, { what: 'dossier' })
}
