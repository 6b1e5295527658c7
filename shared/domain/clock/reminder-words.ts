import { chineseDay } from '../../kernel/days.ts'
import type { Obligation } from './obligation.ts'
import type { DueReminder } from './reminders.ts'

const reasons = {
  actor: '请按期办理。',
  head: '承办人尚未办结，请督促。',
  'leading-group': '该部门逾期未办结，请领导小组办公室督促。',
} as const

/** Subject and text of a reminder, in Chinese: what, by when, under which rule, and why this reader gets it. */
export function reminderWords(
  obligation: Obligation,
  { daysLeft, level }: Pick<DueReminder, 'daysLeft' | 'level'>,
  departmentName: string,
): { subject: string; text: string } {
  const { zh, about, dueOn, arithmetic, source } = obligation
  return {
    subject: `【${urgency(daysLeft)}】${zh}（${chineseDay(dueOn)}）`,
    text: [
      `${departmentName}：${zh}${about ? `（${about}）` : ''}，应于${chineseDay(dueOn)}完成，${urgency(daysLeft)}。`,
      `期限：${arithmetic.zh}。依据：${source}。`,
      reasons[level],
    ].join('\n'),
  }
}

function urgency(daysLeft: number): string {
  if (daysLeft > 0) return `还剩${daysLeft}天`
  return daysLeft === 0 ? '今日到期' : `已逾期${-daysLeft}天`
}
