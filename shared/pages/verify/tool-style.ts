/** What the pages on which people do something add to the site's style. */
export const toolRules = `
.en { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.5; font-weight: 400; }
h2 .en { display: inline; margin-left: .35em; font-size: .875rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
.drop { padding: 1.25rem 1rem; background: var(--paper); border: 2px dashed var(--blue); border-radius: 4px; }
.drop { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.drop .note { flex-basis: 100%; }
.pick { padding: .5rem 1.5rem; min-height: 2.75rem; border-radius: 3px; background: var(--blue); color: var(--paper); font-weight: 600; cursor: pointer; }
.pick:hover { background: var(--blue-strong); }
input:focus-visible + .pick { outline: 3px solid var(--blue); outline-offset: 2px; }
.over .drop { background: var(--wash); border-style: solid; }
.tool button { padding: .45rem 1.25rem; min-height: 2.75rem; border: 1px solid var(--blue); border-radius: 3px; background: var(--blue); color: var(--paper); cursor: pointer; }
.tool button:hover { background: var(--blue-strong); border-color: var(--blue-strong); }
.tool button[disabled] { opacity: .6; cursor: default; }
.tool button.quiet { background: var(--paper); color: var(--blue); }
.tool button.quiet:hover { background: var(--wash); }
.line label { display: block; margin-bottom: .4rem; max-width: 42em; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; max-width: 42em; }
.row input { flex: 1 1 14rem; min-width: 0; }
.tool input:not([type="file"]) { padding: .45rem .75rem; min-height: 2.75rem; border: 1px solid var(--soft); border-radius: 3px; background: var(--paper); color: var(--ink); }
.status { min-height: 1.75em; font-weight: 600; }
.verdict { padding: 1rem 1.25rem; border: 1px solid currentColor; border-left-width: 6px; border-radius: 4px; }
.verdict h2 { font-size: 1.5rem; margin: 0; }
.verdict h2:focus { outline: none; }
.verdict p { color: var(--ink); margin: .35rem 0 0; }
.verdict.good { color: var(--done); background: var(--done-wash); }
.verdict.bad { color: var(--void); background: var(--void-wash); }
.verdict .sign { margin-right: .4em; }
.verdict .en { color: inherit; }
.difference .facts { border-color: var(--void); border-left-width: 5px; }
.checks { list-style: none; max-width: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.checks li { display: grid; grid-template-columns: 1.5rem 1fr; gap: .5rem; padding: .7rem 1rem; border-top: 1px solid var(--line); }
.checks li:first-child { border-top: 0; }
.checks p { margin: 0; }
.checks .sign { font-weight: 700; }
.checks .ok .sign { color: var(--done); }
.checks .no .sign, .checks .no .check { color: var(--void); }
.checks .no { background: var(--void-wash); }
.check { font-weight: 600; }
.check .en { display: inline; margin-left: .35em; }
.groups { display: grid; grid-template-columns: repeat(4, max-content); gap: 0 .6em; word-break: normal; overflow-wrap: normal; }
@media (min-width: 48em) { .groups { grid-template-columns: repeat(8, max-content); } }
.drawn summary { cursor: pointer; padding: .4rem 0; font-weight: 600; }
.explained { margin-top: 1rem; }
.outcome { font-size: 1.125rem; }
.explained.drawn b { color: var(--done); }
.explained.excluded b, .explained.unknown b { color: var(--open); }
.line-picture { margin: 1rem 0; padding: .5rem 1rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.line-picture svg { display: block; overflow: visible; }
.line-picture figcaption { color: var(--soft); font-size: .875rem; }
.whole { fill: var(--line); }
.part { fill: var(--blue); }
.cut { fill: var(--ink); }
circle { fill: var(--soft); stroke: var(--paper); stroke-width: 2; }
circle.drawn { fill: var(--done); }
.choices { list-style: none; padding: 0; }
.tool button.choice { width: 100%; margin: 0 0 .35rem; text-align: left; background: var(--paper); color: var(--ink); border-color: var(--line); }
.tool button.choice:hover { border-color: var(--blue); background: var(--wash); }
@media print {
  .drop, .line, .tool button, #status, #ask:has(#explanation:empty), #other, noscript { display: none !important; }
  .checks li, .verdict { break-inside: avoid; }
}
`
