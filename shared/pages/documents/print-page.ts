import type {
  Block,
  Chart,
  FormCell,
  FormRow,
  Line,
  ListTable,
  OfficialDraft,
  Run,
} from '../../domain/documents/document.ts'
import { isFigure, markOf } from '../../domain/documents/document.ts'
import { chineseDay, isDay } from '../../kernel/days.ts'
import { barChart } from '../bar-chart.ts'
import { columnChart } from '../column-chart.ts'
import { document, type Html, html, nothing } from '../html.ts'
import { qrSvg } from '../qr.ts'
import { printStyle } from './print-style.ts'

/** The policy of a file that loads nothing and runs nothing; its pictures, where it has any, stand in the file itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

/** A picture that stands in the page itself. */
export interface PrintedPicture {
  /** A small JPEG, base64. */
  readonly jpeg: string
  readonly caption: string
}

/** A document as one page of HTML that is read alone and printed on A4, with what its .docx says. */
export function printPage(draft: OfficialDraft, pictures: readonly PrintedPicture[] = []): string {
  const form = draft.head === 'form'
  return document(html`<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}${pictures.length > 0 ? '; img-src data:' : ''}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${draft.title.replace('\n', '')}</title>
${printStyle(draft)}
</head>
<body>
<p class="hint">打印本页即得 A4 文书（Ctrl+P）。标黄处平台没有记录，请填写或手写后再用。</p>
<main class="sheet${form ? ' form' : ''}">
${headOf(draft)}
${draft.blocks.map(blockOf)}
${pictures.length > 0 ? picturesOf(pictures) : nothing}
</main>
</body>
</html>`)
}

function picturesOf(pictures: readonly PrintedPicture[]): Html {
  return html`<h2>附：照片</h2>
<div class="pictures">${pictures.map(
    ({ jpeg, caption }) =>
      html`<figure><img src="data:image/jpeg;base64,${jpeg}" alt="${caption}"><figcaption>${caption}</figcaption></figure>\n`,
  )}</div>`
}

function headOf({ head, office, number, title, addressee }: OfficialDraft): Html {
  const to = addressee === undefined ? nothing : html`<p>${runs([addressee, '：'])}</p>`
  if (head === 'letter')
    return html`<p class="office">${office}</p>
<p class="number">${number === undefined ? nothing : runs([number])}</p>
<h1>${lines(title)}</h1>
${to}`
  return html`<p class="form-office">${office}</p>
<h1>${lines(title)}</h1>
${number === undefined ? nothing : html`<p class="form-number">${runs([number])}</p>`}
${to}`
}

function blockOf(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>\n`
    case 'paragraph':
      return html`<p class="${block.align ?? (block.plain ? 'plain' : 'body')}">${runs(block.runs)}</p>\n`
    case 'table':
      return listTable(block)
    case 'form':
      return html`<div class="scroll"><table${block.rows.length <= 8 ? html` class="whole"` : nothing}>${columns(block.widths)}<tbody>\n${block.rows.map(formRow)}</tbody></table></div>\n`
    case 'chart':
      return chartOf(block)
    case 'code':
      return html`<div class="beside"><figure>${qrSvg(block.url)}<figcaption>${block.note}</figcaption></figure>${signedOf(block)}</div>\n`
    case 'signed':
      return signedOf(block)
    case 'signatures':
      return html`${block.places.map(
        (place) =>
          html`<p class="place">${place}：<span class="line">&nbsp;</span><span class="day">　　　年　　月　　日</span></p>\n`,
      )}`
    case 'note':
      return html`<p class="note">${runs(block.runs)}</p>\n`
    case 'new-page':
      return html`<div class="new-page"></div>\n`
  }
}

function listTable({ head, rows, widths }: ListTable): Html {
  return html`<div class="scroll"><table class="list">${columns(widths ?? head.map(() => 1))}<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((text) => html`<td${isFigure(text) ? html` class="center"` : nothing}>${lines(text)}</td>`)}</tr>\n`)}</tbody></table></div>
`
}

function columns(shares: readonly number[]): Html {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return html`<colgroup>${shares.map((share) => html`<col style="width:${((100 * share) / whole).toFixed(2)}%">`)}</colgroup>`
}

function formRow({ cells, height }: FormRow): Html {
  const long = cells.some(({ lines }) => lines.length > 6)
  const tall = height ? html` style="height:${height}mm"` : nothing
  return html`<tr${long ? html` class="long"` : nothing}${tall}>${cells.map(formCell)}</tr>\n`
}

function formCell({ lines, label, columns: wide, rows, align }: FormCell): Html {
  const spans = html`${wide ? html` colspan="${wide}"` : nothing}${rows ? html` rowspan="${rows}"` : nothing}`
  const content = lines.map((line) => html`<div>${runs(line)}</div>`)
  if (label) return html`<th${spans}>${content}</th>`
  return html`<td${spans}${align ? html` class="${align}"` : nothing}>${content}</td>`
}

function chartOf({ shape, title, unit, categories, values }: Chart): Html {
  const said = `${title}（单位：${unit}）`
  const labelled = categories.map((label, at) => ({ label, value: values[at] ?? 0 }))
  if (shape === 'bar') return barChart({ title: said, bars: labelled, unit })
  const withValues = labelled.map(({ label, value }) => ({ label: `${label}：${value}`, value }))
  return columnChart({ title: said, columns: withValues, unit })
}

/** Broken where its words end. */
function lines(text: string): Html {
  return html`${text.split('\n').map((line, at) => (at > 0 ? html`<br>${line}` : line))}`
}

function runs(line: Line): Html {
  return html`${line.map((run: Run) => (typeof run === 'string' ? run : html`<mark>${markOf(run)}</mark>`))}`
}

function signedOf({ by, day }: { readonly by: string; readonly day: Run }): Html {
  const said = typeof day === 'string' && isDay(day) ? chineseDay(day) : day
  return html`<div class="signed"><p>${by}</p><p>${runs([said])}</p></div>\n`
}
