import { type Day, dayOf } from '../../kernel/days.ts'
import { requireAct } from './acts.ts'
import { edited, type Inspection } from './inspection.ts'
import { requireDay } from './record-result.ts'

/**
 * The inspection with the day on which its team means to come, or with none.
 *
 * @throws {Refusal} `wrong-state` once something is recorded; `day-not-acceptable` for a day that is past or outside the window
 */
export function visitPlanned(inspection: Inspection, day: Day | undefined, now: Date): Inspection {
  requireAct(inspection, 'plan-visit')
  if (day === undefined) return edited(inspection, { plannedFor: undefined })
  const { window } = inspection
  const today = dayOf(now)
  requireDay('拟定检查日', day, day >= today, `早于今天 ${today}`)
  requireDay(
    '拟定检查日',
    day,
    day >= window.from && day <= window.to,
    `不在检查期限 ${window.from} 至 ${window.to} 内`,
  )
  return edited(inspection, { plannedFor: day })
}
