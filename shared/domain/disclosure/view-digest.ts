import { toHex, utf8 } from '../../kernel/bytes.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256 } from '../draw/hash.ts'
import type { ResultView } from './result-view.ts'

/** What the public log commits to, and what stays of a version that is gone: SHA-256 of the view's canonical JSON, in hex. */
export function viewDigest(view: ResultView): string {
  return toHex(sha256(utf8(canonicalJson(view))))
}
