import { AlignmentType, Paragraph, type Table, TextRun } from 'docx'
import type { Block, CodeAndSignature, Run } from '../../../shared/domain/documents/document.ts'
import { chineseDay, isDay } from '../../../shared/kernel/days.ts'
import { chartRun, qrRun, styled, textRuns } from './runs.ts'
import { formTable, listTable, sideBySide } from './tables.ts'

export interface Layout {
  /** A letter's body is larger than a form's. */
  readonly letter: boolean
  /** Millimetres between the margins. */
  readonly width: number
}

/** @param stays on one page with what follows: no signature and no table stands alone */
export function blockOf(block: Block, { letter, width }: Layout, stays: boolean): (Paragraph | Table)[] {
  const gap = (keepNext = false) => new Paragraph({ style: 'gap', keepNext })
  switch (block.kind) {
    case 'heading':
      return [styled(letter ? 'heading' : 'form-heading', [block.text])]
    case 'paragraph':
      return [paragraphOf(block, letter, stays)]
    case 'table':
      return [...(letter ? [gap(true)] : []), listTable(block, width), gap()]
    case 'form':
      return [formTable(block, width), gap()]
    case 'chart':
      return [picture(chartRun(block, width))]
    case 'code':
      return [sideBySide(codeOf(block), signedOf(block, letter), width), gap()]
    case 'signed':
      return signedOf(block, letter)
    case 'signatures':
      return block.places.map(placeOf)
    case 'note':
      return [styled('note', block.runs)]
    case 'new-page':
      return [new Paragraph({ style: 'gap', pageBreakBefore: true })]
  }
}

function picture(run: ReturnType<typeof chartRun>): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepLines: true,
    spacing: { before: 120, after: 120 },
    children: [run],
  })
}

function paragraphOf(
  { runs, align, plain }: Extract<Block, { kind: 'paragraph' }>,
  letter: boolean,
  keepNext: boolean,
): Paragraph {
  const style = letter ? (plain ? 'line' : 'body') : plain ? 'cell' : 'form-body'
  const alignment = align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT
  return new Paragraph({
    style,
    keepNext,
    keepLines: keepNext,
    ...(align ? { alignment } : {}),
    children: textRuns(runs),
  })
}

function codeOf({ url, note }: CodeAndSignature): Paragraph[] {
  return [
    new Paragraph({ keepNext: true, children: [qrRun(url, 22)] }),
    new Paragraph({ style: 'note', children: textRuns([note]) }),
  ]
}

function signedOf({ by, day }: { readonly by: string; readonly day: Run }, letter: boolean): Paragraph[] {
  const said = typeof day === 'string' && isDay(day) ? chineseDay(day) : day
  const style = letter ? 'signature' : 'form-signature'
  return [
    new Paragraph({ style, keepNext: true, spacing: { before: letter ? 560 : 240 }, children: textRuns([by]) }),
    styled(style, [said]),
  ]
}

/** A line on which somebody signs, and the day. */
function placeOf(label: string): Paragraph {
  const line = new TextRun({ text: '　'.repeat(10), underline: {} })
  return new Paragraph({
    style: 'place',
    children: [...textRuns([`${label}：`]), line, ...textRuns(['　　　年　　月　　日'])],
  })
}
