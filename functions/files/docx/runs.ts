import { ImageRun, Paragraph, TextRun } from 'docx'
import { ChartRun } from 'docx/charts'
import { type Chart, markOf, type Run } from '../../../shared/domain/documents/document.ts'
import { qrPoints } from '../../../shared/pages/qr.ts'
import { bitmapPng } from '../png.ts'
import { pixels } from './measures.ts'

/** A blank is seen in print and on screen alike. */
export function textRuns(runs: readonly Run[]): TextRun[] {
  return runs.map((run) =>
    typeof run === 'string' ? new TextRun(legal(run)) : new TextRun({ text: legal(markOf(run)), highlight: 'yellow' }),
  )
}

export function styled(style: string, runs: readonly Run[]): Paragraph {
  return new Paragraph({ style, children: textRuns(runs) })
}

/** A chart of the office suite itself: whoever edits the document edits its numbers too. */
export function chartRun({ shape, title, unit, categories, values }: Chart, width: number): ChartRun {
  const format = unit === '%' ? { numberFormat: '0.0"%"' } : {}
  const height = shape === 'bar' ? 30 + 9 * categories.length : 70
  return new ChartRun({
    type: shape,
    title: { text: `${title}（单位：${unit}）`, font: { size: 12 } },
    categories: categories.map(legal),
    series: [{ name: unit, values, color: '2F5597' }],
    legend: false,
    font: { name: '仿宋' },
    gapWidth: categories.length > 2 ? 60 : 200,
    categoryAxis: { reverseOrder: shape === 'bar', font: { size: 10 } },
    valueAxis: { visible: false, gridlines: false, minimum: 0 },
    dataLabels: { value: true, font: { size: 10 }, ...format },
    transformation: { width: pixels(width), height: pixels(height) },
    altText: { name: title, description: said(title, unit, categories, values) },
  })
}

function said(title: string, unit: string, categories: readonly string[], values: readonly number[]): string {
  return `${title}。${categories.map((each, at) => `${each}：${values[at]}${unit}`).join('；')}`
}

/** @param side millimetres */
export function qrRun(url: string, side: number): ImageRun {
  const size = pixels(side)
  return new ImageRun({
    type: 'png',
    data: bitmapPng(enlarged(qrPoints(url), 8)),
    transformation: { width: size, height: size },
    altText: { name: 'QR', title: '二维码', description: url },
  })
}

/** Some offices smooth what they enlarge themselves, and a smoothed code is not read. */
function enlarged(points: readonly (readonly boolean[])[], times: number): boolean[][] {
  return points.flatMap((row) => {
    const wide = row.flatMap((point) => Array.from({ length: times }, () => point))
    return Array.from({ length: times }, () => wide)
  })
}

/** Signs that XML 1.0 cannot hold are left out. */
function legal(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}(?<![\t\n\r])|[\ufffe\uffff]/gu, '')
}
