import { type Import, type ImportLock, importLifecycle } from '../../shared/domain/registry/import.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { requireNoneRunning } from './import-lock.ts'

/**
 * Only marks the import: the rows are written behind the request by the subscriber that hears of it. A crash after this
 * commit is repaired by the event's delivery, which comes again until it is done.
 */
export const applyImport: UseCase<'applyImport'> = async ({ input, stores }) => {
  const read = await stores.imports.get(input.importId)
  const state = moved(importLifecycle, read.record, 'apply')
  const open = read.record.findings.filter(
    ({ severity, chosen }) => severity === 'error' || (severity === 'conflict' && chosen === undefined),
  )
  if (open.length > 0) {
    throw new Refusal('import-has-errors', { count: open.length, findings: open.map(({ id }) => id) })
  }
  const { id, kind, fileName } = read.record
  const lock = await stores.importLocks.find(kind)
  requireNoneRunning(lock)
  const taken: ImportLock = { id: kind, importId: id, fileName }
  const applying: Import = { ...read.record, state, phase: 'applying', done: 0 }
  return decided(
    applying,
    [
      stores.imports.replace(read, applying),
      lock ? stores.importLocks.replace(lock, taken) : stores.importLocks.create(taken),
    ],
    {
      type: 'import.applying',
      object: `imports/${id}`,
      payload: { import: id, kind, decisions: decisionsOf(applying) },
    },
    { status: 202, version: read.version + 1 },
  )
}

function decisionsOf({ findings }: Import) {
  return findings.flatMap(({ id, chosen, reason }) =>
    chosen === undefined ? [] : { finding: id, choice: chosen, ...(reason ? { reason } : {}) },
  )
}
