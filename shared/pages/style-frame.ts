/** Colours, type and the frame of a page. Contrast of every pair is at least 4.5 to 1, in both schemes. */
export const frameRules = `
:root {
  color-scheme: light dark;
  --paper: #fff;
  --ground: #f4f6f8;
  --ink: #17212b;
  --soft: #4b5a68;
  --line: #d5dce3;
  --blue: #0b4a86;
  --blue-strong: #083a6b;
  --wash: #e8f0f8;
  --done: #0f5c3a;
  --done-wash: #e3f3ea;
  --open: #7a4a00;
  --open-wash: #fbf0da;
  --void: #9b1c1c;
  --void-wash: #fbe9e9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141a20;
    --ground: #0d1216;
    --ink: #e6ebf0;
    --soft: #a9b6c2;
    --line: #33404c;
    --blue: #8cc1f5;
    --blue-strong: #b6d9fb;
    --wash: #1c2a38;
    --done: #8ad7ae;
    --done-wash: #16301f;
    --open: #f0c36d;
    --open-wash: #33270f;
    --void: #f5a3a3;
    --void-wash: #3a1a1a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.75 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  line-break: strict;
  text-autospace: normal;
  text-spacing-trim: trim-start;
}
button, input { font: inherit; }
a { color: var(--blue); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { color: var(--blue-strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999em; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
.wide, main { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
.top { background: var(--paper); border-top: 4px solid var(--blue); border-bottom: 1px solid var(--line); }
.top > .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding-top: .6rem; padding-bottom: .6rem; }
.brand { display: flex; align-items: center; gap: .6rem; color: var(--ink); font-weight: 600; text-decoration: none; min-height: 2.5rem; }
.brand:hover { color: var(--blue); }
.mark { padding: .05rem .5rem; border: 2px solid var(--blue); border-radius: 3px; color: var(--blue); letter-spacing: .1em; text-indent: .1em; }
.office { color: var(--soft); padding-left: 1rem; border-left: 1px solid var(--line); }
.sections { border-top: 1px solid var(--line); }
.sections ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; padding-left: .7rem; padding-right: .7rem; list-style: none; }
.sections a { display: block; padding: .55rem .3rem; font-size: .9375rem; margin: 0 0 -1px; text-decoration: none; color: var(--ink); border-bottom: 3px solid transparent; }
.sections a:hover { color: var(--blue); border-color: var(--line); }
.sections a[aria-current] { color: var(--blue); border-color: var(--blue); font-weight: 600; }
main { padding-top: 1rem; padding-bottom: 3rem; }
.trail ol { display: flex; flex-wrap: wrap; gap: 0 .5rem; margin: 0 0 .5rem; padding: 0; list-style: none; font-size: .875rem; color: var(--soft); }
.trail li + li::before { content: "›"; margin-right: .5rem; }
h1 { margin: .75rem 0 .75rem; font-size: 1.5rem; line-height: 1.4; text-wrap: balance; }
h1 .sub { display: block; font-size: 1rem; font-weight: 400; color: var(--soft); }
h2 { margin: 0 0 .75rem; font-size: 1.1875rem; line-height: 1.45; }
section { margin: 2rem 0 0; }
p, ol, ul { max-width: 42em; margin: .5rem 0; }
p, li, dd, td { text-wrap: pretty; }
ol { padding-left: 1.75em; }
time { word-break: keep-all; overflow-wrap: normal; }
.lead { color: var(--soft); margin-bottom: 1.25rem; }
.note { margin: .25rem 0 0; color: var(--soft); font-size: .875rem; }
p.more { text-align: right; max-width: none; }
.end { border-top: 1px solid var(--line); background: var(--paper); color: var(--soft); font-size: .875rem; }
.end .wide { padding-top: 1rem; padding-bottom: 1.5rem; }
`
