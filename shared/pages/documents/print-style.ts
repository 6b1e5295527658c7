import type { OfficialDraft } from '../../domain/documents/document.ts'
import { type Html, html } from '../html.ts'

/**
 * The page of a document: on paper as official documents are, on a screen as a sheet of paper, on a phone as wide as there is
 * room. It stands in the page itself, for the file is read alone.
 *
 * @source GB/T 9704-2012, 5 and 6: A4, 37/26/35/28 mm, 22 lines of 28 points, 三号仿宋
 */
export function printStyle({ head, landscape }: Pick<OfficialDraft, 'head' | 'landscape'>): Html {
  const [top, right, bottom, left] = head === 'letter' ? [37, 26, 35, 28] : [20, 20, 18, 25]
  const sides = landscape ? [left, top, right, bottom] : [top, right, bottom, left]
  const margin = sides.map((side) => `${side}mm`).join(' ')
  return html`<style>
@page { size: A4${landscape ? ' landscape' : ''}; margin: ${margin}; }
.sheet { max-width: ${landscape ? 297 : 210}mm; padding: ${margin}; }
@page { @bottom-center { content: "— " counter(page) " —"; font: 14pt "Times New Roman", SimSun, serif; } }
* { box-sizing: border-box; }
html { color-scheme: light; background: #e8eaed; }
body { margin: 0; color: #000; font: 16pt/28pt "Times New Roman", FangSong, STFangsong, "仿宋", "仿宋_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", serif; }
.sheet { margin: 8mm auto; background: #fff; box-shadow: 0 1px 6px #0003; overflow-wrap: anywhere; }
.hint { max-width: 210mm; margin: 4mm auto 0; padding: 0 4mm; font: 14px/1.6 sans-serif; color: #333; }
h1, h2, .office, .form-office { text-align: center; text-wrap: balance; }
h1 { margin: 0 0 14pt; font: normal 22pt/32pt "Times New Roman", "方正小标宋简体", "FZXiaoBiaoSong-B05S", STZhongsong, "华文中宋", SimSun, "Noto Serif CJK SC", serif; }
.office { margin: 0 0 12pt; color: #e60012; font: normal 30pt/40pt "方正小标宋简体", "FZXiaoBiaoSong-B05S", STZhongsong, SimSun, "Noto Serif CJK SC", serif; }
.number { margin: 0 0 28pt; padding-bottom: 6pt; border-bottom: 2.25pt solid #e60012; text-align: center; }
.form-office { margin: 0; font: normal 16pt/24pt "方正小标宋简体", STZhongsong, SimSun, "Noto Serif CJK SC", serif; }
.form-number { margin: 0 0 8pt; text-align: right; font-size: 12pt; line-height: 18pt; }
.form { font-size: 12pt; line-height: 18pt; }
.form h1 { margin-bottom: 8pt; font-size: 20pt; }
h2 { margin: 0; text-align: left; text-indent: 2em; break-after: avoid; font: normal 16pt/28pt SimHei, STHeiti, "黑体", "Noto Sans CJK SC", sans-serif; }
.form h2 { margin: 8pt 0 4pt; text-indent: 0; font-size: 12pt; line-height: 18pt; }
p { margin: 0; orphans: 2; widows: 2; }
p:has(+ .scroll), p:has(+ .signed) { break-after: avoid; }
p.body { text-indent: 2em; }
p.center { text-align: center; text-indent: 0; }
p.right { text-align: right; text-indent: 0; }
p.note { margin-top: 4pt; font-size: 10.5pt; line-height: 15pt; }
mark { background: #ff0; color: #000; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { width: 100%; margin: 4pt 0 8pt; border-collapse: collapse; table-layout: fixed; font-size: 10.5pt; line-height: 15pt; }
table.whole { break-inside: avoid; }
th, td { padding: 2pt 4pt; border: .75pt solid #000; vertical-align: middle; text-align: left; font-weight: normal; }
th, td.center { text-align: center; }
td.right { text-align: right; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
figure { margin: 8pt 0; break-inside: avoid; text-align: center; font-size: 10.5pt; line-height: 16pt; }
.chart text { font: 12px SimSun, "Noto Serif CJK SC", serif; fill: #000; }
.chart .whole { fill: #e3e6ea; }
.chart .part { fill: #2f5597; }
.chart .grid { stroke: #ccc; }
.chart rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.qr { width: 22mm; height: 22mm; }
.pictures { display: flex; flex-wrap: wrap; gap: 4mm; }
.pictures figure { flex: 0 0 50mm; margin: 0; }
.pictures img { max-width: 50mm; max-height: 50mm; }
.pictures figcaption { font-size: 9pt; line-height: 13pt; overflow-wrap: anywhere; }
.place { margin-top: 10pt; font-size: 10.5pt; break-inside: avoid; }
.line { display: inline-block; width: 12em; border-bottom: .75pt solid #000; }
.day { white-space: nowrap; margin-left: 2em; }
.signed { margin-top: 28pt; text-align: right; break-inside: avoid; }
.beside { display: flex; align-items: center; justify-content: space-between; break-inside: avoid; }
.beside figure { margin: 2pt 0; text-align: left; }
.beside .signed { margin: 0; }
.new-page { break-before: page; }
@media print {
  html { background: none; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .hint { display: none; }
}
@media screen and (max-width: 800px) {
  .sheet { margin: 0; padding: 6mm 4mm; }
  body { font-size: 17px; line-height: 1.7; }
  h1 { font-size: 22px; line-height: 1.4; }
  .office { font-size: 26px; line-height: 1.4; }
  .scroll { overflow-x: auto; }
  .scroll table { min-width: 640px; }
}
</style>`
}
