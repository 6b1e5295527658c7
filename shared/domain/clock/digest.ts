import { chineseDay, type Day } from '../../kernel/days.ts'
import type { QuietDays } from '../registry/department.ts'
import { type Calendar, weekendsWhereUnknown } from './calendar.ts'
import { extensionWords } from './extension.ts'
import type { Obligation, Reminder, ReminderItem, ReminderLevel } from './obligation.ts'
import { type DueReminder, nextWorkingDay } from './reminders.ts'

/** What one person must hear of, with the obligation as it stands. */
export interface DueItem {
  readonly due: DueReminder
  readonly obligation: Obligation
  /** The chair that he holds, where it is not that of the reminder's level: the one below is empty. */
  readonly chair?: ReminderLevel
}

/** The message's id: one for each person and day. */
export function digestId(day: Day, person: string): string {
  return `${day}-${person}`
}

/** Whether a message that was sent has told this already. */
export function tells({ items }: Pick<Reminder, 'items'>, { obligationId, level, moment }: DueReminder): boolean {
  return items.some((item) => item.obligationId === obligationId && item.level === level && item.moment === moment)
}

/**
 * On a day that is not worked, or on which he asked not to be disturbed, nothing is sent to a person, unless something is due
 * that day or up to the next day on which he would be told: no wish of his lets a deadline pass in silence.
 */
export function mayDisturb(
  day: Day,
  items: readonly DueItem[],
  { quiet, calendar = weekendsWhereUnknown() }: { readonly quiet?: QuietDays; readonly calendar?: Calendar } = {},
): boolean {
  const worked = calendar.isWorkingDay(day)
  if (worked && !isQuiet(day, quiet)) return true
  const next = nextToldDay(day, calendar, quiet)
  return items.some(({ obligation: { dueOn } }) => dueOn >= day && dueOn <= next)
}

/** A wish for every day of the week is none: then working days count alone. */
function nextToldDay(day: Day, calendar: Calendar, quiet: QuietDays | undefined): Day {
  let next = nextWorkingDay(day, calendar)
  for (let tries = 0; tries < longestLeave && isQuiet(next, quiet); tries++) next = nextWorkingDay(next, calendar)
  return next
}

function isQuiet(day: Day, quiet: QuietDays | undefined): boolean {
  if (!quiet) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return quiet.weekdays.includes(weekday) || quiet.spans.some(({ from, to }) => from <= day && day <= to)
}

/** Working days of a year: a leave that is longer ends the search, and the last day found stands. */
const longestLeave = 250

/** A record holds as many; a message tells the first of them in full. */
export const mostItems = 1000
const mostInFull = 50

/**
 * The day's message to one person: the most urgent first, what is overdue marked, each obligation once whatever the levels on which it
 * reaches him.
 */
export function digest(
  due: readonly DueItem[],
  { day, departmentName }: { readonly day: Day; readonly departmentName: string },
): Pick<Reminder, 'items' | 'subject' | 'text'> {
  const sorted = [...due].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const told = sorted.filter(({ obligation }, at) => sorted[at - 1]?.obligation.id !== obligation.id)
  const overdue = told.filter(({ due: { daysLeft } }) => daysLeft < 0).length
  const rest = told.length - mostInFull
  return {
    items: sorted.slice(0, mostItems).map(itemOf),
    subject: subjectOf(told, overdue),
    text: [
      `${departmentName} ${chineseDay(day)}时限提醒：共 ${told.length} 项${overdue > 0 ? `，其中已逾期 ${overdue} 项` : ''}。`,
      ...told.slice(0, mostInFull).map(paragraph),
      ...(rest > 0 ? [`另有 ${rest} 项未列出，请在时限事项中查看。`] : []),
    ].join('\n\n'),
  }
}

/** The earliest due day first; of one obligation, acting before watching. */
function rank({ obligation: { id }, due: { level } }: DueItem): string {
  return `${id} ${level}`
}

function itemOf({ due, obligation: { dueOn, zh, about } }: DueItem): ReminderItem {
  return { ...due, dueOn, zh, ...(about ? { about } : {}) }
}

function subjectOf(told: readonly DueItem[], overdue: number): string {
  const [first] = told
  if (!first) return '【时限提醒】没有到期事项'
  const { zh, dueOn } = first.obligation
  const lead = `【${urgency(first.due.daysLeft)}】${zh}（${chineseDay(dueOn)}）`
  if (told.length === 1) return lead
  return `${lead}等 ${told.length} 项${overdue > 0 ? `，逾期 ${overdue} 项` : ''}`
}

const reasons = {
  actor: '请按期办理。',
  head: '承办人尚未办结，请督促。',
  'leading-group': '该部门逾期未办结，请领导小组办公室督促。',
} as const

/** What is asked of who hears of it in another's stead. */
const insteadReasons = {
  actor: {
    head: '承办岗位无在职人员，请指定人员按期办理。',
    'leading-group': '该部门承办岗位和负责人均空缺，请领导小组办公室督促落实办理人员。',
  },
  head: { 'leading-group': '承办人尚未办结，该部门负责人空缺，请领导小组办公室督促。' },
} as const satisfies Partial<Record<ReminderLevel, Partial<Record<ReminderLevel, string>>>>

function reasonOf({ due: { level }, chair = level }: DueItem): string {
  const instead: Partial<Record<ReminderLevel, string>> = level === 'leading-group' ? {} : insteadReasons[level]
  return instead[chair] ?? reasons[level]
}

function paragraph(item: DueItem, at: number): string {
  const {
    obligation,
    due: { daysLeft },
  } = item
  const { zh, about, dueOn, arithmetic, source } = obligation
  const granted = extensionWords(obligation)
  return [
    `${at + 1}.【${urgency(daysLeft)}】${zh}${about ? `（${about}）` : ''}，应于${chineseDay(dueOn)}完成。`,
    `期限：${arithmetic.zh}${granted ? `；${granted}` : ''}。依据：${source}。${reasonOf(item)}`,
  ].join('\n')
}

function urgency(daysLeft: number): string {
  if (daysLeft > 0) return `还剩${daysLeft}天`
  return daysLeft === 0 ? '今日到期' : `已逾期${-daysLeft}天`
}
