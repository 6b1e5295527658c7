import { toHex, utf8 } from '../../kernel/bytes.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Day } from '../../kernel/days.ts'
import { type Disclosure, standsSince } from '../disclosure/disclosure.ts'
import { sha256 } from '../draw/hash.ts'

export const exchangeFormat = 'mingchou-exchange/1'

/**
 * One inspection's result as the provincial platform gets it: what is public and nothing else, so that what is sent can be
 * held against the public page. A withdrawn one is sent without its content.
 *
 * @source 忻双随机办〔2022〕2号 二（六）: 通过自有系统开展抽查和检查结果公示的，要及时将抽查检查结果向省级平台归集
 */
export interface ExchangeRecord {
  /** The inspection's id: the same for ever, by which both sides match. */
  readonly key: string
  readonly status: 'public' | 'withdrawn'
  readonly department: string
  readonly taskName: string
  readonly round: number
  readonly targetId: string
  readonly publishedOn: Day
  /** Since when what is sent here stands: a correction has a later day. */
  readonly standsSince: Day
  readonly content?: ExchangeContent
  readonly withdrawn?: { readonly on: Day; readonly reason: string }
}

interface ExchangeContent {
  readonly targetName: string
  readonly region: string
  readonly creditClass: string
  readonly method: string
  readonly endedOn: Day
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly basis: readonly string[]
    readonly code: string
    readonly result: string
    readonly finding: string
  }[]
  readonly disposition: string
  readonly opinion: string
  readonly officers: readonly string[]
}

/** What is sent of a disclosure; undefined when its public term has ended: the platform keeps terms of its own. */
export function exchangeRecord(disclosure: Disclosure, department: string): ExchangeRecord | undefined {
  if (disclosure.state === 'expired') return undefined
  const { id, view, publishedOn, targetId, former = [] } = disclosure
  const head = {
    key: id,
    department,
    taskName: view.taskName,
    round: view.round,
    targetId,
    publishedOn,
    standsSince: standsSince(disclosure),
  }
  if (disclosure.state === 'published') return { ...head, status: 'public', content: contentOf(view) }
  const ended = former.findLast(({ why }) => why === 'withdrawn')
  return {
    ...head,
    status: 'withdrawn',
    withdrawn: { on: ended?.endedOn ?? publishedOn, reason: ended?.reason ?? '' },
  }
}

function contentOf(view: Disclosure['view']): ExchangeContent {
  const { targetName, creditClass, method, endedOn, disposition, opinion, officers } = view
  const items = view.items.map(({ itemId, name, basis, code, label, finding }) => ({
    id: itemId,
    name,
    basis,
    code,
    result: label,
    finding,
  }))
  return { targetName, region: view.regionName, creditClass, method, endedOn, items, disposition, opinion, officers }
}

/** SHA-256 of the record's canonical JSON, in hex: what both sides compare first. */
export function recordDigest(record: ExchangeRecord): string {
  return toHex(sha256(utf8(canonicalJson(record))))
}
