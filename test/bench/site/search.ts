import { gzipSync } from 'node:zlib'
import { findNames, type Shards } from '../../../shared/pages/search/find-names.ts'
import { searchIndex } from '../../../shared/pages/search/search-index.ts'
import type { FoundName } from '../../../shared/pages/search/terms.ts'
import type { Row } from '../measure.ts'
import { sampleRecords } from './world.ts'

const NAMES = 100_000
const queries = ['示例甲子', '甲乙丙代理', '忻府区示例甲', '91140900MA0S000777', '原平市示例荒月盈']

/** Searches in the index of 100,000 targets: bytes that a browser loads, and time beside the loading. */
export async function rows(): Promise<Row[]> {
  const world = sampleRecords(NAMES)
  const names = Array.from({ length: NAMES }, (_, n): FoundName => {
    const { targetName, targetId } = world.inspection(n)
    return { n: targetName, c: targetId, r: '忻府区', y: ['2022'], l: ['未发现问题'] }
  })
  const started = performance.now()
  const index = searchIndex(names)
  const built = performance.now() - started
  let most = 0
  let slowest = 0
  for (const text of queries) {
    let loaded = 0
    const read = <T>(value: T): Promise<T> => {
      loaded += gzipSync(JSON.stringify(value)).length
      return Promise.resolve(value)
    }
    const shards: Shards = {
      meta: () => read(index.meta),
      grams: (shard) => read(index.grams[shard - 1] ?? {}),
      names: (shard) => read(index.names[shard - 1] ?? []),
    }
    const begun = performance.now()
    const found = await findNames({ text }, shards)
    slowest = Math.max(slowest, performance.now() - begun)
    most = Math.max(most, loaded)
    if (found.names.length === 0) throw new Error(`${text} was not found`)
  }
  const timed = (ms: number) => ({ name: 'search', ms, runs: queries.length }) as Row['ours']
  const note = `${index.grams.length} shards of grams, ${index.names.length} of names; built in ${Math.round(built)} ms`
  return [
    {
      work: `search in ${NAMES} names: KB loaded, compressed`,
      ours: timed(slowest),
      peer: null,
      measured: most / 1000,
      unit: 'KB',
      goal: { most: 200 },
      note,
    },
    {
      work: `search in ${NAMES} names: ms beside the loading`,
      ours: timed(slowest),
      peer: null,
      measured: slowest,
      unit: 'ms',
      goal: { most: 200 },
    },
  ]
}
