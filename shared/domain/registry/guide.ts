import { Refusal } from '../../kernel/refusal.ts'

export const lineTypes = {
  'yes-no': '是否',
  choice: '选择',
  number: '数值',
  text: '文字',
  date: '日期',
  photo: '拍照',
} as const

type LineType = keyof typeof lineTypes

export type YesNo = 'yes' | 'no'

/** One line of a checklist. A line of type `photo` is answered by a photo and by nothing else. */
export interface ChecklistLine {
  readonly id: string
  readonly text: string
  readonly type: LineType
  /** Of a choice: at least two, no two alike. */
  readonly choices?: readonly string[]
  /** Of a number: what it counts, 人 or 平方米. */
  readonly unit?: string
  /** It may be left open; absent: it must be answered. */
  readonly optional?: boolean
  /** Asked only when an earlier line is answered so: `yes`, `no`, or one of its choices. */
  readonly when?: { readonly line: string; readonly is: string }
  /** Whether 不适用 is an answer; absent: of yes-no lines alone. */
  readonly notApplicable?: boolean
  /** Of yes-no: the answer that is a problem, which 未发现问题 then contradicts. Absent: `no` asks for words, and no more. */
  readonly problem?: YesNo
}

/** 工作指引: how an item is inspected, and what is asked. */
export interface Guide {
  readonly procedure: string
  readonly checklist: readonly ChecklistLine[]
}

export function mayNotApply({ notApplicable, type }: ChecklistLine): boolean {
  return notApplicable ?? type === 'yes-no'
}

/** @throws {Refusal} `guide-not-legal` naming the first line that cannot be asked, and why */
export function requireGuide({ checklist }: Guide): void {
  checklist.forEach((line, at) => {
    const fault = faultOf(line, checklist.slice(0, at))
    if (fault) throw new Refusal('guide-not-legal', { line: line.id, why: fault[0] }, { why: fault[1] })
  })
}

type Fault = readonly [zh: string, en: string]

function faultOf(line: ChecklistLine, before: readonly ChecklistLine[]): Fault | undefined {
  const { id, type, choices, unit, problem } = line
  if (before.some((other) => other.id === id)) return ['编号重复', 'its id stands twice']
  if (type === 'choice' && new Set(choices).size < 2) return ['选择题至少要有两个选项', 'a choice needs at least two']
  if (choices && new Set(choices).size < choices.length) return ['选项重复', 'two choices are alike']
  if (type !== 'choice' && choices) return ['只有选择题才有选项', 'only a choice has choices']
  if (type !== 'number' && unit) return ['只有数值才有单位', 'only a number has a unit']
  if (type !== 'yes-no' && problem) return ['只有是否题才能指明哪个答案是问题', 'only a yes-no line names its problem']
  return conditionFault(line, before)
}

function conditionFault({ when }: ChecklistLine, before: readonly ChecklistLine[]): Fault | undefined {
  if (!when) return undefined
  const asked = before.find(({ id }) => id === when.line)
  if (!asked) return ['前提所指的检查项不在它之前', 'its condition names no earlier line']
  const answers = asked.type === 'yes-no' ? ['yes', 'no'] : (asked.choices ?? [])
  if (answers.includes(when.is)) return undefined
  return [`前提“${when.is}”不是检查项“${when.line}”的答案`, `"${when.is}" is no answer of line "${when.line}"`]
}
