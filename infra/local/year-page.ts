import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { type YearPicture, yearPicture } from './year-picture.ts'
import { escaped } from './year-rows.ts'

/** The year as one page without scripts: the picture for a desk or a phone, and the same in a table for who cannot see it. */
export function yearPage(picture: YearPicture): string {
  const rows = [...Map.groupBy(picture.obligations, ({ rule }) => rule).values()].map(rowOf)
  const head = ['时限事项', '项', '按期', '逾期', '未办结']
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(picture.title)}</title>
<style>
body { margin: 0; font-family: sans-serif; background: #fff; color: #111 }
svg { display: block; width: 100%; max-width: 1200px }
.phone { display: none }
@media (max-width: 700px) { .phone { display: block } .desk { display: none } }
table { border-collapse: collapse; margin: 12px; max-width: calc(100% - 24px); font-size: 14px }
th, td { border-bottom: 1px solid #ddd; padding: 4px 8px; text-align: right }
th { white-space: nowrap }
th:first-child, td:first-child { text-align: left }
</style>
<div class="desk">${yearPicture(picture, 'desk')}</div>
<div class="phone">${yearPicture(picture, 'phone')}</div>
<table><thead><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>
</html>
`
}

function rowOf(row: readonly Obligation[]): string[] {
  const late = row.filter(({ closed }) => closed?.late).length
  const open = row.filter(({ closed }) => !closed).length
  return [row[0]?.zh ?? '', `${row.length}`, `${row.length - late - open}`, `${late}`, `${open}`]
}
