import { fromHex } from '../../kernel/bytes.ts'
import { manifestDigest, seedOf } from '../draw/digests.ts'
import { poolsOf } from '../draw/execute.ts'
import { leastTickets, levelKey } from '../draw/tickets.ts'
import type { Bundle, DrawnLevel } from '../draw/types.ts'

/** What a bundle leads to when it is drawn again: each part computed when first asked for. */
export type Replay = { readonly seed: Uint8Array; readonly drawn: DrawnLevel[] }

/** @source SPEC 5, 6 */
export function replayOf(bundle: Bundle): Replay {
  const seed = once(() =>
    seedOf({ ...bundle, manifestDigest: manifestDigest(bundle.manifest), nonce: fromHex(bundle.nonce) }),
  )
  const drawn = once(() => {
    const pools = poolsOf(bundle.manifest, bundle.roster)
    return bundle.manifest.strata.map(({ level, take }) => ({
      level,
      ids: leastTickets(levelKey(seed(), level), pools.get(level) ?? [], take),
    }))
  })
  return {
    get seed() {
      return seed()
    },
    get drawn() {
      return drawn()
    },
  }
}

function once<Value>(compute: () => Value): () => Value {
  let value: { known: Value } | undefined
  return () => {
    value ??= { known: compute() }
    return value.known
  }
}
