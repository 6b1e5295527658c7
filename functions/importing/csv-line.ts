/** One record of a .csv. @source RFC 4180 */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n\t;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
