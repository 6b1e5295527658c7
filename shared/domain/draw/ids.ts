import { utf8 } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** Space of any kind at an end: general category Z, or the byte order mark (SPEC 1). */
const SPACE_AT_AN_END = /^[\p{Z}\uFEFF]|[\p{Z}\uFEFF]$/u
const CONTROL = /\p{Cc}/u
const PLAIN = /^[!-~]{1,255}$/ // nothing below can be wrong with it, and most ids are so

/**
 * Why an id is not legal, in words for the refusal, or null when it is: NFC, 1 to 255 bytes of UTF-8, no control
 * character, no space at either end.
 * @source SPEC 1
 */
export function idFault(id: unknown): string | null {
  if (typeof id !== 'string') return '不是文本 (is not text)'
  if (PLAIN.test(id)) return null
  if (id === '') return '为空 (is empty)'
  if (!id.isWellFormed()) return '含有残缺字符 (holds a lone surrogate)'
  if (id.normalize('NFC') !== id) return '不是 NFC 规范形式 (is not in NFC)'
  if (utf8(id).length > 255) return '超过 255 字节 (is over 255 bytes)'
  if (CONTROL.test(id)) return '含有控制字符 (holds a control character)'
  if (SPACE_AT_AN_END.test(id)) return '首尾有空格 (has a space at an end)'
  return null
}

/**
 * Refuses an id that is not legal; never repairs it, since a repaired id would have another ticket.
 * @throws {Refusal} `id-not-legal`
 */
export function requireId(id: unknown): void {
  const why = idFault(id)
  if (why !== null) throw new Refusal('id-not-legal', { id: JSON.stringify(id), why })
}

/** @throws {Refusal} `id-repeated` when two neighbours of a sorted list are the same */
export function requireNoRepeat(sorted: readonly string[]): void {
  const repeated = sorted.find((id, at) => at > 0 && id === sorted[at - 1])
  if (repeated !== undefined) throw new Refusal('id-repeated', { id: JSON.stringify(repeated) })
}
