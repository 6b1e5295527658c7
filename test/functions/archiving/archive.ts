import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ZipWriter } from '../../../functions/files/zip-writer.ts'
import { type ZipPart, zipParts } from '../../../functions/importing/zip-entries.ts'
import { verifyDossierFile } from '../../../infra/local/dossier/open-dossier.ts'
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts'
import { contentDigest, type DossierIndex, indexPath } from '../../../shared/domain/dossier/dossier-index.ts'
import type { TestPlatform } from '../../platform.ts'

/** Closes an inspection that is public, and waits for its dossier. */
export async function closed(p: TestPlatform, inspectionId: string): Promise<Dossier> {
  const { status, body } = await p.call('reviewer', 'closeInspection', { inspectionId })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await p.settle()
  return lastDossier(p, inspectionId)
}

export async function lastDossier(p: TestPlatform, inspectionId: string): Promise<Dossier> {
  const { body } = await p.call('auditor', 'listDossiers', { inspectionId })
  return body.items[0] as Dossier
}

/** The newest that has files: one that found nothing changed has none of its own. */
export async function lastMade(p: TestPlatform, inspectionId: string): Promise<Dossier> {
  const { body } = await p.call('auditor', 'listDossiers', { inspectionId })
  return body.items.find(({ state }) => state === 'made') as Dossier
}

export async function zipOf(p: TestPlatform, dossier: Dossier): Promise<Buffer> {
  const { body } = await p.call('auditor', 'getDossier', { dossierId: dossier.id })
  return fetched(body.zip)
}

export async function fetched(address = ''): Promise<Buffer> {
  return Buffer.from(await (await fetch(address)).arrayBuffer())
}

/** As `npm run verify` does, from a file on disk. */
export async function verified(zip: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'mingchou-dossier-'))
  try {
    const file = join(folder, 'dossier.zip')
    await writeFile(file, zip)
    return await verifyDossierFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The files of a zip by their paths, in its order. */
export async function unzipped(zip: Uint8Array): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (const [path, part] of zipParts(zip)) found.set(path, await whole(part))
  return found
}

async function whole(part: ZipPart): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of part.unpack()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Packed as the platform packs, whatever the files are. */
export async function zipped(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipWriter()
  for (const [path, bytes] of files) await zip.add(path, [bytes], path.startsWith('05-photos/') ? 0 : 6)
  return zip.end()
}

/** The dossier as a forger leaves it who mends the index after himself. */
export async function forged(zip: Uint8Array, change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
  const files = await unzipped(zip)
  change(files)
  const index = JSON.parse(String(files.get(indexPath))) as DossierIndex
  const parts = index.parts.flatMap((part) => {
    const bytes = files.get(part.path)
    return bytes ? [{ ...part, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }] : []
  })
  files.set(indexPath, Buffer.from(`${JSON.stringify({ ...index, content: contentDigest(parts), parts }, null, 1)}\n`))
  return zipped(files)
}

/** A JSON file of a dossier, changed. */
export function edit(files: Map<string, Buffer>, path: string, change: (value: never) => unknown): void {
  const value = JSON.parse(String(files.get(path))) as never
  files.set(path, Buffer.from(`${JSON.stringify(change(value), null, 1)}\n`))
}
