import { dossierKey } from '../../shared/contract/object-keys.ts'
import { documentsOf } from '../../shared/domain/documents/official-document.ts'
import type { Dossier } from '../../shared/domain/dossier/dossier.ts'
import { contentDigest, type DossierIndex, indexPath, indexText } from '../../shared/domain/dossier/dossier-index.ts'
import type { ToldPart } from '../../shared/domain/dossier/dossier-parts.ts'
import { standingRefusal } from '../events/standing-refusal.ts'
import { writePieces } from '../stores/object-pieces.ts'
import type { ReadBucket, WriteBucket } from '../stores/object-store.ts'
import { DossierFault } from './dossier-fault.ts'
import { type DossierFile, dossierFiles, pagePath, textFile } from './dossier-files.ts'
import { Packing } from './pack-dossier.ts'
import { type ReadSources, readSources, type Here as SourcesHere } from './read-sources.ts'

type Here = SourcesHere & {
  readonly buckets: { readonly archive: WriteBucket; readonly evidence: ReadBucket }
  readonly now: Date
}

/** What became of a dossier that was asked for. */
export type Written = Partial<Pick<Dossier, 'zip' | 'page' | 'index' | 'content' | 'sameAs' | 'failure' | 'madeAt'>> &
  Pick<Dossier, 'state'>

interface Wish {
  readonly dossier: Dossier
  readonly sealed?: ToldPart
  /** The dossier that says the same, where there is one. */
  readonly like: (content: string) => Promise<Dossier | undefined>
  readonly told: (done: number, total: number) => Promise<void>
}

/**
 * Puts a dossier into the archive. Its files are named by what they say, so that a death leaves nothing that another content
 * could take the place of, and the next delivery writes the same bytes again. What cannot be put together, however often it is
 * tried, says why.
 */
export async function writeDossier(here: Here, wish: Wish): Promise<Written> {
  try {
    return await written(here, wish)
  } catch (error) {
    const { zh, en } = error instanceof DossierFault ? error : standingRefusal(error)
    return { state: 'failed', failure: { zh, en } }
  }
}

async function written(here: Here, { dossier, sealed, like, told }: Wish): Promise<Written> {
  const { buckets, department, now } = here
  const read = await readSources(here, dossier.inspectionId)
  const documents = await madeDocuments(here, dossier.inspectionId)
  const files = await dossierFiles({ ...read, documents, ...(sealed ? { sealed } : {}) }, buckets)
  const content = contentDigest(files)
  const same = await like(content)
  if (same) return { state: 'unchanged', content, sameAs: same.number }
  const index = indexOf(read, { dossier, department, content, files })
  const last = textFile({ path: indexPath, zh: '卷内目录', en: 'Index' }, indexText(index), 'application/json')
  const key = (end: string) => dossierKey(department, dossier.id, content, end)
  const packing = new Packing([...files, last], (done) => told(done, files.length + 1))
  await writePieces(buckets.archive, key('zip'), packing.pieces(), 'application/zip')
  const zip = { key: key('zip'), sha256: packing.hash.digest('hex'), size: packing.size }
  const page = await putPage(buckets.archive, key('html'), files)
  return { state: 'made', zip, page, index: last.sha256, content, madeAt: now.toISOString() }
}

function indexOf(
  { sources: { inspection } }: ReadSources,
  {
    dossier,
    department,
    content,
    files,
  }: Pick<DossierIndex, 'department' | 'content'> & {
    readonly dossier: Dossier
    readonly files: readonly DossierFile[]
  },
): DossierIndex {
  return {
    format: 'mingchou-dossier-1',
    dossier: dossier.id,
    inspection: inspection.id,
    department,
    target: inspection.targetId,
    targetName: inspection.targetName,
    content,
    parts: files.map(({ open: _, asItIs: __, ...part }) => part),
  }
}

async function madeDocuments({ stores }: Here, inspectionId: string) {
  const found = []
  for await (const { record } of stores.documents.all(documentsOf(inspectionId))) {
    if (record.state === 'made') found.push(record)
  }
  return found
}

async function putPage(archive: WriteBucket, key: string, files: readonly DossierFile[]) {
  const page = files.find(({ path }) => path === pagePath) as DossierFile
  const pieces: Uint8Array[] = []
  for await (const piece of await page.open()) pieces.push(piece)
  await archive.put(key, Buffer.concat(pieces), { type: 'text/html; charset=utf-8' })
  return { key, sha256: page.sha256, size: page.size }
}
