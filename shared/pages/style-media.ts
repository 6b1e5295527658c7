/** What changes with room, and on paper. */
export const wideAndPrintRules = `
@media print, (min-width: 48em) {
  h1 { font-size: 1.75rem; }
  .wide, main { padding-left: 2rem; padding-right: 2rem; }
  .sections ul.wide { padding-left: 1.3rem; padding-right: 1.3rem; }
  .sections a { padding: .55rem .7rem; font-size: 1rem; }
  .narrow { display: none; }
  table { display: table; background: var(--paper); border: 1px solid var(--line); }
  caption { display: table-caption; }
  thead { display: table-header-group; position: static; width: auto; height: auto; overflow: visible; clip-path: none; white-space: normal; }
  tbody { display: table-row-group; border: 0; }
  tr, tbody tr { display: table-row; }
  thead th { display: table-cell; padding: .5rem .75rem; background: var(--wash); border-bottom: 1px solid var(--line); font-size: .875rem; white-space: nowrap; vertical-align: bottom; }
  tbody th, tbody td { display: table-cell; padding: .55rem .75rem; border-top: 1px solid var(--line); vertical-align: top; }
  tbody th { font-weight: 400; }
  td::before { content: none; }
  th.number, td.number { text-align: right; white-space: nowrap; }
  .facts > div { grid-template-columns: 9em 1fr; gap: 1rem; }
  .short { white-space: nowrap; }
  .terms > div { display: grid; grid-template-columns: 7em 1fr; }
}
@media print {
  .later { content-visibility: visible; }
  :root { color-scheme: light; --paper: #fff; --ground: #fff; --ink: #000; --soft: #333; --line: #999; --blue: #000; --blue-strong: #000; --wash: #eee; --done: #000; --done-wash: #fff; --open: #000; --open-wash: #fff; --void: #000; --void-wash: #fff; }
  body { font-size: 10.5pt; line-height: 1.5; }
  .skip, .sections, .trail, p.more { display: none; }
  .chart .more { fill: #fff; }
  .wide, main { max-width: none; padding-left: 0; padding-right: 0; }
  a { text-decoration: none; }
  h2, caption, thead { break-after: avoid; }
  tr, .facts > div, .figures, .chart, .notice { break-inside: avoid; }
  thead { display: table-header-group; }
  thead th { white-space: normal; }
  thead th, tbody th, tbody td { padding: .3rem .4rem; }
  section { margin-top: 1.25rem; }
}
`
