/** The hall's screen: type grows with its width; one step at a time on a screen, all of them on paper. */
export const ceremonyRules = `
.ceremony main, .ceremony .wide { max-width: 90rem; }
.count { display: inline-block; min-width: 1.7em; margin-right: .4em; text-align: center; border: 2px solid currentColor; border-radius: 1em; line-height: 1.6; font-size: .9em; }
.steps ol { display: flex; flex-wrap: wrap; gap: .5rem; max-width: none; margin: 0; padding: 0; list-style: none; }
.steps li { flex: 1 1 8rem; }
.tool .steps button { width: 100%; border-width: 2px; text-align: left; font-weight: 600; border-color: var(--line); color: var(--soft); }
.steps li.done .count { background: var(--done); border-color: var(--done); color: var(--paper); }
.tool .steps button[aria-current] { color: var(--ink); border-color: var(--open); }
.tool .steps button[aria-pressed="true"] { background: var(--wash); color: var(--blue-strong); border-color: var(--blue); box-shadow: inset 0 -4px 0 var(--blue); }
.panel { display: none; margin-top: 1rem; padding: 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.panel.shown { display: block; }
.panel:focus { outline: none; }
.panel p { max-width: 48em; }
.say { font-size: 1.125em; }
.digest { margin: 1rem 0; padding: 1rem; background: var(--wash); border-radius: 6px; }
.digest .groups { display: grid; grid-template-columns: repeat(4, auto); justify-content: center; gap: .15em .9em; font-size: clamp(1rem, 5.2vw, 1.625rem); line-height: 1.45; font-weight: 600; color: var(--blue-strong); }
.good { color: var(--done); font-weight: 600; }
.bad { color: var(--void); font-weight: 700; }
.tally b { font-size: 2em; color: var(--blue); }
.witnesses, .teams { max-width: none; margin: 0; padding: 0; list-style: none; }
.witnesses li { display: grid; grid-template-columns: 1.5em 1fr; gap: 0 .75rem; align-items: baseline; padding: .6rem 0; border-top: 1px solid var(--line); }
.witnesses li > :last-child { grid-column: 2; color: var(--soft); font-size: .9em; }
.witnesses .given .sign { color: var(--done); font-weight: 700; }
.witnesses .awaited .sign, .witnesses .awaited > :last-child { color: var(--open); font-weight: 600; }
.witnesses q { display: block; font-size: 1.15em; }
.levels { display: grid; gap: 1.25rem; }
.level { margin: 0; min-width: 0; }
h3 { margin: 0 0 .25rem; font-size: 1.0625em; }
.fall-picture { display: block; overflow: visible; }
.fall-picture .in { fill: var(--blue); }
.fall-picture .out { fill: var(--soft); opacity: .55; }
.fall-picture .cut { fill: var(--open); }
.fallen-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 0 1.5rem; max-width: none; margin: .25rem 0 0; padding: 0; list-style: none; }
.fallen-list li { display: grid; grid-template-columns: 1.5em 1fr; gap: 0 .6rem; align-items: baseline; padding: .15rem 0; border-bottom: 1px solid var(--line); }
.fallen-list code { grid-column: 2; grid-row: 2; color: var(--soft); }
.fallen-list .rank { text-align: right; font-weight: 600; color: var(--blue); }
.fallen-list .out { color: var(--soft); }
.fallen-list .out .rank { color: var(--soft); }
.fallen-list .note { display: inline; }
.playing .fall, .playing .seed span { opacity: 0; }
.playing .seed .down { opacity: 1; transition: opacity .3s; }
.playing circle.fall { transform: translateY(-46px); }
.playing .fall.down { opacity: 1; transform: none; transition: transform .45s cubic-bezier(.5, 0, .9, .6), opacity .15s; }
.playing .fall-picture .out.down { opacity: .55; }
.teams { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .75rem; }
.teams li { display: grid; gap: .1rem; padding: .6rem .9rem; border: 1px solid var(--line); border-left: 4px solid var(--blue); border-radius: 4px; }
.teams .note { margin: 0; }
.teams .officers { font-weight: 600; color: var(--blue-strong); }
.controls { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
kbd { padding: 0 .4em; border: 1px solid var(--soft); border-radius: 3px; font: inherit; font-size: .9em; }
.record { display: none; }
:fullscreen .top, :fullscreen .end, :fullscreen .links { display: none; }
.witness main { max-width: 40rem; }
.witness #give label { margin-top: .9rem; }
.witness #give input { width: 100%; }
.witness #answer:empty { display: none; }
.witness #words { font-size: 1.125rem; min-height: 3.25rem; }
.witness #send { margin-top: 1rem; width: 100%; min-height: 3.25rem; font-size: 1.125rem; }
@media screen and (min-width: 48em) {
  .ceremony { font-size: clamp(1rem, 1.5vw, 2rem); }
  .ceremony h1 { font-size: 1.75em; margin-top: .25rem; }
  .ceremony h1 .sub { font-size: .6em; }
  .ceremony .panel h2 { font-size: 1.15em; }
  .ceremony .facts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
  .ceremony .facts > div { border: 0; padding: .25rem 0; grid-template-columns: 6.5em 1fr; }
  .ceremony .note, .ceremony .en, .ceremony caption { font-size: .8em; }
  .ceremony .facts dt { font-size: .9em; }
  .panel { padding: 1.5rem 2rem; }
  .digest .groups { grid-template-columns: repeat(8, auto); font-size: clamp(1.75rem, 2.9vw, 4rem); }
  .digest.seed .groups { font-size: clamp(1.5rem, 2.2vw, 3rem); }
  .fallen-list li { grid-template-columns: 2em 7.5em 1fr; }
  .fallen-list code { grid-column: auto; grid-row: auto; }
  .witnesses li { grid-template-columns: 1.5em 1fr auto; }
  .witnesses li > :last-child { grid-column: auto; }
  .levels { grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
}
@media print {
  .fallen-list li { grid-template-columns: 1.5em 7em 1fr; }
  .fallen-list code { grid-column: auto; grid-row: auto; }
  .steps, .controls, .keys, .links, .ceremony .en { display: none !important; }
  .panel { display: block; padding: 0; border: 0; margin-top: 1rem; }
  .panel h2, h3 { break-after: avoid; }
  .digest { padding: .25rem 0; margin: .25rem 0; background: none; }
  .digest .groups { grid-template-columns: repeat(8, auto); justify-content: start; font-size: 12pt; }
  .fall-picture { display: none; }
  .teams li, .witnesses li, .level { break-inside: avoid; }
  .teams { grid-template-columns: repeat(3, 1fr); gap: .3rem; }
  .teams li { padding: .2rem .5rem; }
  .record { display: block; break-inside: avoid; }
  .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 2rem; margin: 1.25rem 0; }
  .signer { display: flex; gap: .75rem; align-items: flex-end; }
  .signer .space { flex: 1; border-bottom: 1px solid #000; height: 2.2em; }
  .dated { margin-top: 1rem; }
}
`
