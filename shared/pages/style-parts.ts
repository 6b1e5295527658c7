/** Tables, lists of facts, figures, tags, the chart. A phone comes first: tables are cards until the page is wide. */
export const partRules = `
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; padding: 0 0 .4rem; color: var(--soft); font-size: .875rem; }
th { font-weight: 600; text-align: left; }
table, caption, tbody, th, td { display: block; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tbody { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
tbody tr { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; padding: .75rem 1rem; border-top: 1px solid var(--line); }
tbody tr:first-child { border-top: 0; }
tbody tr > * { grid-column: 1 / -1; }
tbody tr > .number { grid-column: auto; }
tbody td { display: grid; grid-template-columns: 7em 1fr; gap: .75rem; padding: .1rem 0; }
tbody td.number { grid-template-columns: auto 1fr; }
tbody th { padding: 0 0 .25rem; }
td::before { content: attr(data-label); color: var(--soft); font-size: .875rem; line-height: 2; }
.compact { display: table; }
.compact caption { display: table-caption; }
.compact thead { display: table-header-group; position: static; width: auto; height: auto; overflow: visible; clip-path: none; }
.compact tbody { display: table-row-group; }
.compact tr, .compact tbody tr { display: table-row; }
.compact th, .compact td, .compact tbody td { display: table-cell; padding: .4rem clamp(.375rem, 2vw, .75rem); border-top: 1px solid var(--line); }
.compact thead th { background: var(--wash); font-size: .875rem; }
.compact tbody th { font-weight: 400; }
.compact td::before { content: none; }
.compact .number { text-align: right; }
:lang(zh) .compact .short { white-space: nowrap; }
.compact { border: 1px solid var(--line); }
table ul.plain { margin: 0; }
.plain { list-style: none; padding: 0; margin: 0; }
.plain li + li { margin-top: .15rem; }
/* One of very many sections: laid out when a reader comes near it. */
.later { content-visibility: auto; contain-intrinsic-size: auto 45rem; }
.codes { padding-left: 0; list-style: none; max-width: none; }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1.25rem; padding-left: 0; list-style: none; max-width: none; }
.photos img { display: block; width: 100%; height: auto; }
.withheld { margin: 0; padding: 1rem; border: 1px dashed var(--line); }
code { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", "Noto Sans Mono", monospace; font-size: .875em; word-break: break-all; }
.path { word-break: normal; overflow-wrap: anywhere; }
pre { margin: .75rem 0; padding: .75rem 1rem; background: var(--wash); border-left: 3px solid var(--blue); white-space: pre-wrap; }
.facts { margin: .75rem 0; padding: .25rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.facts > div { padding: .5rem 0; border-top: 1px solid var(--line); }
.facts > div:first-child { border-top: 0; }
.facts dt { color: var(--soft); font-size: .875rem; line-height: 2; }
.facts dd { margin: 0; }
@media (min-width: 23em) {
  .path { overflow-wrap: break-word; }
  .facts > div { display: grid; grid-template-columns: 5.5rem 1fr; gap: .75rem; }
}
.card { margin-top: 1.5rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1px; margin: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; overflow: hidden; }
.figures:has(> :nth-child(8):last-child) { grid-template-columns: repeat(auto-fit, minmax(max(8.5rem, 22%), 1fr)); }
.figures + .chart { margin-top: 1.25rem; }
.figures > div { padding: .75rem 1rem; box-shadow: 0 0 0 1px var(--line); }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; }
.figures b { display: block; font-size: 1.75rem; line-height: 1.3; font-weight: 600; color: var(--blue); }
.figures span { font-size: .8125rem; color: var(--soft); line-height: 1.5; display: block; }
.tag { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 3px; font-size: .8125rem; font-weight: 600; line-height: 1.7; white-space: nowrap; vertical-align: .1em; color: var(--soft); }
h1 .tag, h2 .tag { font-size: .875rem; }
.tag.done { color: var(--done); background: var(--done-wash); }
.tag.open { color: var(--open); background: var(--open-wash); }
.tag.void { color: var(--void); background: var(--void-wash); }
.notice { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--void); border-left-width: 5px; background: var(--void-wash); border-radius: 3px; }
.notice p { margin: .25rem 0; }
.notice-title { font-weight: 700; color: var(--void); }
.empty { padding: 1rem; background: var(--paper); border: 1px dashed var(--line); border-radius: 4px; color: var(--soft); max-width: none; }
.chart { margin: 0 0 1.25rem; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.chart svg { display: block; overflow: visible; }
.chart text { font-size: .9375rem; fill: var(--ink); }
.chart .figure { fill: var(--soft); }
.chart .whole { fill: var(--wash); }
.chart .part { fill: var(--blue); }
.chart figcaption { margin-top: 1rem; color: var(--soft); font-size: .875rem; }
.offices { list-style: none; padding: 0; max-width: none; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); }
.offices li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .75rem 1rem; border-top: 1px solid var(--line); }
.offices li:first-child { border-top: 0; }
.offices a { font-weight: 600; }
.offices span { color: var(--soft); }
.terms { margin: 0; }
.terms > div { padding: .4rem 0; }
.terms dt { font-weight: 600; }
.terms dd { margin: 0; max-width: 42em; }
.inline { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0; margin: .25rem 0 0; max-width: none; }
td .inline { margin: 0; }
.pages { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding: 0; max-width: none; }
.pages a, .pages strong { display: inline-block; padding: .15rem .25rem; }
.pager { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; margin: 1rem 0 0; }
.pager a { padding: .25rem 0; }
h2.part { margin-top: 3rem; font-size: 1.375rem; }
h3 { margin: 0 0 .25rem; font-size: 1.0625rem; }
.chart .grid { stroke: var(--line); }
.chart .tick { font-size: .8125rem; fill: var(--soft); }
.chart .more { fill: var(--void); stroke: var(--ink); stroke-dasharray: 3 3; }
.chart .span-line { stroke: var(--ink); stroke-width: 1.5; }
table + .chart, table + table { margin-top: 1.5rem; }
.legend { display: flex; gap: .25rem 1.25rem; margin: .25rem 0 0; padding: 0; list-style: none; font-size: .8125rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .4rem; }
.chart .mark-line { stroke: var(--ink); stroke-width: 2; }
.search { display: grid; gap: .25rem 1rem; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.search[hidden] { display: none; }
@media (scripting: enabled) { .search[hidden] { display: grid; visibility: hidden; } #status { min-height: 1.5rem; } }
.search p { margin: .25rem 0; max-width: none; }
.search label { display: block; font-size: .875rem; color: var(--soft); }
.search input, .search select { width: 100%; min-height: 2.75rem; padding: .25rem .5rem; color: var(--ink); background: var(--ground); border: 1px solid var(--soft); border-radius: 3px; }
.search button { min-height: 2.75rem; padding: .25rem 2rem; color: var(--paper); background: var(--blue); border: 0; border-radius: 3px; font-weight: 600; cursor: pointer; }
.search select { font: inherit; }
.found { list-style: none; padding: 0; max-width: none; }
.found li { padding: .6rem 0; border-top: 1px solid var(--line); }
.found a { font-weight: 600; }
.found span { display: block; color: var(--soft); font-size: .875rem; }
`
