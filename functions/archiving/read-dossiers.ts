import { type Dossier, dossiersOf } from '../../shared/domain/dossier/dossier.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { GetGrant } from '../stores/presigned-get.ts'

export const listDossiers: UseCase<'listDossiers'> = async ({ input, stores }) => {
  const { inspectionId, ...paging } = input
  await stores.inspections.get(inspectionId)
  return answer(await stores.dossiers.list({ ...paging, prefix: dossiersOf(inspectionId), newestFirst: true }))
}

export const getDossier: UseCase<'getDossier'> = async ({ input, stores, presignGet }) => {
  const { record: dossier } = await stores.dossiers.get(input.dossierId)
  return answer({ dossier, ...addresses(presignGet, dossier) })
}

/** Where the files of a dossier that is made can be fetched for five minutes. */
export function addresses(
  sign: (bucket: 'archive', grant: GetGrant) => string,
  { id, zip, page }: Dossier,
): { zip?: string; page?: string } {
  return {
    ...(zip ? { zip: sign('archive', { key: zip.key, fileName: `卷宗-${id}.zip` }) } : {}),
    ...(page ? { page: sign('archive', { key: page.key, fileName: `卷宗-${id}.html` }) } : {}),
  }
}
