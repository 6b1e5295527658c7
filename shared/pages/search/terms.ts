/**
 * How the search page finds names without a server. Names are taken apart into grams: two signs, and where two are so common
 * that their list would be long, three and then four. A gram's list lies in the shard that its hash names, so that a
 * search loads the shards of its own grams and nothing else.
 */

/** Names in one list; a longer list is not kept, its gram counts as common. */
export const listLimit = 1500
export const shortest = 2
export const longest = 4
/** Names in one shard of names. */
export const namesPerShard = 50

/** One target as the search page shows it. */
export interface FoundName {
  /** Name, masked as on its page. */
  readonly n: string
  /** Its code, which is its page's address. */
  readonly c: string
  readonly r: string
  /** Years in which it was drawn, the newest first. */
  readonly y: readonly string[]
  /** Labels of its public results. */
  readonly l: readonly string[]
}

export interface SearchMeta {
  readonly names: number
  readonly gramShards: number
  readonly years: readonly string[]
  readonly labels: readonly string[]
}

/** Lists of names by gram: differences in base 36; a number says that the gram is common, and how common. */
export type GramShard = Readonly<Record<string, string | number>>

/** A text as names are compared: full width as half, capitals as small, without spaces and punctuation. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]/gu, '')
}

export function gramsOf(text: string, length: number): string[] {
  const signs = Array.from(text)
  return signs.slice(0, Math.max(0, signs.length - length + 1)).map((_, at) => signs.slice(at, at + length).join(''))
}

/** Of the code, the whole: nobody looks for a part of one. */
export function codeGram(code: string): string {
  return `=${folded(code)}`
}

/** FNV-1a over UTF-16 units: the shard (from 1) of a gram. */
export function shardOf(gram: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193) >>> 0
  return (hash % shards) + 1
}

export function packed(list: readonly number[]): string {
  return list.map((value, at) => (value - (at === 0 ? 0 : (list[at - 1] as number))).toString(36)).join(',')
}

export function unpacked(text: string): number[] {
  let sum = 0
  return text.split(',').map((part) => {
    sum += Number.parseInt(part, 36)
    return sum
  })
}
