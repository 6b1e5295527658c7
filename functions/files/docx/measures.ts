import type { OfficialDraft } from '../../../shared/domain/documents/document.ts'

/** Word measures pages in twips, a twentieth of a point, and pictures in pixels of 1/96 inch. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

export function pixels(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4)
}

/** A4. */
const paper = { width: 210, height: 297 } as const

/**
 * Margins, millimetres: those of official documents for letters; forms, of which one page is to hold as much as it can, have less.
 *
 * @source GB/T 9704-2012, 5.2
 */
const margins: {
  readonly [H in OfficialDraft['head']]: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>
} = {
  letter: { top: 37, bottom: 35, left: 28, right: 26 },
  form: { top: 20, bottom: 18, left: 25, right: 20 },
}

/** A page lying on its side keeps the binding edge at the top. Widths between the margins are millimetres. */
export function pageOf(head: OfficialDraft['head'], landscape: boolean) {
  const { top, bottom, left, right } = margins[head]
  const margin = landscape
    ? { top: twips(left), bottom: twips(right), left: twips(bottom), right: twips(top) }
    : { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right) }
  const textWidth = landscape ? paper.height - top - bottom : paper.width - left - right
  // The library turns width and height itself when a page is landscape.
  return { size: { width: twips(paper.width), height: twips(paper.height) }, margin, textWidth }
}
