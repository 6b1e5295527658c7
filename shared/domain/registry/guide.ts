import { Refusal } from '../../kernel/refusal.ts'

export const lineTypes = {
  'yes-no': '是否',
  choice: '选择',
  number: '数值',
  text: '文字',
  photo: '拍照',
} as const

type LineType = keyof typeof lineTypes

/** One line of a checklist. A line of type `photo` is answered by a photo and by nothing else. */
interface ChecklistLine {
  readonly id: string
  readonly text: string
  readonly type: LineType
  /** Of a choice: at least two, no two alike. */
  readonly choices?: readonly string[]
  /** Of a number: what it counts, 人 or 平方米. */
  readonly unit?: string
}

/** 工作指引: how an item is inspected, and what is asked. */
export interface Guide {
  readonly procedure: string
  readonly checklist: readonly ChecklistLine[]
}

/** @throws {Refusal} `guide-not-legal` naming the first line that cannot be asked, and why */
export function requireGuide({ checklist }: Guide): void {
  const seen = new Set<string>()
  for (const line of checklist) {
    const fault = seen.has(line.id) ? ['编号重复', 'its id stands twice'] : faultOf(line)
    seen.add(line.id)
    if (fault) throw new Refusal('guide-not-legal', { line: line.id, why: fault[0] }, { why: fault[1] })
  }
}

function faultOf({ type, choices, unit }: ChecklistLine): readonly [zh: string, en: string] | undefined {
  if (type === 'choice' && new Set(choices).size < 2) return ['选择题至少要有两个选项', 'a choice needs at least two']
  if (choices && new Set(choices).size < choices.length) return ['选项重复', 'two choices are alike']
  if (type !== 'choice' && choices) return ['只有选择题才有选项', 'only a choice has choices']
  if (type !== 'number' && unit) return ['只有数值才有单位', 'only a number has a unit']
  return undefined
}
