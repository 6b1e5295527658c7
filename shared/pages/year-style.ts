/** The year's calendar picture. Phone first: long names are cut there, and stand whole where there is room and on paper. */
export const yearRules = `
.year text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.year .whole-name { display: none; }
.year .cut { stroke: var(--paper); stroke-width: 2; }
.year .due { stroke: var(--open); stroke-width: 1.5; stroke-dasharray: 4 3; }
.year .due-dot { fill: var(--paper); stroke: var(--open); stroke-width: 1.5; }
.year .due-number { font-size: .75rem; font-weight: 600; fill: var(--open); }
.dues { padding-left: 1.5em; margin: .25rem 0 0; }
summary { cursor: pointer; padding: .5rem 0; color: var(--blue); }
@media print, (min-width: 48em) {
  .year .whole-name { display: inline; }
  .year .short-name { display: none; }
}
`
