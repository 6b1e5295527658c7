import type { ImportLock } from '../../shared/domain/registry/import.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Versioned } from '../stores/record-store.ts'

/**
 * One file of a kind is applied at a time: two would undo each other's rows, and what the second reported would be told
 * of a registry that moves.
 *
 * @throws {Refusal} `import-running` naming the one that is applied
 */
export function requireNoneRunning(lock: Versioned<ImportLock> | undefined): void {
  const { importId, fileName } = lock?.record ?? {}
  if (importId) throw new Refusal('import-running', { running: importId, fileName })
}
