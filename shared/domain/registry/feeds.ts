import type { Day } from '../../kernel/days.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { creditsOf, sameScoring, scored } from './credits.ts'
import type { Credit, Licence, Target } from './target.ts'
import { newTarget, requirePeriod, type TargetWords } from './target-moves.ts'

const feedReasons = {
  'not-known': { zh: '名录中没有此对象', en: 'no such target is in the registry' },
  removed: { zh: '此对象已移出名录', en: 'the target was taken off the registry' },
  older: { zh: '已有更新的数据，未覆盖', en: 'newer data is known and was kept' },
  'said-otherwise': {
    zh: '同一来源同一日期已有不同内容，请以新的日期重新推送',
    en: 'the same source said otherwise for the same day: send it again under a later date',
  },
  'not-yet': { zh: '日期晚于今天', en: 'its date lies ahead' },
  'words-missing': {
    zh: '新对象须给出名称、类型、领域、所属区县',
    en: 'a new target needs its name, kind, field and region',
  },
  'not-legal': { zh: '内容不合规', en: 'its content is not legal' },
  busy: { zh: '此对象正被他人修改，请稍后重新推送', en: 'somebody else is changing the target: send it again' },
} as const

type FeedReason = keyof typeof feedReasons

/** What became of one row. A late row that found its place in a history is accepted. */
export type FeedAnswer = { readonly targetId: string } & (
  | { readonly outcome: 'accepted' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly reason: FeedReason; readonly zh: string; readonly en: string }
)

export interface Fed {
  readonly answer: FeedAnswer
  /** The target as it is now, when the row changed it. */
  readonly target?: Target
}

export interface CreditRow extends Credit {
  readonly targetId: string
}

/** What an approval system knows of a target on a day. For a new target the words about it must be there. */
export interface LicenceRow extends Partial<Omit<TargetWords, 'licence' | 'tags' | 'observation' | 'contact'>> {
  readonly targetId: string
  readonly source: string
  readonly date: Day
  /** Absent: the row says nothing of it. One that was taken away ends, or its holder's state says so. */
  readonly licence?: Licence
}

/** Repeats and late rows change nothing that is newer: the same feed in any order ends in the same class. */
export function feedCredit(target: Target | undefined, row: CreditRow, today: Day): Fed {
  if (!target) return refused(row, 'not-known')
  if (target.state === 'removed') return refused(row, 'removed')
  if (row.date > today) return refused(row, 'not-yet')
  const { targetId: _, ...credit } = row
  const same = creditsOf(target).find((one) => sameScoring(one, credit))
  if (same) return same.class === credit.class ? unchanged(row) : refused(row, 'said-otherwise')
  const now = scored(target, credit)
  return now ? accepted(row, now) : unchanged(row)
}

export function feedLicence(target: Target | undefined, row: LicenceRow, today: Day): Fed {
  if (target?.state === 'removed') return refused(row, 'removed')
  if (row.date > today) return refused(row, 'not-yet')
  try {
    requirePeriod('许可有效期', row.licence)
    const fed = { source: row.source, date: row.date }
    if (!target) return founded(row, fed)
    if (target.licenceFed && row.date < target.licenceFed.date) return refused(row, 'older')
    const now = { ...renewed(target, row), licenceFed: fed }
    const repeats = target.licenceFed?.source === row.source && target.licenceFed.date === row.date
    if (repeats) return sameTarget(now, target) ? unchanged(row) : refused(row, 'said-otherwise')
    return accepted(row, now)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refused(row, 'not-legal', { zh: error.zh, en: error.en })
  }
}

/** A row whose code holds nothing that can be read. */
export function unnamed(row: { readonly targetId: string }): FeedAnswer {
  return refused(row, 'not-known').answer
}

/** A row that could not be written because others were at the same target all the time. */
export function busy(row: { readonly targetId: string }): FeedAnswer {
  return refused(row, 'busy').answer
}

function founded(row: LicenceRow, licenceFed: { source: string; date: Day }): Fed {
  const { targetId, source: _, date: __, name, kind, field, region, regionName, state = 'active', ...more } = row
  if (!name || !kind || !field || !region || !regionName) return refused(row, 'words-missing')
  const target = newTarget(targetId, { ...more, name, kind, field, region, regionName, state })
  return accepted(row, { ...target, licenceFed })
}

function renewed(target: Target, row: LicenceRow): Target {
  const { targetId: _, source: __, date: ___, ...words } = row
  return { ...target, ...words }
}

function sameTarget(a: Target, b: Target): boolean {
  const fields = ['name', 'kind', 'otherKind', 'field', 'region', 'regionName', 'address', 'state', 'licence'] as const
  return fields.every((field) => JSON.stringify(sorted(a[field])) === JSON.stringify(sorted(b[field])))
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    : value
}

function accepted({ targetId }: { targetId: string }, target: Target): Fed {
  return { answer: { targetId, outcome: 'accepted' }, target }
}

function unchanged({ targetId }: { targetId: string }): Fed {
  return { answer: { targetId, outcome: 'unchanged' } }
}

function refused(
  { targetId }: { readonly targetId: string },
  reason: FeedReason,
  words: { zh: string; en: string } = feedReasons[reason],
): Fed {
  const { zh, en } = words
  return { answer: { targetId, outcome: 'refused', reason, zh, en } }
}
