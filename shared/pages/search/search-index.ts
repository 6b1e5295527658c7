import {
  codeGram,
  type FoundName,
  folded,
  type GramShard,
  gramsOf,
  listLimit,
  longest,
  namesPerShard,
  packed,
  type SearchMeta,
  shardOf,
  shortest,
} from './terms.ts'

export interface SearchIndex {
  readonly meta: SearchMeta
  /** From shard 1. */
  readonly grams: readonly GramShard[]
  readonly names: readonly (readonly FoundName[])[]
}

/** So many characters of lists in one shard, about: what one word of a search loads. */
const shardSize = 16_000

/** The index of a department's targets; the same names in the same order give the same shards. */
export function searchIndex(names: readonly FoundName[]): SearchIndex {
  const lists = gramLists(names.map(({ n }) => folded(n)))
  names.forEach(({ c }, at) => lists.set(codeGram(c), packed([at])))
  const size = [...lists].reduce((sum, [gram, list]) => sum + gram.length + String(list).length + 6, 0)
  const gramShards = Math.max(1, Math.ceil(size / shardSize))
  const grams = Array.from({ length: gramShards }, (): Record<string, string | number> => ({}))
  for (const gram of [...lists.keys()].sort()) {
    const shard = grams[shardOf(gram, gramShards) - 1] as Record<string, string | number>
    shard[gram] = lists.get(gram) as string | number
  }
  const chunks = Array.from({ length: Math.ceil(names.length / namesPerShard) }, (_, at) =>
    names.slice(at * namesPerShard, (at + 1) * namesPerShard),
  )
  return {
    meta: {
      names: names.length,
      gramShards,
      years: unique(names.flatMap(({ y }) => y)).toReversed(),
      labels: unique(names.flatMap(({ l }) => l)),
    },
    grams,
    names: chunks,
  }
}

/** Grams of two signs, and of more where the shorter ones are common. */
function gramLists(names: readonly string[]): Map<string, string | number> {
  const lists = new Map<string, string | number>()
  let among: ReadonlySet<string> | undefined
  for (let length = shortest; length <= longest && among?.size !== 0; length++) {
    const common = new Set<string>()
    for (const [gram, list] of listsOfLength(names, length, among)) {
      const long = list.length > listLimit
      if (long) common.add(gram)
      lists.set(gram, long ? list.length : packed(list))
    }
    among = common
  }
  return lists
}

function listsOfLength(
  names: readonly string[],
  length: number,
  among: ReadonlySet<string> | undefined,
): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  names.forEach((name, at) => {
    for (const gram of new Set(gramsOf(name, length))) {
      if (among && !among.has(Array.from(gram).slice(0, -1).join(''))) continue
      const list = lists.get(gram)
      if (list) list.push(at)
      else lists.set(gram, [at])
    }
  })
  return lists
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
