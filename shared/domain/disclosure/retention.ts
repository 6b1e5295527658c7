import { addDays, type Day, isDay } from '../../kernel/days.ts'
import type { Target } from '../registry/target.ts'

/** Years for which a result stays public. Configurable. */
const retentionYears: Readonly<Record<Target['kind'], number>> = {
  enterprise: 5,
  /** Natural persons who trade under a registration of their own. */
  'sole-trader': 2,
  other: 5,
}

/**
 * The first day on which a result is no longer public.
 *
 * @param kind undefined for records of before kinds were carried: the longer term
 * @source facts of the field: 5 years, 2 for natural persons
 */
export function retentionEnds(publishedOn: Day, kind: Target['kind'] = 'enterprise'): Day {
  const year = Number(publishedOn.slice(0, 4)) + retentionYears[kind]
  const same = `${year}${publishedOn.slice(4)}`
  return isDay(same) ? same : addDays(`${year}-02-28`, 1)
}
