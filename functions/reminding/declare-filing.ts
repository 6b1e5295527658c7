import { filingKey } from '../../shared/contract/object-keys.ts'
import type { Filing } from '../../shared/domain/clock/filing.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** It is filed when the document arrives. One that never does leaves a filing in `uploading`, which closes nothing. */
export const declareFiling: UseCase<'declareFiling'> = async (context) => {
  const { input, who, department, stores, presign, newId } = context
  if (input.taskId !== undefined) await stores.tasks.get(input.taskId)
  const { taskId, ...rest } = input
  const id = newId()
  const filing: Filing = {
    id,
    ...rest,
    ...(taskId === undefined ? {} : { taskId }),
    file: filingKey(department, id),
    state: 'uploading',
    declaredBy: who.id,
  }
  const { sha256, size, type, kind, year } = filing
  const upload = presign('quarantine', { key: filing.file, type, size, sha256 })
  return decided(
    { filing, upload: { ...upload, fields: { ...upload.fields } } },
    [stores.filings.create(filing)],
    { type: 'filing.declared', object: `filings/${id}`, payload: { kind, year, sha256, size } },
    { status: 201 },
  )
}
