import type { Day } from '../../kernel/days.ts'
import { isWithin } from './regions.ts'
import type { CreditClass, Target, TargetState } from './target.ts'
import { searchText, type TargetEntry } from './target-entry.ts'

/** A target as finding shows it; the rest is in its record. */
export interface FoundTarget {
  readonly id: string
  readonly name: string
  readonly field: string
  readonly region: string
  readonly creditClass: CreditClass
  readonly state: TargetState
  readonly tags: readonly string[]
}

/** A target as the index holds it: what is found by, and what filters look at. */
export interface Held extends FoundTarget, Pick<Target, 'observation'> {
  /** Name and code as queries are compared. */
  readonly text: string
  readonly kind: Target['kind'] | undefined
  readonly licence?: { readonly from: Day }
}

/** All targets of a department in memory. Changed in place: there are a hundred thousand. */
export interface TargetIndex {
  readonly held: Map<string, Held>
  /** Ids in order; too few when they must be put in order again. */
  ordered: string[]
  /** One copy of each short text that thousands share. */
  readonly shared: Map<string, string>
}

export function emptyIndex(): TargetIndex {
  return { held: new Map(), ordered: [], shared: new Map() }
}

/** Takes in what a commit changed. Entries taken in twice, or after they were superseded and superseded again, end alike. */
export function takeIn(index: TargetIndex, entries: readonly TargetEntry[]): void {
  const share = <T extends string>(text: T) => {
    const known = index.shared.get(text)
    if (known === undefined) index.shared.set(text, text)
    return (known ?? text) as T
  }
  const few = entries.length <= FEW && index.ordered.length === index.held.size
  for (const [id, name, field, region, creditClass, state, tags, more] of entries) {
    if (few && !index.held.has(id)) index.ordered.splice(placeOf(index.ordered, id), 0, id)
    const folded = searchText(name)
    index.held.set(id, {
      id,
      name,
      field: share(field),
      region: share(region),
      creditClass: share(creditClass),
      state: share(state),
      tags: tags.map(share),
      text: `${folded === name ? name : folded}\n${id}`,
      ...heldMore(more),
    })
  }
}

function heldMore(more: TargetEntry[7]): Pick<Held, 'kind' | 'licence' | 'observation'> {
  const [kind, licensed = '', from = '', to = ''] = more ?? []
  return {
    kind,
    ...(licensed === '' ? {} : { licence: { from: licensed } }),
    ...(from === '' ? {} : { observation: { from, to, reason: '' } }),
  }
}

function moreOf({ kind, licence, observation }: Held): [] | [NonNullable<TargetEntry[7]>] {
  if (kind === undefined) return []
  return [[kind, licence?.from ?? '', observation?.from ?? '', observation?.to ?? '']]
}

/** So many new ids are put in their places; of more, all are put in order when somebody looks. */
const FEW = 100

function placeOf(ordered: readonly string[], id: string): number {
  let [from, to] = [0, ordered.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ordered[middle] as string) < id) from = middle + 1
    else to = middle
  }
  return from
}

/** The index as entries, in the order of ids: what a snapshot keeps. */
export function entriesOf(index: TargetIndex): TargetEntry[] {
  return inOrder(index).map((id) => {
    const held = index.held.get(id) as Held
    const { name, field, region, creditClass, state, tags } = held
    return [id, name, field, region, creditClass, state, tags, ...moreOf(held)]
  })
}

export interface TargetQuery {
  /** Parts of the name or the code; all must occur. */
  readonly q?: string | undefined
  /** With everything below it. */
  readonly region?: string | undefined
  readonly creditClass?: CreditClass | undefined
  readonly state?: TargetState | undefined
  readonly tag?: string | undefined
  readonly field?: string | undefined
}

export interface Found {
  readonly items: readonly FoundTarget[]
  readonly total: number
  readonly counts: Readonly<Record<(typeof counted)[number], Readonly<Record<string, number>>>>
  /** Whether there are more behind the last. */
  readonly more: boolean
}

const counted = ['region', 'creditClass', 'state', 'field'] as const

/**
 * Looks at every target once: those that fit are counted, and those behind `after` fill the page. A hundred thousand take
 * some ten milliseconds.
 */
export function findTargets(
  index: TargetIndex,
  query: TargetQuery,
  { after = '', limit }: { after?: string | undefined; limit: number },
): Found {
  const fits = predicateOf(query)
  const tallies = counted.map(() => new Map<string, number>())
  const items: FoundTarget[] = []
  let total = 0
  let more = false
  for (const id of inOrder(index)) {
    const target = index.held.get(id) as Held
    if (!fits(target)) continue
    total += 1
    counted.forEach((by, at) => tally(tallies[at] as Map<string, number>, target[by]))
    if (id <= after) continue
    if (items.length < limit) items.push(shown(target))
    else more = true
  }
  const counts = Object.fromEntries(counted.map((by, at) => [by, Object.fromEntries(tallies[at] ?? [])]))
  return { items, total, counts: counts as Found['counts'], more }
}

function predicateOf({ q, region, creditClass, state, tag, field }: TargetQuery): (target: Held) => boolean {
  const parts = (q ?? '').split(/\s+/u).map(searchText).filter(Boolean)
  const within = new Map<string, boolean>()
  const inRegion = (code: string) => {
    const known = within.get(code)
    if (known !== undefined) return known
    const is = region === undefined || isWithin(code, region)
    within.set(code, is)
    return is
  }
  return (target) =>
    (creditClass === undefined || target.creditClass === creditClass) &&
    (state === undefined || target.state === state) &&
    (field === undefined || target.field === field) &&
    inRegion(target.region) &&
    (tag === undefined || target.tags.includes(tag)) &&
    parts.every((part) => target.text.includes(part))
}

function inOrder(index: TargetIndex): readonly string[] {
  if (index.ordered.length !== index.held.size) index.ordered = [...index.held.keys()].sort()
  return index.ordered
}

function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function shown({ text: _, kind: __, licence: ___, observation: ____, ...target }: Held): FoundTarget {
  return target
}
