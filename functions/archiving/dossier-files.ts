import { createHash } from 'node:crypto'
import { madeFiles } from '../../shared/domain/documents/made-file.ts'
import { documentKinds, type OfficialDocument } from '../../shared/domain/documents/official-document.ts'
import { dossierDraft } from '../../shared/domain/dossier/dossier-draft.ts'
import type { DossierPart } from '../../shared/domain/dossier/dossier-index.ts'
import {
  bundlePath,
  partText,
  photoPath,
  supplementPath,
  type ToldPart,
  toldParts,
} from '../../shared/domain/dossier/dossier-parts.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { type PrintedPicture, printPage } from '../../shared/pages/documents/print-page.ts'
import { photoEndings } from '../acts/photo-addresses.ts'
import { readPieces } from '../stores/object-pieces.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import { DossierFault } from './dossier-fault.ts'
import type { ReadSources } from './read-sources.ts'

/** A file that is to go into a dossier: what the index says of it, and where its bytes come from when its turn comes. */
export interface DossierFile extends DossierPart {
  readonly open: () => Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>>
  /** Packed already. */
  readonly asItIs?: true
}

interface Material extends ReadSources {
  readonly documents: readonly OfficialDocument[]
  readonly sealed?: ToldPart
}

interface Buckets {
  readonly archive: ReadBucket
  readonly evidence: ReadBucket
}

/**
 * Every file of a dossier but its index, in order. Photos and documents are named by the hash that their record has, and are
 * opened only when their turn comes; the page comes last, because it holds the others' hashes.
 */
export async function dossierFiles(material: Material, buckets: Buckets): Promise<DossierFile[]> {
  const { sources, files, documents, sealed } = material
  const told = toldParts(sources).map((part) => textFile(part, partText(part), 'application/json'))
  const parts = [
    ...told,
    byteFile({ path: bundlePath, zh: '抽取的公开验证文件', en: 'Public bundle of the draw' }, files.bundle),
    ...files.supplements.map((bytes, at) =>
      byteFile({ path: supplementPath(at + 1), zh: `第 ${at + 1} 次递补`, en: `Supplement ${at + 1}` }, bytes),
    ),
    ...documents.flatMap((document) => documentFiles(document, buckets.archive)),
    ...photoFiles(sources.inspection.photos, buckets.evidence),
    ...(sealed ? [textFile(sealed, partText(sealed), 'application/json')] : []),
  ]
  const ordered = parts.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const page = printPage(dossierDraft(sources, ordered), await pictures(sources.inspection.photos, buckets.archive))
  return [
    ...ordered,
    textFile({ path: pagePath, zh: '卷宗（打印页）', en: 'The dossier as one page' }, page, 'text/html'),
  ]
}

export const pagePath = 'dossier.html'

type Named = Pick<DossierPart, 'path' | 'zh' | 'en'>

/** A text as a file of a dossier. */
export function textFile({ path, zh, en }: Named, text: string, type: string): DossierFile {
  return { ...byteFile({ path, zh, en }, Buffer.from(text)), type }
}

function byteFile(named: Named, bytes: Uint8Array): DossierFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ...named, type: 'application/json', size: bytes.length, sha256, open: async () => [bytes] }
}

function documentFiles({ kind, number, files = {} }: OfficialDocument, archive: ReadBucket): DossierFile[] {
  const { zh, en } = documentKinds[kind]
  return (Object.keys(files) as (keyof typeof files)[]).flatMap((name) => {
    const file = files[name]
    const { end, type } = madeFiles[name]
    if (!file) return []
    const path = `03-documents/${kind}-${number}.${end}`
    const { key, size, sha256 } = file
    return [{ path, zh, en, type, size, sha256, open: () => opened(archive, key, path) }]
  })
}

/** The originals of all photos that were accepted, each under the number that it has in the record’s list. */
export function photoFiles(photos: readonly Photo[], evidence: ReadBucket): DossierFile[] {
  return photos.flatMap(({ state, sha256, size, type, evidence: key, purpose }, at) => {
    if (state !== 'accepted') return []
    const path = photoPath(at, photoEndings[type])
    const { zh, en } = kinds[purpose ?? 'visit']
    return [
      {
        path,
        zh: `${zh}（原件）`,
        en: `${en} (original)`,
        type,
        size,
        sha256,
        asItIs: true as const,
        open: () => opened(evidence, key ?? '', path),
      },
    ]
  })
}

const kinds: Record<NonNullable<Photo['purpose']> | 'visit', Pick<DossierPart, 'zh' | 'en'>> = {
  visit: { zh: '照片', en: 'Photo' },
  rectification: { zh: '整改证明', en: 'Proof of rectification' },
  letter: { zh: '往来文书扫描件', en: 'Scan of a letter' },
}

async function opened(bucket: ReadBucket, key: string, path: string): Promise<AsyncIterable<Uint8Array>> {
  const pieces = await readPieces(bucket, key)
  if (!pieces) throw new DossierFault(path, '原件缺失', 'its original is gone')
  return pieces
}

async function pictures(photos: readonly Photo[], archive: ReadBucket): Promise<PrintedPicture[]> {
  const found: PrintedPicture[] = []
  for (const [at, { derivative, state, sha256, purpose }] of photos.entries()) {
    const bytes = state === 'accepted' && derivative ? await archive.get(derivative.thumbnail.key) : undefined
    if (!bytes) continue
    const caption = `${at + 1}. ${kinds[purpose ?? 'visit'].zh} ${sha256.slice(0, 16)}…`
    found.push({ jpeg: Buffer.from(bytes).toString('base64'), caption })
  }
  return found
}
