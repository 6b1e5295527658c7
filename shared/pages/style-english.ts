/** The switch between the languages, and what Latin letters need otherwise: their own type, words that stay whole, longer labels. */
export const englishRules = `
.language { margin-left: auto; padding: .25rem .5rem; }
.mark { white-space: nowrap; }
body:lang(en) {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  line-height: 1.6;
  overflow-wrap: break-word;
}
body:lang(en) thead th, body:lang(en) .tag { white-space: normal; }
body:lang(en) .facts dt, body:lang(en) td::before { line-height: 1.6; padding-top: .15em; }
body:lang(en) tbody td { grid-template-columns: 8em 1fr; }
body:lang(en) tbody td.number { grid-template-columns: auto 1fr; }
@media (max-width: 24em) {
  body:lang(en) .chart text { font-size: .75rem; }
  body:lang(en) .compact thead th { font-size: .8125rem; overflow-wrap: anywhere; hyphens: auto; }
  body:lang(en) .compact th, body:lang(en) .compact td { padding-left: .3rem; padding-right: .3rem; }
}
@media (min-width: 23em) {
  body:lang(en) .facts > div { grid-template-columns: 7rem 1fr; }
}
@media print, (min-width: 48em) {
  body:lang(en) .facts > div { grid-template-columns: 12rem 1fr; }
  body:lang(en) .terms > div { grid-template-columns: 11rem 1fr; gap: 1rem; }
}
@media print { .language { display: none; } }
`
