import { fromHex, toHex } from '../../kernel/bytes.ts'
import { poolsOf } from '../draw/execute.ts'
import { ticketOf } from '../draw/hash.ts'
import { leastTickets, levelKey } from '../draw/tickets.ts'
import type { Bundle } from '../draw/types.ts'

/** Why one target was drawn or not. Ticket, rank and cut-off are there only for those that took part. */
export type TargetExplanation = {
  id: string
  outcome: 'drawn' | 'not-drawn' | 'excluded' | 'unknown'
  level?: string
  /** reason code of the exclusion */
  reason?: string
  ticket?: string
  /** 1 for the least ticket of the level */
  rank?: number
  pool?: number
  take?: number
  /** greatest ticket drawn in the level; null when none was */
  cutOff?: string | null
  /** a shell command that gives the ticket */
  command?: string
  zh: string
  en: string
}

/**
 * "Why was this company drawn, and why not that one?", answered from a bundle that was verified before.
 * @source SPEC 6
 */
export function explainTarget(bundle: Bundle, id: string): TargetExplanation {
  const row = bundle.roster.find(([each]) => each === id)
  if (row === undefined) {
    return {
      id,
      outcome: 'unknown',
      zh: `${id} 不在本次抽取的对象名单中，因此不可能被抽中。`,
      en: `${id} is not in the roster of this draw, so it could not be drawn.`,
    }
  }
  const exclusion = bundle.manifest.exclusions.find((each) => each.id === id)
  if (exclusion !== undefined) return explainExclusion(id, row[1], exclusion.reason)
  return explainTicket(bundle, id, row[1])
}

function explainExclusion(id: string, level: string, reason: string): TargetExplanation {
  return {
    id,
    outcome: 'excluded',
    level,
    reason,
    zh: `${id}（${level} 级）在抽取前已按公布的理由“${reason}”排除，未参加抽取。`,
    en: `${id} (level ${level}) was excluded before the draw for the published reason "${reason}" and took no part.`,
  }
}

function explainTicket(bundle: Bundle, id: string, level: string): TargetExplanation {
  const key = levelKey(fromHex(bundle.seed), level)
  const pool = poolsOf(bundle.manifest, bundle.roster).get(level) ?? []
  const order = leastTickets(key, pool, pool.length)
  const rank = order.indexOf(id) + 1
  const take = bundle.manifest.strata.find((stratum) => stratum.level === level)?.take ?? 0
  const last = order[take - 1]
  const facts = {
    id,
    level,
    ticket: toHex(ticketOf(key, id)),
    rank,
    pool: pool.length,
    take,
    cutOff: last === undefined ? null : toHex(ticketOf(key, last)),
    command: commandFor(key, id),
  }
  return rank <= take
    ? { ...facts, outcome: 'drawn', ...drawnWords(facts) }
    : { ...facts, outcome: 'not-drawn', ...notDrawnWords(facts) }
}

type TicketFacts = {
  id: string
  level: string
  ticket: string
  rank: number
  pool: number
  take: number
  cutOff: string | null
}

function drawnWords({ id, level, ticket, rank, pool, take }: TicketFacts): { zh: string; en: string } {
  return {
    zh: `${id} 被抽中：${level} 级可抽取 ${pool} 家，抽 ${take} 家；它的签号 ${brief(ticket)} 由小到大排第 ${rank}。`,
    en: `${id} was drawn: level ${level} has ${pool} in the pool and draws ${take}; its ticket ${brief(ticket)} is number ${rank} from the least.`,
  }
}

function notDrawnWords({ id, level, ticket, rank, pool, take, cutOff }: TicketFacts): { zh: string; en: string } {
  const line =
    cutOff === null
      ? { zh: '', en: '' }
      : { zh: `，大于入选界线 ${brief(cutOff)}`, en: `, above the cut-off ${brief(cutOff)}` }
  return {
    zh: `${id} 未被抽中：${level} 级可抽取 ${pool} 家，抽 ${take} 家；它的签号 ${brief(ticket)} 由小到大排第 ${rank}${line.zh}。它是第 ${rank - take} 位候补。`,
    en: `${id} was not drawn: level ${level} has ${pool} in the pool and draws ${take}; its ticket ${brief(ticket)} is number ${rank} from the least${line.en}. It is reserve number ${rank - take}.`,
  }
}

function brief(ticket: string): string {
  return `${ticket.slice(0, 12)}…`
}

/** For any shell with xxd; the id is quoted so that no byte of it is read as a command. */
function commandFor(key: Uint8Array, id: string): string {
  return `(printf %s ${toHex(key)} | xxd -r -p; printf %s '${id.replaceAll("'", "'\\''")}') | sha256sum`
}
