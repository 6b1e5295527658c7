import { concat, utf8 } from '../../../shared/kernel/bytes.ts'

interface Scan {
  readonly pages: number
  /** Further entries of the catalogue and of the trailer. */
  readonly catalog: string
  readonly trailer: string
  /** Further objects. */
  readonly more: Uint8Array
}

/** A small whole PDF with its table of places, which names only what the checks look at. */
export function pdf(has: Partial<Scan> = {}): Uint8Array {
  const { pages = 1, catalog = '', trailer = '', more = new Uint8Array() } = has
  const objects = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    `2 0 obj\n<< /Type /Pages /Count ${pages} >>\nendobj\n`,
    ...Array.from({ length: pages }, (_, at) => `${at + 3} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n`),
  ]
  const body = concat(utf8(`%PDF-1.7\n${objects.join('')}`), more)
  return concat(
    body,
    utf8(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 1 ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    ),
  )
}

/** An object stream with packed objects. */
export function objectStream(packed: Uint8Array, filter = '/Filter /FlateDecode'): Uint8Array {
  const head = `90 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${packed.length} >>\nstream\n`
  return concat(utf8(head), packed, utf8('\nendstream\nendobj\n'))
}
