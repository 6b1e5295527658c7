import { frozenKey } from '../../shared/contract/object-keys.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { type Frozen, manifestDigest } from '../../shared/domain/draw/manifest.ts'
import type { DrawPool } from '../../shared/domain/drawing/assemble-pool.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadBucket, WriteBucket } from '../stores/object-store.ts'

/** What the archive keeps of a freeze: the committed lists, and beside them, for the auditor, who was left out and why. */
export async function writeFrozen(archive: WriteBucket, frozen: Frozen, leftOut: DrawPool['leftOut']): Promise<string> {
  const key = frozenKey(frozen.manifest.department, frozen.manifest.drawId)
  await archive.put(key, `${JSON.stringify({ ...frozen, leftOut })}\n`, { type: 'application/json' })
  return key
}

/**
 * What was frozen, held against the digest that was public before the first contribution; nobody who reaches the archive can
 * change a draw.
 *
 * @throws {Refusal} `draw-not-verifiable` when the file is gone or is not the committed one
 */
export async function readFrozen(archive: ReadBucket, draw: Draw): Promise<Frozen> {
  const bytes = await archive.get(draw.frozenKey)
  if (bytes === undefined) throw altered(draw, '锁定文件缺失 (the frozen file is gone)')
  const frozen = parsed(draw, bytes)
  if (manifestDigest(frozen.manifest) !== draw.manifestDigest) {
    throw altered(draw, '锁定文件与公开摘要不符 (the frozen file is not the committed one)')
  }
  return { ...frozen, manifestDigest: draw.manifestDigest }
}

function parsed(draw: Draw, bytes: Uint8Array): Frozen {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Frozen
  } catch {
    throw altered(draw, '锁定文件不是 JSON (the frozen file is not JSON)')
  }
}

function altered(draw: Draw, why: string): Refusal {
  return new Refusal('draw-not-verifiable', { id: draw.id, why })
}
