import { encode } from 'uqr'
import { type Html, html } from './html.ts'

/**
 * A text as a QR code's points, its quiet margin of four points included; true is dark. Up to 15 % of it may be damaged.
 *
 * @source ISO/IEC 18004
 */
export function qrPoints(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 4 }).data
}

/** The code as a picture that keeps sharp at any size; whoever cannot see it hears the text. */
export function qrSvg(text: string): Html {
  const points = qrPoints(text)
  const path = points.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return html`<svg class="qr" role="img" aria-label="${text}" viewBox="0 0 ${points.length} ${points.length}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"></rect><path d="${path}" fill="#000"></path></svg>`
}
