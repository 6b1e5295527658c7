import { indicator, indicatorIds, recordsOf } from '../../shared/domain/indicators/indicators.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { yearOfRecords } from '../acts/year-of-records.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const listIndicators: UseCase<'listIndicators'> = async (context) => {
  const year = await yearOfRecords(context, Number(context.input.year ?? yearOf(context.today)))
  return answer({ items: indicatorIds.map((id) => indicator(id, year)) })
}

/** The list of which the figure is told. The cursor is a place in it: what is recorded meanwhile may move it. */
export const listIndicatorRecords: UseCase<'listIndicatorRecords'> = async (context) => {
  const { indicator: name, cursor, limit = 50, year: asked, counts } = context.input
  const id = indicatorIds.find((one) => one === name)
  if (!id) throw new Refusal('not-found', { what: '指标', id: name }, { what: 'indicator' })
  const year = await yearOfRecords(context, Number(asked ?? yearOf(context.today)))
  const all = recordsOf(id, year).filter((one) => counts === undefined || String(one.counts) === counts)
  const from = cursor === undefined ? 0 : placeOf(cursor)
  const next = from + limit < all.length ? { next: `${from + limit}` } : {}
  return answer({ items: all.slice(from, from + limit), total: all.length, ...next })
}

function placeOf(cursor: string): number {
  if (!/^\d{1,7}$/.test(cursor)) throw new Refusal('bad-cursor')
  return Number(cursor)
}
