import { isDay } from '../../kernel/days.ts'
import { type ChecklistLine, type Guide, mayNotApply } from '../registry/guide.ts'
import type { Photo } from './photo.ts'
import type { ResultCode } from './result-codes.ts'

/** What was found for one line of a checklist; `line` is its id in the pinned edition of the item. */
export interface Answer {
  readonly line: string
  /** `yes` or `no`; one of the choices; a number; a text; a day; ids of photos of the inspection. */
  readonly value?: string | number | readonly string[]
  /** 不适用, in place of a value; its note says why. */
  readonly notApplicable?: boolean
  readonly note?: string
}

/** One item's answers, as they are to be judged. */
export interface Answered {
  readonly itemId: string
  readonly code: ResultCode
  readonly finding: string
  readonly answers?: readonly Answer[]
}

/** What is wrong with an answer, in the words of the form: for the officer, and for whoever reads no Chinese. */
export interface AnswerFault {
  readonly item: string
  readonly line: string
  readonly zh: string
  readonly en: string
}

/** Nobody was there to be asked, or nothing to be looked at: the checklist need not be answered. */
const nothingToAsk: readonly ResultCode[] = ['04', '05', '06', '09', '10', '11', '12', '13']

/**
 * Everything that keeps an item's answers from being a record: a line that must be answered and is not, an answer of another
 * kind than its line asks for, one to a line that was not asked, a problem without words, a result that its answers contradict.
 *
 * @param guide of the pinned edition; undefined for an item without one, which takes no answers
 */
export function faultsOfAnswers(
  { itemId, code, finding, answers = [] }: Answered,
  guide: Guide | undefined,
  photos: readonly Photo[],
): AnswerFault[] {
  const lines = guide?.checklist ?? []
  const given = new Map(answers.map((answer) => [answer.line, answer]))
  const mustAsk = !nothingToAsk.includes(code)
  const within = { code, finding, photos, mustAsk }
  const faults = lines.flatMap((line, at) => {
    const told = faultOf(line, given, within)
    return told ? [{ item: itemId, line: line.id, zh: `${at + 1}.“${line.text}”${told[0]}`, en: told[1] }] : []
  })
  return [...faults, ...strangers(itemId, lines, answers)]
}

type Told = readonly [zh: string, en: string]

interface Within extends Pick<Answered, 'code' | 'finding'> {
  readonly photos: readonly Photo[]
  readonly mustAsk: boolean
}

/** Whether a line is asked at all, by what its condition's line was answered. */
function isAsked({ when }: ChecklistLine, given: ReadonlyMap<string, Answer>): boolean {
  return when === undefined || given.get(when.line)?.value === when.is
}

function faultOf(line: ChecklistLine, given: ReadonlyMap<string, Answer>, within: Within): Told | undefined {
  const answer = given.get(line.id)
  if (!isAsked(line, given)) return answer ? ['的前提不成立，不应作答', 'is not asked and takes no answer'] : undefined
  if (!answer || isEmpty(answer)) {
    return line.optional || !within.mustAsk ? undefined : ['未作答', 'is not answered']
  }
  if (answer.notApplicable) return notApplicableFault(line, answer)
  return valueFault(line, answer.value, within.photos) ?? problemFault(line, answer, within)
}

function isEmpty({ value, notApplicable }: Answer): boolean {
  if (notApplicable) return false
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function notApplicableFault(line: ChecklistLine, { value, note }: Answer): Told | undefined {
  if (!mayNotApply(line)) return ['不能答“不适用”', 'cannot be "not applicable"']
  if (value !== undefined) return ['答了“不适用”，又另有答案', 'is "not applicable" and answered too']
  return blank(note) ? ['答“不适用”须说明原因', 'needs words for "not applicable"'] : undefined
}

function valueFault(
  { type, choices = [] }: ChecklistLine,
  value: Answer['value'],
  photos: readonly Photo[],
): Told | undefined {
  switch (type) {
    case 'yes-no':
      return value === 'yes' || value === 'no' ? undefined : ['应答“是”或“否”', 'takes "yes" or "no"']
    case 'choice':
      return choices.includes(String(value))
        ? undefined
        : [`应从“${choices.join('、')}”中选择`, 'takes one of its choices']
    case 'number':
      return typeof value === 'number' ? undefined : ['应填数值', 'takes a number']
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : ['应填日期，如 2022-07-06', 'takes a day']
    case 'text':
      return typeof value === 'string' && !blank(value) ? undefined : ['应填文字', 'takes a text']
    case 'photo':
      return photoFault(value, photos)
  }
}

function photoFault(value: Answer['value'], photos: readonly Photo[]): Told | undefined {
  if (!Array.isArray(value)) return ['应以照片作答', 'takes photos']
  const unknown = value.find((id) => !photos.some((photo) => photo.id === id && stands(photo)))
  return unknown === undefined
    ? undefined
    : [
        `所附照片“${unknown}”不在本次检查中，或未通过检查、已撤回`,
        `names a photo "${unknown}" that this inspection lacks`,
      ]
}

function stands({ state }: Photo): boolean {
  return state === 'declared' || state === 'accepted'
}

function problemFault(line: ChecklistLine, { value, note }: Answer, { code, finding }: Within): Told | undefined {
  if (line.type !== 'yes-no' || value !== (line.problem ?? 'no')) return undefined
  const word = value === 'yes' ? '是' : '否'
  if (blank(note) && blank(finding)) {
    return [`答“${word}”，须写明发现的情况`, `is answered "${value}" and needs words on what was found`]
  }
  if (line.problem && code === '01') {
    return [`答“${word}”，与结果“未发现问题”矛盾`, `is answered "${value}", which contradicts "no problem found"`]
  }
  return undefined
}

function strangers(item: string, lines: readonly ChecklistLine[], answers: readonly Answer[]): AnswerFault[] {
  return answers.flatMap(({ line }, at) => {
    if (!lines.some(({ id }) => id === line)) {
      return [{ item, line, zh: `没有编号为“${line}”的检查项`, en: `there is no line "${line}"` }]
    }
    if (!answers.slice(0, at).some((other) => other.line === line)) return []
    return [{ item, line, zh: `检查项“${line}”答了两次`, en: `line "${line}" is answered twice` }]
  })
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}
