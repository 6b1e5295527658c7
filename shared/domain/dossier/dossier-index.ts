import { toHex, utf8 } from '../../kernel/bytes.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { isDigest, isRecord, isText } from '../draw/field-rules.ts'
import { sha256 } from '../draw/hash.ts'

/** One file of a dossier. */
export interface DossierPart {
  readonly path: string
  /** What it is, in words. */
  readonly zh: string
  readonly en: string
  /** Media type. */
  readonly type: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
}

/** 卷内目录: `index.json`. It names every other file of the zip, in their order, and no file beside them is there. */
export interface DossierIndex {
  readonly format: 'mingchou-dossier-1'
  readonly dossier: string
  readonly inspection: string
  /** Path of the department whose file it is. */
  readonly department: string
  readonly target: string
  readonly targetName: string
  /** SHA-256 of the parts, see `contentDigest`. */
  readonly content: string
  readonly parts: readonly DossierPart[]
}

export const indexPath = 'index.json'

/** SHA-256 of the canonical JSON of every part's path, size and hash, in order. */
export function contentDigest(parts: readonly Pick<DossierPart, 'path' | 'size' | 'sha256'>[]): string {
  const told = parts.map(({ path, size, sha256: hash }) => ({ path, size, sha256: hash }))
  return toHex(sha256(utf8(canonicalJson(told))))
}

/** The index as a file. */
export function indexText(index: DossierIndex): string {
  return `${JSON.stringify(index, null, 1)}\n`
}

/** An index read from a file; undefined when it is none. */
export function readIndex(text: string): DossierIndex | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return isIndex(found) ? found : undefined
  } catch {
    return undefined
  }
}

function isIndex(found: unknown): found is DossierIndex {
  if (!isRecord(found) || found['format'] !== 'mingchou-dossier-1') return false
  const named = ['dossier', 'inspection', 'department', 'target', 'targetName'].every((name) => isText(found[name]))
  return named && isDigest(found['content']) && Array.isArray(found['parts']) && found['parts'].every(isPart)
}

function isPart(part: unknown): part is DossierPart {
  if (!isRecord(part)) return false
  return isText(part['path']) && isDigest(part['sha256']) && Number.isSafeInteger(part['size'])
}
