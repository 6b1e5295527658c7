/** Word measures pages in twips, a twentieth of a point, and pictures in pixels of 1/96 inch. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

export function pixels(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4)
}

/**
 * A4 with the margins of official documents, millimetres.
 *
 * @source GB/T 9704-2012, 5.2 and 6.1
 */
const paper = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const

/** A page lying on its side keeps the binding edge at the top. */
export function pageOf(landscape: boolean) {
  const { width, height, top, bottom, left, right } = paper
  const margin = landscape
    ? { top: twips(left), bottom: twips(right), left: twips(bottom), right: twips(top) }
    : { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right) }
  // The library turns width and height itself when a page is landscape.
  return { size: { width: twips(width), height: twips(height) }, margin, textWidth: textWidth(landscape) }
}

/** Millimetres between the margins. */
function textWidth(landscape: boolean): number {
  return landscape ? paper.height - paper.top - paper.bottom : paper.width - paper.left - paper.right
}
