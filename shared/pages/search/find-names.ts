import {
  codeGram,
  type FoundName,
  folded,
  type GramShard,
  gramsOf,
  longest,
  namesPerShard,
  type SearchMeta,
  shardOf,
  shortest,
  unpacked,
} from './terms.ts'

/** Where the shards lie; each is loaded once. */
export interface Shards {
  meta(): Promise<SearchMeta>
  grams(shard: number): Promise<GramShard>
  names(shard: number): Promise<readonly FoundName[]>
}

export interface Wanted {
  readonly text: string
  readonly year?: string
  readonly label?: string
}

export interface Found {
  readonly names: readonly FoundName[]
  /** More may match than are shown. */
  readonly more: boolean
  /** Every gram of the text is common: so many names hold the rarest. */
  readonly tooCommon?: number
}

/** Names shown at once, and shards of names looked into for them. */
const shown = 20
const looked = 12

/** Targets whose name holds the text, or whose code it is; of a year and a result where asked. */
export async function findNames(wanted: Wanted, shards: Shards): Promise<Found> {
  const text = folded(wanted.text)
  const { gramShards } = await shards.meta()
  const listOf = async (gram: string) => (await shards.grams(shardOf(gram, gramShards)))[gram]
  const code = await listOf(codeGram(text))
  if (typeof code === 'string') return fetched(unpacked(code), { ...wanted, text: '' }, shards)
  const lists: (string | number)[] = []
  for (const gram of gramsOf(text, shortest)) {
    const list = await narrowed(gram, text, listOf)
    if (list === undefined) return { names: [], more: false }
    lists.push(list)
  }
  const known = lists.filter((list) => typeof list === 'string').map(unpacked)
  if (known.length === 0) {
    const counts = lists.filter((list) => typeof list === 'number')
    return { names: [], more: false, ...(counts.length > 0 ? { tooCommon: Math.min(...counts) } : {}) }
  }
  const [first = [], ...others] = known.toSorted((a, b) => a.length - b.length)
  const sets = others.map((list) => new Set(list))
  return fetched(
    first.filter((at) => sets.every((set) => set.has(at))),
    { ...wanted, text },
    shards,
  )
}

/** The list of a gram, or where it is common of the longer one that the text goes on with; undefined: no name holds it. */
async function narrowed(
  gram: string,
  text: string,
  listOf: (gram: string) => Promise<string | number | undefined>,
): Promise<string | number | undefined> {
  let list = await listOf(gram)
  for (let length = shortest + 1; length <= longest && typeof list === 'number'; length++) {
    const longer = gramsOf(text, length).find((each) => each.startsWith(gram))
    if (longer === undefined) return list
    const narrower = await listOf(longer)
    if (narrower === undefined) return undefined
    list = narrower
  }
  return list
}

async function fetched(candidates: readonly number[], wanted: Wanted, shards: Shards): Promise<Found> {
  const names: FoundName[] = []
  const opened = new Set<number>()
  for (const at of candidates) {
    const shard = Math.floor(at / namesPerShard) + 1
    if (names.length === shown || (!opened.has(shard) && opened.size === looked)) return { names, more: true }
    opened.add(shard)
    const found = (await shards.names(shard))[at % namesPerShard]
    if (found && matches(found, wanted)) names.push(found)
  }
  return { names, more: false }
}

function matches({ n, y, l }: FoundName, { text, year, label }: Wanted): boolean {
  return folded(n).includes(text) && (!year || y.includes(year)) && (!label || l.includes(label))
}
