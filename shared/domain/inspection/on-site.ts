import { type Day, dayOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Officer } from '../registry/officer.ts'
import type { Inspection } from './inspection.ts'

/** What a check on site has beside its findings. */
export interface OnSite {
  /** ISO instants, as the officer's phone told them. */
  readonly arrivedAt: string
  readonly leftAt: string
  /** 出示执法证件, asked for by 行政处罚法 art. 55. Recorded as it was, never assumed. */
  readonly certificatesShown: boolean
  /** Registry numbers of the experts who came along (辅助人员): on site, and never one of the two. */
  readonly assistants?: readonly string[]
}

const MINUTE = 60_000

/** How far a phone's clock may be off without a word. */
const clockTolerance = 10 * MINUTE

const beijing = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/**
 * Holds the phone's clock against the platform's. A clock that is ahead is refused: what it writes has not happened yet. One
 * that is behind may as well be a message that waited for reception, so it is noted for the reviewer.
 *
 * @param sentAt what the phone's clock said when it sent
 * @returns seconds behind, where that is more than the tolerance
 * @throws {Refusal} `clock-ahead`
 */
export function clockBehind(sentAt: string | undefined, now: Date): number | undefined {
  if (sentAt === undefined) return undefined
  const behind = now.getTime() - Date.parse(sentAt)
  if (behind < -clockTolerance) {
    const facts = { device: beijing.format(new Date(sentAt)), server: beijing.format(now) }
    throw new Refusal('clock-ahead', facts, { device: sentAt, server: now.toISOString() })
  }
  return behind > clockTolerance ? Math.round(behind / 1000) : undefined
}

/**
 * @param endedOn the day that the result names
 * @throws {Refusal} `time-not-acceptable` unless the team arrived after the dispatch, left after it arrived and on the day on which
 *   the check ended, and has left by now
 */
export function requireTimes({ dispatchedAt }: Inspection, onSite: OnSite, endedOn: Day, now: Date): void {
  const [arrived, left] = [Date.parse(onSite.arrivedAt), Date.parse(onSite.leftAt)]
  const leftOn = dayOf(new Date(left))
  requireTime('到场时间', onSite.arrivedAt, arrived >= Date.parse(dispatchedAt), '早于派发时间')
  requireTime('离场时间', onSite.leftAt, left > arrived, '不晚于到场时间')
  requireTime('离场时间', onSite.leftAt, left <= now.getTime() + clockTolerance, '晚于现在，请核对手机时间')
  requireTime('离场时间', onSite.leftAt, leftOn === endedOn, `不在检查结束日 ${endedOn} 当天`)
}

function requireTime(where: string, time: string, good: boolean, why: string): void {
  if (!good) throw new Refusal('time-not-acceptable', { where, time: beijing.format(new Date(time)), why })
}

/**
 * @param found what the officer registry says of each assistant
 * @throws {Refusal} `assistant-not-acceptable` for one who is unknown, left, or is an officer: he counts or he does not, never beside
 */
export function requireAssistants(
  { officerIds }: Inspection,
  assistants: readonly string[],
  found: ReadonlyMap<string, Officer>,
): void {
  for (const id of assistants) {
    const why = whyNot(id, found.get(id), officerIds)
    if (why) throw new Refusal('assistant-not-acceptable', { id, why })
  }
}

function whyNot(id: string, officer: Officer | undefined, team: readonly string[]): string | undefined {
  if (team.includes(id)) return '已是本次检查的执法人员'
  if (!officer) return '不在执法检查人员名录库中'
  if (officer.kind !== 'expert') return '是执法人员，不是专家或辅助人员；须经匹配才能参加'
  return officer.state === 'active' ? undefined : '已不在岗'
}
