import type { Table } from './table.ts'

const kept = new WeakMap<Table, Map<string, Map<string, unknown>>>()

/** What this process may keep of one department between requests: derived, checked before each use, never the truth. */
export function memoryOf(table: Table, department: string): Map<string, unknown> {
  const departments = kept.get(table) ?? new Map<string, Map<string, unknown>>()
  kept.set(table, departments)
  const memory = departments.get(department) ?? new Map<string, unknown>()
  departments.set(department, memory)
  return memory
}
