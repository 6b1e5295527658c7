import type { RenditionName } from '../domain/inspection/derivative.ts'

/**
 * Keys in the private buckets. The department's path leads, so that whatever reacts to an object knows its scope:
 * `photos/140900/finance/<inspection>/<photo>`, `imports/140900/finance/<import>`.
 */
export function photoKey(department: string, inspectionId: string, photoId: string): string {
  return `photos/${department}/${inspectionId}/${photoId}`
}

/** Part of an original that a phone sends piece by piece, from 1: `photos/140900/finance/<inspection>/<photo>/3`. */
export function photoPieceKey(department: string, inspectionId: string, photoId: string, n: number): string {
  return `${photoKey(department, inspectionId, photoId)}/${n}`
}

/**
 * A photo for the public, in the archive: `derivatives/140900/finance/<inspection>/<photo>/web.jpg`, `…/thumbnail.jpg`.
 * The publishing side copies it under the site's own path.
 */
export function derivativeKey(
  department: string,
  { inspectionId, photoId, name }: { inspectionId: string; photoId: string; name: RenditionName },
): string {
  return `derivatives/${department}/${inspectionId}/${photoId}/${name}.jpg`
}

export function importKey(department: string, importId: string): string {
  return `imports/${department}/${importId}`
}

export function exportKey(department: string, exportId: string): string {
  return `exports/${department}/${exportId}`
}

/** A batch for the provincial platform: `exchanges/140900/finance/2022-001.json`, `.xlsx`. */
export function exchangeKey(department: string, exchangeId: string, end: string): string {
  return `exchanges/${department}/${exchangeId}.${end}`
}

export function filingKey(department: string, filingId: string): string {
  return `filings/${department}/${filingId}`
}

export function frozenKey(department: string, drawId: string): string {
  return `draws/${department}/${drawId}/frozen.json`
}

export function bundleKey(department: string, drawId: string): string {
  return `draws/${department}/${drawId}/bundle.json`
}

/** What was drawn or matched after the draw: `supplement-1.json`, … */
export function supplementKey(department: string, drawId: string, n: number): string {
  return `draws/${department}/${drawId}/supplement-${n}.json`
}

/** The snapshot from which finding starts: derived, and made again when it is lost. */
export function targetIndexKey(department: string): string {
  return `find/${department}/targets.json.gz`
}

/** The department named by a key of the above. */
export function departmentOfKey(key: string): string {
  return key.split('/').slice(1, 3).join('/')
}

/** A dossier: named by what it says, so that one made twice of the same is one, and no other takes its place. */
export function dossierKey(department: string, dossierId: string, content: string, end: string): string {
  return `dossiers/${department}/${dossierId}/${content.slice(0, 16)}.${end}`
}

/** An official document: each has its own id, and its files are written once. */
export function documentKey(department: string, documentId: string, end: string): string {
  return `documents/${department}/${documentId}.${end}`
}

/** One writing of a report's files; what it was written from lies beside it. */
export function reportKey(department: string, reportId: string, edition: number, end: string): string {
  return `reports/${department}/${reportId}/${edition}.${end}`
}

/** What a report says, as it was read from the record once. */
export function reportDraftKey(department: string, reportId: string): string {
  return `reports/${department}/${reportId}/draft.json`
}
