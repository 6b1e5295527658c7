import { AlignmentType, BorderStyle, type IParagraphStyleOptions, LineRuleType } from 'docx'

/** Chinese in the font named, Latin letters and figures in Times New Roman; whoever lacks the font sees his own Song. */
function fontOf(eastAsia: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia }
}

/** 28 points a line: 22 lines on a page. */
const lines = { line: 560, lineRule: LineRuleType.EXACT }
const twoSigns = { firstLineChars: 200, firstLine: 640 }
const xiaobiaosong = fontOf('方正小标宋简体')
const fangsong = fontOf('仿宋')
const hei = fontOf('黑体')

/** Sizes are half points: 44 is 二号, 32 三号, 28 四号, 24 小四, 21 五号. */
export const paragraphStyles = [
  style(
    'office',
    { font: xiaobiaosong, size: 60, color: 'E60012' },
    { spacing: { before: 300, after: 200 }, ...middle() },
  ),
  style(
    'number',
    { font: fangsong, size: 32 },
    {
      spacing: { after: 560 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 6, color: 'E60012' } },
      ...middle(),
    },
  ),
  style('form-office', { font: xiaobiaosong, size: 32 }, { spacing: { after: 80 }, keepNext: true, ...middle() }),
  style('form-number', { font: fangsong, size: 24 }, { spacing: { after: 200 }, alignment: AlignmentType.RIGHT }),
  style('title', { font: xiaobiaosong, size: 44 }, { spacing: { after: 360 }, keepNext: true, ...middle() }),
  style('form-title', { font: xiaobiaosong, size: 40 }, { spacing: { after: 160 }, keepNext: true, ...middle() }),
  style('addressee', { font: fangsong, size: 32 }, { spacing: lines }),
  style('body', { font: fangsong, size: 32 }, { spacing: lines, indent: twoSigns }),
  style('line', { font: fangsong, size: 32 }, { spacing: lines }),
  style('heading', { font: hei, size: 32 }, { spacing: lines, indent: twoSigns, keepNext: true }),
  style('form-heading', { font: hei, size: 24 }, { spacing: { before: 160, after: 80 }, keepNext: true }),
  style(
    'form-body',
    { font: fangsong, size: 24 },
    {
      spacing: { line: 360, lineRule: LineRuleType.EXACT },
      indent: { firstLineChars: 200, firstLine: 480 },
    },
  ),
  style('cell', { font: fangsong, size: 21 }, { spacing: { before: 30, after: 30 } }),
  style('list-cell', { font: fangsong, size: 21 }, { spacing: { before: 20, after: 20 } }),
  style('note', { font: fangsong, size: 21 }, { spacing: { before: 80 } }),
  style('signature', { font: fangsong, size: 32 }, { spacing: lines, keepLines: true, alignment: AlignmentType.RIGHT }),
  style(
    'form-signature',
    { font: fangsong, size: 24 },
    { spacing: { line: 400, lineRule: LineRuleType.EXACT }, keepLines: true, alignment: AlignmentType.RIGHT },
  ),
  style('place', { font: fangsong, size: 21 }, { spacing: { before: 200 }, keepLines: true }),
  style('gap', { font: fangsong, size: 16 }, { spacing: { line: 160, lineRule: LineRuleType.EXACT } }),
  style('page', { font: fontOf('宋体'), size: 28 }, {}),
]

type Styled = Pick<IParagraphStyleOptions, 'run' | 'paragraph'>

function style(id: string, run: NonNullable<Styled['run']>, paragraph: NonNullable<Styled['paragraph']>) {
  return { id, name: id, run, paragraph }
}

function middle() {
  return { alignment: AlignmentType.CENTER }
}
