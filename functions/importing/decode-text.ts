import { unreadable } from './unreadable.ts'

/**
 * The text of a .csv: UTF-8 with its mark or without, UTF-16 with its mark, else GB18030, as Excel and WPS write in China.
 *
 * @throws {Refusal} `file-not-readable` for bytes that are none of these
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const
  for (const [encoding, mark] of marked) {
    if (mark.every((byte, at) => bytes[at] === byte)) return strict(encoding, bytes) ?? refuse()
  }
  const text = strict('utf-8', bytes) ?? (isNearlyUtf8(bytes) ? refuse() : strict('gb18030', bytes)) ?? refuse()
  if (text.includes('\u0000')) return refuse()
  return text
}

function strict(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A few spoilt bytes in UTF-8 would be nonsense in GB18030, and legal nonsense at that. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const [right, wrong] = [/[\u4e00-\u9fff]/g, /\ufffd/g].map((signs) => text.match(signs)?.length ?? 0)
  return (right ?? 0) > 4 * (wrong ?? 0)
}

function refuse(): never {
  throw unreadable(
    '文字编码不是 UTF-8 或 GB18030，或已有损坏，请用 Excel 或 WPS 另存为 .xlsx',
    'its text is neither UTF-8 nor GB18030, or is damaged: save it as .xlsx',
  )
}
