import { open } from 'node:fs/promises'
import type { FoundFile, OpenedDossier } from '../../../shared/domain/dossier/opened-dossier.ts'
import { type DossierVerification, verifyDossier } from '../../../shared/domain/dossier/verify-dossier.ts'
import { fault } from '../../../shared/domain/verify/difference.ts'
import { pathOf, readDirectory, readPart, ZipFault } from './read-zip.ts'

/**
 * Checks a dossier's zip on disk; no photo is held whole. What is no zip, or hides something between its parts, fails like any
 * other difference.
 */
export async function verifyDossierFile(path: string): Promise<DossierVerification> {
  try {
    return verifyDossier(await openDossier(path))
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    const check = { id: 'zip', zh: '压缩包完整', en: 'The zip is whole', ok: false }
    return { ok: false, checks: [check], firstDifference: fault('zip', error.message, undefined) }
  }
}

async function openDossier(path: string): Promise<OpenedDossier> {
  const file = await open(path)
  try {
    const files: FoundFile[] = []
    const texts = new Map<string, string>()
    for (const part of await readDirectory(file)) {
      const path = pathOf(part)
      const { sha256, text } = await readPart(file, part, path.endsWith('.json'))
      files.push({ path, size: part.size, sha256 })
      if (text !== undefined) texts.set(path, text)
    }
    return { files, text: (name) => texts.get(name) }
  } finally {
    await file.close()
  }
}

/** Whether a file is meant for a zip: by its name, or because it begins as one does. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (!file) return false
  if (path.endsWith('.zip')) {
    await file.close()
    return true
  }
  try {
    const start = Buffer.alloc(4)
    await file.read(start, 0, 4, 0)
    return start.toString('latin1') === 'PK\x03\x04'
  } finally {
    await file.close()
  }
}
