import { importKey } from '../../shared/contract/object-keys.ts'
import type { Import } from '../../shared/domain/registry/import.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { requireNoneRunning } from './import-lock.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'

/** Reading begins when the file arrives. One that never does leaves an import in `uploading`, which harms nothing. */
export const declareImport: UseCase<'declareImport'> = async (context) => {
  const { input, who, department, stores, presign, newId } = context
  const { kind, fileName, sha256, size, notice } = input
  requireNoneRunning(await stores.importLocks.find(kind))
  const id = newId()
  const file = importKey(department, id)
  const declared: Import = {
    id,
    kind,
    state: 'uploading',
    fileName,
    sha256,
    size,
    file,
    counts: { rows: 0, added: 0, changed: 0, unchanged: 0 },
    findings: [],
    ...(notice ? { notice } : {}),
    done: 0,
    of: 0,
    importedBy: who.id,
  }
  const upload = presign('quarantine', { key: file, type: /\.csv$/i.test(fileName) ? CSV : XLSX, size, sha256 })
  return decided(
    { import: declared, upload: { ...upload, fields: { ...upload.fields } } },
    [stores.imports.create(declared)],
    { type: 'import.declared', object: `imports/${id}`, payload: { import: id, kind, fileName, sha256, size } },
    { status: 201 },
  )
}
