import { AlignmentType, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import type { Block, OfficialDraft } from '../../../shared/domain/documents/document.ts'
import { blockOf } from './blocks.ts'
import { pageOf } from './measures.ts'
import { styled } from './runs.ts'
import { paragraphStyles } from './styles.ts'

/**
 * A draft as a .docx: a letter with a red head, or a form. The library writes the time and chance ids into the file, so two
 * writings of one draft differ in bytes: whoever keeps a file keeps the first.
 *
 * @source GB/T 9704-2012
 */
export function writeDocx(draft: OfficialDraft): Promise<Buffer> {
  const letter = draft.head === 'letter'
  const { size, margin, textWidth } = pageOf(draft.head, draft.landscape === true)
  const orientation = draft.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const document = new Document({
    title: draft.title.replace('\n', ''),
    creator: draft.office,
    styles: { paragraphStyles: [...paragraphStyles] },
    evenAndOddHeaderAndFooters: letter,
    sections: [
      {
        properties: { page: { size: { ...size, orientation }, margin } },
        footers: letter
          ? { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) }
          : { default: footer(AlignmentType.CENTER) },
        children: [
          ...headOf(draft),
          ...draft.blocks.flatMap((block, at) =>
            blockOf(block, { letter, width: textWidth }, standsWith(draft.blocks[at + 1])),
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** What a paragraph before it leads to. */
function standsWith(next: Block | undefined): boolean {
  return next !== undefined && ['signed', 'table', 'form'].includes(next.kind)
}

/** Odd pages have their number on the right, even ones on the left, between dashes. */
function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ style: 'page', alignment, children: [number] })] })
}

function headOf({ head, office, number, title, addressee }: OfficialDraft): Paragraph[] {
  const titled =
    head === 'letter'
      ? [styled('office', [office]), styled('number', number === undefined ? [] : [number]), titleOf('title', title)]
      : [
          styled('form-office', [office]),
          titleOf('form-title', title),
          ...(number === undefined ? [] : [styled('form-number', [number])]),
        ]
  return [
    ...titled,
    ...(addressee === undefined ? [] : [styled(head === 'letter' ? 'addressee' : 'cell', [addressee, '：'])]),
  ]
}

/** Broken where its words end, not where the line does. */
function titleOf(style: string, title: string): Paragraph {
  const lines = title.split('\n')
  return new Paragraph({
    style,
    children: lines.map((text, at) => new TextRun({ text, ...(at > 0 ? { break: 1 } : {}) })),
  })
}
