import type { Cell, Sheet } from '../../../shared/domain/registry/cells.ts'

/** A workbook of one sheet. */
export function sheet(...rows: Cell[][]): Sheet[] {
  return [{ name: '表', rows: rows.map((cells, at) => ({ number: at + 1, cells })) }]
}

/** The findings as a clerk skims them: severity, id and text. */
export function skim(findings: readonly { severity: string; id: string; zh: string }[]): string[] {
  return findings.map(({ severity, id, zh }) => `${severity} ${id} ${zh}`)
}
