import type { ImportFinding } from '../../shared/domain/registry/import.ts'

/** With their words at their longest they take about 250 KB, and a notice 60 KB, of the 400 KB that a row may have. */
const MOST = 100
const ORDER = ['error', 'conflict', 'warning']

/** The findings that a record has room for: errors and conflicts first, so that what is cut off is the least. */
export function listFindings(
  findings: readonly ImportFinding[],
  { errors, conflicts, warnings }: { errors: number; conflicts: number; warnings: number },
): ImportFinding[] {
  const listed = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)).slice(0, MOST)
  const grouped = listed.some(({ id }) => id === 'codes')
  const rest =
    errors +
    warnings +
    (grouped ? 0 : conflicts) -
    listed.filter((one) => !grouped || one.severity !== 'conflict').length
  if (rest <= 0) return listed
  const blocking = listed.filter(({ severity }) => severity === 'error').length < errors
  return [
    ...listed,
    {
      id: 'more',
      severity: blocking ? 'error' : 'warning',
      where: '文件',
      zh: `另有 ${rest} 处未列出，全部见导入报告${blocking ? '，请先改正' : ''}`,
      en: `${rest} more are in the report${blocking ? ': mend them first' : ''}`,
    },
  ]
}
