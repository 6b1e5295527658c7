import { resultDigest } from '../../shared/domain/draw/digests.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadBucket } from './object-store.ts'

/** What an executed draw drew, read from the archive. */
export type DrawnBundle = Pick<Bundle, 'manifest' | 'roster' | 'officers' | 'recusals' | 'drawn' | 'seed' | 'nonce'> & {
  readonly teams: NonNullable<Bundle['teams']>
}

/**
 * The lists of an executed draw. Drawn and teams are held against the digest in the record, so that nobody who reaches the
 * archive can send officers elsewhere.
 *
 * @throws {Refusal} `draw-not-verifiable` when the file is gone or is not the recorded result
 */
export async function readBundle(archive: ReadBucket, draw: Draw): Promise<DrawnBundle> {
  const bytes = draw.bundleKey === undefined ? undefined : await archive.get(draw.bundleKey)
  const bundle = bytes && parsed(bytes)
  if (!bundle?.teams) throw altered(draw, '结果文件缺失或损坏 (the bundle is gone or broken)')
  if (digestOf(bundle) !== draw.resultDigest || bundle.manifestDigest !== draw.manifestDigest) {
    throw altered(draw, '结果文件与记录的摘要不符 (the bundle is not the recorded one)')
  }
  return { ...bundle, teams: bundle.teams }
}

function digestOf({ officers, drawn, teams }: Bundle): string {
  const indexOf = new Map(officers.map(([id], at) => [id, at]))
  const seats = (teams ?? []).flatMap(([, team]) => team.map((id) => indexOf.get(id) ?? officers.length))
  return resultDigest({ drawn, seats })
}

function parsed(bytes: Uint8Array): Bundle | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Bundle
  } catch {
    return undefined
  }
}

function altered(draw: Draw, why: string): Refusal {
  return new Refusal('draw-not-verifiable', { id: draw.id, why })
}
