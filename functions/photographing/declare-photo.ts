import { photoKey, photoPieceKey } from '../../shared/contract/object-keys.ts'
import type { Routes } from '../../shared/contract/routes.ts'
import { declarePhoto as declare, shownFileName } from '../../shared/domain/inspection/declare-photo.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { pieceSize, piecesOf, piecesToSend } from '../../shared/domain/inspection/photo-pieces.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { inspectionEvent } from '../acts/acting.ts'
import { answer, type Context, decided, type UseCase } from '../http/use-case.ts'
import { photographer } from './photographer.ts'

type Declaring = Context<Routes['declarePhoto']>

/**
 * The photo is on record before its bytes exist, so that a missing one can be named. A crash afterwards, or a lost
 * connection, leaves it waiting: declaring the same picture again gives fresh forms for the same photo, and of pieces only
 * for those that have not arrived.
 */
export const declarePhoto: UseCase<'declarePhoto'> = async (context) => {
  const { stores, department } = context
  requirePieces(context.input)
  const { read, by } = await photographer(context, () => context.input.purpose)
  const { photo, inspection } = declare(read.record, announced(context, by))
  const { size, type, sha256 } = photo
  const key = photoKey(department, read.record.id, photo.id)
  const upload = context.presign('quarantine', { key, type, size, sha256 })
  const pieces = await missingPieces(context, photo)
  const output = { photo, upload, ...(pieces ? { pieces } : {}) }
  if (!inspection) return answer(output)
  const event = inspectionEvent('photo.declared', inspection, { photo: photo.id, sha256, size })
  return decided(output, [stores.inspections.replace(read, inspection)], event, { status: 201 })
}

function announced({ input, now, newId }: Declaring, declaredBy: string): Photo {
  const { sha256, size, type, purpose } = input
  const fileName = input.fileName && shownFileName(input.fileName)
  return {
    id: newId(),
    sha256,
    size,
    type,
    ...(fileName ? { fileName } : {}),
    declaredBy,
    declaredAt: now.toISOString(),
    state: 'declared',
    ...(purpose ? { purpose } : {}),
  }
}

/** @throws {Refusal} `pieces-do-not-fit` */
function requirePieces({ size, pieces }: Declaring['input']): void {
  const expected = piecesOf(size).length
  if (pieces && pieces.length !== expected) {
    throw new Refusal('pieces-do-not-fit', { size, expected, given: pieces.length, pieceSize })
  }
}

/** A form for each piece that is still to be sent; undefined when the photo is sent in one. */
async function missingPieces({ input, department, buckets, presign }: Declaring, { id, size }: Photo) {
  const { pieces: hashes, inspectionId } = input
  if (!hashes) return undefined
  const keyOf = (n: number) => photoPieceKey(department, inspectionId, id, n)
  const arrived = new Set<number>()
  for await (const key of buckets.quarantine.keys(keyOf(0).slice(0, -1))) arrived.add(Number(key.split('/').at(-1)))
  return piecesToSend(size, arrived).map((piece) => {
    const sha256 = hashes[piece.n - 1] as string
    const grant = { key: keyOf(piece.n), type: 'application/octet-stream', size: piece.size, sha256 }
    return { ...piece, upload: presign('quarantine', grant) }
  })
}
