import type { ReminderLevel } from './obligation.ts'

/** Days before the due day on which whoever must act is reminded; 0 is the due day. */
export const daysBefore = [15, 7, 3, 1, 0] as const

/** How somebody hears of what is overdue. */
export interface Cadence {
  /** The working day after the due day on which he first hears of it. */
  readonly from: number
  /** Afterwards on each working day, or on the first working day of each week. */
  readonly every: 'working-day' | 'week'
  readonly source: string
}

/**
 * Who hears how often of what is overdue. Configurable. Whoever must act is told daily; who watches over many is told at once and then
 * with the week's work, all of it together: a daily copy of the same list is read by nobody after the third.
 */
export const cadence: Readonly<Record<ReminderLevel, Cadence>> = {
  actor: { from: 1, every: 'working-day', source: '平台规则：承办人每个工作日提醒，直至办结（可配置）' },
  head: { from: 1, every: 'week', source: '平台规则：逾期首个工作日告知负责人，其后随每周工作调度汇总（可配置）' },
  'leading-group': {
    from: 3,
    every: 'week',
    source: '忻双随机办〔2022〕2号 三（三）督促指导；逾期第三个工作日告知，其后每周汇总（可配置）',
  },
}
