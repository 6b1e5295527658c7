import { createHash } from 'node:crypto'
import type { Frozen } from '../../shared/domain/draw/manifest.ts'
import type { Bundle, Team } from '../../shared/domain/draw/types.ts'
import { type DrawnTarget, drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

/** What lies in the archive of a draw. */
export function readArchive({
  buckets,
  memory,
}: SiteSurroundings): Pick<SiteRecords, 'frozen' | 'bundle' | 'supplements' | 'drawn' | 'picture'> {
  const bytesAt = async (key: string) => {
    const bytes = await buckets.archive.get(key)
    if (!bytes) throw new Error(`The archive lacks ${key}`)
    return bytes
  }
  const text = async (key: string) => new TextDecoder().decode(await bytesAt(key))
  const frozen = new Map<string, Promise<Frozen>>()
  return {
    frozen: (draw) => {
      const found = frozen.get(draw.id) ?? text(draw.frozenKey).then((json) => JSON.parse(json) as Frozen)
      frozen.set(draw.id, found)
      return found
    },
    bundle: async ({ bundleKey }) => (bundleKey === undefined ? undefined : text(bundleKey)),
    supplements: ({ supplements = [] }) =>
      Promise.all(supplements.map(async ({ key }): Promise<unknown> => JSON.parse(await text(key)))),
    picture: async ({ key, sha256 }) => {
      const bytes = await bytesAt(key)
      const found = createHash('sha256').update(bytes).digest('hex')
      if (found !== sha256) throw new Error(`The archive holds other bytes under ${key}`)
      return bytes
    },
    drawn: async (draw) => {
      if (draw.bundleKey === undefined) return []
      const kept = memory.get(drawnInMemory) as Drawn | undefined
      if (kept && kept.digest === draw.resultDigest) return kept.targets
      const targets = drawnTargetsOf(drawnIn(await text(draw.bundleKey)))
      memory.set(drawnInMemory, { digest: draw.resultDigest, targets })
      return targets
    },
  }
}

/** The public file itself; whoever doubts it recomputes it. Before the teams are matched there is no list of them. */
function drawnIn(json: string): Pick<Bundle, 'drawn'> & { readonly teams: readonly Team[] } {
  const { drawn, teams } = JSON.parse(json) as Bundle
  return { drawn, teams: teams ?? [] }
}

/** The last draw's list is kept between events: a large draw's inspections come one after the other. */
const drawnInMemory = 'site: drawn'

interface Drawn {
  readonly digest: string | undefined
  readonly targets: readonly DrawnTarget[]
}
