import type { PictureBar, PictureMark, YearPicture } from '../domain/plan/year-picture.ts'
import { chineseMonthDay, englishMonth, englishMonthDay } from '../kernel/days.ts'
import { asRecorded, type Html, html, inBoth, series } from './html.ts'
import { day } from './parts.ts'
import { yearRules } from './year-style.ts'

/** Height of the months' row, of a task's row and of the marks' row. */
const HEAD = 24
const ROW = 60
const FOOT = 44

/**
 * A year from January to December: a bar for each task, cut into its rounds, and a numbered mark for each day on which
 * something is due. Places are percentages of the picture, so that its words keep their size on a phone; what is too long
 * for a phone is cut there, and stands whole in the table behind it.
 */
export function yearFigure(picture: YearPicture): Html {
  return html`<figure class="chart year">${yearSvg(picture)}
<figcaption>${captionOf(picture)}
<ol class="dues">${picture.marks.map(({ dueOn, what }) => html`<li>${day(dueOn)}：${series(what, '；')}</li>\n`)}</ol></figcaption></figure>`
}

function captionOf({ year }: YearPicture): Html {
  return html`${year} 年度计划日历：横条为各任务的检查时间，按抽查次数等分；编号竖线为全年固定时限：`
}

function yearSvg(picture: YearPicture): Html {
  const { bars, marks, months, year } = picture
  const height = heightOf(picture)
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${year} 年度计划日历。${inBoth(said(picture), inList)}" width="100%" height="${height}">
${months.map(
  (at, index) =>
    html`<line class="grid" x1="${pct(at)}" x2="${pct(at)}" y1="${HEAD}" y2="${height - FOOT}"></line>
<text class="tick" x="${pct(at + 1 / 24)}" y="15" text-anchor="middle">${inBoth(`${index + 1}${index === 0 ? '月' : ''}`, englishMonth(index + 1).slice(0, 1))}</text>\n`,
)}${marks.map((mark, at) => lineOf(mark, at, height))}${bars.map((bar, at) => barOf(bar, HEAD + at * ROW))}${marks.map((mark, at) => dotOf(mark, at, height))}</svg>`
}

/** Signs that fit beside the edge of a phone. */
const SHORT = 19

function barOf({ number, name, from, to, rounds, start, end }: PictureBar, top: number): Html {
  const width = Math.max(end - start, 0)
  const cuts = Array.from({ length: rounds - 1 }, (_, at) => start + (width * (at + 1)) / rounds)
  const signs = Array.from(name)
  const short = signs.length > SHORT ? `${signs.slice(0, SHORT - 1).join('')}…` : name
  const late = end > 1 - start // on the side where there is more room
  return html`<text class="whole-name" x="0" y="${top + 18}">${number}　${asRecorded(name)}</text>
<text class="short-name" x="0" y="${top + 18}">${number}　${asRecorded(short)}</text>
<rect class="part" x="${pct(start)}" y="${top + 25}" width="${pct(width)}" height="12"></rect>
${cuts.map((at) => html`<line class="cut" x1="${pct(at)}" x2="${pct(at)}" y1="${top + 24}" y2="${top + 38}"></line>\n`)}<text class="tick" x="${pct(late ? end : start)}" y="${top + 52}" text-anchor="${late ? 'end' : 'start'}">${monthDay(from)}至${monthDay(to)} · ${rounds} 次</text>
`
}

/** The lines lie below everything that is written. */
function lineOf({ at }: PictureMark, index: number, height: number): Html {
  return html`<line class="due" x1="${pct(at)}" x2="${pct(at)}" y1="${HEAD}" y2="${dotAt(index, height) - 9}"></line>\n`
}

function dotOf({ at }: PictureMark, index: number, height: number): Html {
  const y = dotAt(index, height)
  return html`<circle class="due-dot" cx="${pct(at)}" cy="${y}" r="9"></circle>
<text class="due-number" x="${pct(at)}" y="${y + 4}" text-anchor="middle">${index + 1}</text>
`
}

/** Marks that stand close together keep their numbers apart by standing on two lines. */
function dotAt(index: number, height: number): number {
  return height - FOOT + (index % 2 === 0 ? 12 : 32)
}

/** Names are Chinese: the English picture says where they stand. */
const inList = 'The list below names the days, the table the tasks.'

function said({ bars, marks }: YearPicture): Html {
  return series(
    [
      ...bars.map(
        ({ name, from, to, rounds }) => html`${asRecorded(name)}：${monthDay(from)}至${monthDay(to)}，${rounds} 次`,
      ),
      ...marks.map(({ dueOn, what }) => html`${monthDay(dueOn)}：${series(what)}`),
    ],
    '；',
  )
}

function monthDay(value: string): Html {
  return inBoth(chineseMonthDay(value), englishMonthDay(value).replace(/(?<=\w{3})\w+$/, ''))
}

function pct(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}

/** What the site's style sheet says of it, for a picture that stands alone. */
const alone = `
svg { --paper: #fff; --ink: #17212b; --soft: #4b5a68; --line: #d5dce3; --blue: #0b4a86; --open: #7a4a00; font: 15px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { svg { --paper: #141a20; --ink: #e6ebf0; --soft: #a9b6c2; --line: #33404c; --blue: #8cc1f5; --open: #f0c36d; } }
.ground { fill: var(--paper); }
text { fill: var(--ink); }
.tick { font-size: 13px; fill: var(--soft); }
.grid { stroke: var(--line); }
.part { fill: var(--blue); }
${yearRules.replaceAll('.year ', '')}`

/** The picture as a file of its own, for those who are signed in: as on the page, with its title above and its deadlines below. */
export function yearPictureFile(picture: YearPicture, title: string): string {
  const below = 56 + heightOf(picture)
  const lines = picture.marks.map(
    ({ dueOn, what }, at) =>
      html`<text class="tick" x="2%" y="${below + 12 + at * 22}">${at + 1}　${monthDay(dueOn)}：${what.join('；')}</text>\n`,
  )
  const height = below + picture.marks.length * 22 + 12
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}">
<title>${title}</title>
<style>${alone}</style>
<rect class="ground" width="100%" height="100%"></rect>
<text x="2%" y="28">${title}</text>
<svg x="2%" y="44" width="96%" height="${heightOf(picture)}">${yearSvg(picture)}</svg>
${lines}</svg>
`.toString()
}

function heightOf({ bars }: YearPicture): number {
  return HEAD + bars.length * ROW + FOOT
}
