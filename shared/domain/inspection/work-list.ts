import { addDays, type Day } from '../../kernel/days.ts'
import type { Inspection } from './inspection.ts'

const workGroups = {
  overdue: '已逾期',
  today: '今天',
  week: '本周',
  later: '以后',
  done: '已完成',
} as const

export type WorkGroup = keyof typeof workGroups

/** What an officer has to do next; `wait`: for his colleague or the reviewer. */
const nextSteps = {
  receive: '签收',
  visit: '上门检查并录入',
  confirm: '核对并确认提交',
  mend: '按退回意见改正',
  recheck: '复查整改',
  wait: '等待',
  nothing: '无须再办',
} as const

export type NextStep = keyof typeof nextSteps

/** How one inspection stands on an officer's list. */
export interface WorkMark {
  readonly group: WorkGroup
  readonly next: NextStep
  /** The day by which it is to be done. */
  readonly dueOn: Day
}

/** The last day of the week, Monday to Sunday, in which a day lies. */
function endOfWeek(day: Day): Day {
  return addDays(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7)
}

/**
 * Where an inspection stands among an officer's work. What waits for his own hand without a visit (a confirmation, a record
 * that was returned) is for today.
 */
export function workMark(inspection: Inspection, officerId: string, today: Day): WorkMark {
  const next = nextStep(inspection, officerId)
  const dueOn = dueDay(inspection, next)
  if (next === 'nothing' || next === 'wait') return { group: 'done', next, dueOn }
  if (dueOn < today) return { group: 'overdue', next, dueOn }
  const meant = next === 'visit' || next === 'receive' ? inspection.plannedFor : undefined
  const day = meant !== undefined && meant < dueOn ? meant : dueOn
  if (next === 'confirm' || next === 'mend' || day <= today) return { group: 'today', next, dueOn }
  return { group: day <= endOfWeek(today) ? 'week' : 'later', next, dueOn }
}

function nextStep({ state, receipts, result, rectification }: Inspection, officerId: string): NextStep {
  switch (state) {
    case 'dispatched':
      return receipts?.[officerId] === undefined ? 'receive' : 'visit'
    case 'recorded':
      return result?.recordedBy === officerId ? 'wait' : 'confirm'
    case 'returned':
      return 'mend'
    case 'submitted':
      return 'wait'
    case 'called-off':
      return 'nothing'
    default:
      return rectification && rectification.closedOn === undefined ? 'recheck' : 'nothing'
  }
}

function dueDay({ window, rectification }: Inspection, next: NextStep): Day {
  return next === 'recheck' && rectification ? rectification.dueOn : window.to
}
