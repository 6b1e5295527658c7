import { compare, type Difference, fault, first } from '../verify/difference.ts'
import { contentDigest, type DossierIndex, indexPath, readIndex } from './dossier-index.ts'
import type { FoundFile, Look, OpenedDossier } from './opened-dossier.ts'
import { drawLooks } from './verify-drawn.ts'
import { photosDifference } from './verify-photos.ts'

export interface DossierCheck {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly ok: boolean
}

export interface DossierVerification {
  readonly ok: boolean
  readonly checks: readonly DossierCheck[]
  readonly firstDifference: Difference | undefined
  readonly index?: DossierIndex
  /** SHA-256 of the index, to be held against the platform's record. */
  readonly indexDigest?: string
}

/**
 * Holds a dossier against its own index, its photos against its record, and its draw against the public rules. The first check
 * that fails ends the work: what comes after it rests on it. Never throws, whatever it is given.
 */
export function verifyDossier(opened: OpenedDossier): DossierVerification {
  const text = opened.text(indexPath)
  const index = text === undefined ? undefined : readIndex(text)
  const indexDigest = opened.files.find(({ path }) => path === indexPath)?.sha256
  const named = index && indexDigest ? { index, indexDigest } : {}
  const checks: DossierCheck[] = []
  for (const { id, zh, en, found } of looks(opened, index)) {
    const wrong = attempt(found)
    checks.push({ id, zh, en, ok: !wrong })
    if (wrong) return { ok: false, checks, firstDifference: wrong, ...named }
  }
  return { ok: true, checks, firstDifference: undefined, ...named }
}

function looks(opened: OpenedDossier, index: DossierIndex | undefined): Look[] {
  const parts = index?.parts ?? []
  const json = parsedOnce(opened)
  return [
    {
      id: 'index',
      zh: '卷内目录格式正确',
      en: 'The index has its form',
      found: () => (index ? null : fault(indexPath, '缺失或不是卷内目录 (is missing or is no index)', undefined)),
    },
    {
      id: 'files',
      zh: '卷内文件与目录一一对应，不多不少',
      en: 'Every file is in the index, and nothing else is there',
      found: () => filesDifference(opened.files, parts),
    },
    {
      id: 'hashes',
      zh: `每个文件的大小和 SHA-256 与目录一致（${parts.length} 个）`,
      en: `Size and SHA-256 of each of the ${parts.length} files`,
      found: () => hashesDifference(opened.files, parts),
    },
    {
      id: 'content',
      zh: '目录自身的总摘要一致',
      en: 'The digest over all parts',
      found: () => compare(contentDigest(parts), index?.content, 'content'),
    },
    {
      id: 'photos',
      zh: '照片原件与检查记录中的摘要一致，一张不缺',
      en: 'The photos are those of the record, none missing',
      found: () => photosDifference(opened.files, json),
    },
    ...drawLooks(opened, index, json),
  ]
}

/** A bundle may have tens of megabytes: each file is parsed once. */
function parsedOnce({ text }: OpenedDossier): (path: string) => unknown {
  const known = new Map<string, unknown>()
  return (path) => {
    if (!known.has(path)) known.set(path, JSON.parse(text(path) ?? 'null'))
    return known.get(path)
  }
}

function filesDifference(files: readonly FoundFile[], parts: readonly { readonly path: string }[]): Difference | null {
  const known = new Set([indexPath, ...parts.map(({ path }) => path)])
  const there = new Set<string>()
  for (const { path } of files) {
    if (there.has(path)) return fault(path, '出现了两次 (is there twice)', path)
    if (!known.has(path)) return fault(path, '不在目录中 (is not in the index)', path)
    there.add(path)
  }
  const missing = [...known].find((path) => !there.has(path))
  return missing === undefined
    ? null
    : fault(missing, '目录中有而卷内没有 (is in the index and not in the file)', undefined)
}

function hashesDifference(
  files: readonly FoundFile[],
  parts: readonly { readonly path: string; readonly size: number; readonly sha256: string }[],
): Difference | null {
  const found = new Map(files.map((file) => [file.path, file]))
  return first(parts, ({ path, size, sha256 }) => {
    const file = found.get(path)
    return compare(size, file?.size, `${path} size`) ?? compare(sha256, file?.sha256, `${path} SHA-256`)
  })
}

/** What cannot be looked at has not been passed. */
function attempt(look: Look['found']): Difference | undefined {
  try {
    return look() ?? undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fault('$', `无法核对 (could not be checked: ${why})`, undefined)
  }
}
