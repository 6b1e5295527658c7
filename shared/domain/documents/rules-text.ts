import { chineseDay } from '../../kernel/days.ts'
import type { Department } from '../registry/department.ts'
import { type Block, blank, heading, type OfficialDraft, paragraph, type Run, signed } from './document.ts'
import { rulesLifecycle, type WorkingRules } from './working-rules.ts'

/** Working rules or a guide as a letter: published as its edition, before that as the draft it is. */
export function rulesText({
  department,
  rules,
}: {
  readonly department: Department
  readonly rules: WorkingRules
}): OfficialDraft {
  const { title, chapters, state, editions } = rules
  const published = state === 'published' ? editions.at(-1) : undefined
  return {
    head: 'letter',
    office: `${department.name}文件`,
    number: blank('发文字号'),
    title: brokenTitle(title, department.name),
    blocks: [
      ...(published
        ? [paragraph(`（第${published.edition}版，${chineseDay(published.publishedOn)}公布）`)]
        : [paragraph(`（${rulesLifecycle.states[state]}，尚未公布）`)]),
      ...chapters.flatMap((chapter, at) => [
        heading(`${chineseCount(at + 1)}、${chapter.title}`),
        ...paragraphs(chapter.text),
      ]),
      signed(department.name, published ? chineseDay(published.publishedOn) : blank('成文日期')),
    ],
  }
}

/** A long title is broken after the department's name, or before the kind of text that it names. */
function brokenTitle(title: string, office: string): string {
  if (title.length <= 20) return title
  if (title.startsWith(office)) return `${office}\n${title.slice(office.length)}`
  return title.replace(/(抽查工作(?:细则|指引))$/u, '\n$1')
}

/** A paragraph for each line, its blanks marked. */
function paragraphs(text: string): Block[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '')
  return lines.map((line) => paragraph(...runsOf(line)))
}

function runsOf(line: string): Run[] {
  return line.split(/(【待填：[^】]*】)/u).flatMap((part): Run[] => {
    if (part === '') return []
    const mark = /^【待填：([^】]*)】$/u.exec(part)
    return [mark ? blank(mark[1] ?? '') : part]
  })
}

/** 1 → 一, 12 → 十二; up to 99. */
function chineseCount(count: number): string {
  const digits = '〇一二三四五六七八九'
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : digits[ones]}`
}
