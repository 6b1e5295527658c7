import { describe, expect, it } from 'vitest'
import { type Answer, type Answered, faultsOfAnswers } from '../../../shared/domain/inspection/answers.ts'
import { recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { type ChecklistLine, type Guide, requireGuide } from '../../../shared/domain/registry/guide.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { good, inspectionSample, noon, photoSample } from './samples.ts'

const lines: readonly ChecklistLine[] = [
  { id: 'licence', text: '是否取得许可', type: 'yes-no' },
  { id: 'kind', text: '许可种类', type: 'choice', choices: ['正本', '副本'], when: { line: 'licence', is: 'yes' } },
  { id: 'staff', text: '专职人员', type: 'number', unit: '人' },
  { id: 'filed', text: '年度备案日期', type: 'date' },
  { id: 'head', text: '负责人资历', type: 'text', optional: true },
  { id: 'door', text: '门牌', type: 'photo' },
]
const guide: Guide = { procedure: '两人进场', checklist: lines }

const all: readonly Answer[] = [
  { line: 'licence', value: 'yes' },
  { line: 'kind', value: '正本' },
  { line: 'staff', value: 3 },
  { line: 'filed', value: '2022-04-20' },
  { line: 'door', value: ['photo-1'] },
]

const photos = [photoSample(), photoSample({ id: 'photo-2', state: 'refused' })]

function told(answers: readonly Answer[], change: Partial<Answered> = {}, of: Guide | undefined = guide): string[] {
  const item = { itemId: 'F-01', code: '07' as const, finding: '', answers, ...change }
  return faultsOfAnswers(item, of, photos).map(({ zh }) => zh)
}

const without = (line: string) => all.filter((answer) => answer.line !== line)
const instead = (answer: Answer) => [...without(answer.line), answer]

describe('the answers to a checklist', () => {
  it('are complete without the lines that may be left open', () => {
    expect(told(all)).toEqual([])
  })

  it('may be zero', () => {
    expect(told(instead({ line: 'staff', value: 0 }))).toEqual([])
  })

  it('name every line that is not answered, by its number and words', () => {
    expect(told([])).toEqual([
      '1.“是否取得许可”未作答',
      '3.“专职人员”未作答',
      '4.“年度备案日期”未作答',
      '6.“门牌”未作答',
    ])
  })

  it.each([
    [{ line: 'licence', value: '有' }, '1.“是否取得许可”应答“是”或“否”'],
    [{ line: 'kind', value: '复印件' }, '2.“许可种类”应从“正本、副本”中选择'],
    [{ line: 'staff', value: '3' }, '3.“专职人员”应填数值'],
    [{ line: 'filed', value: '2022-02-30' }, '4.“年度备案日期”应填日期，如 2022-07-06'],
    [{ line: 'head', value: '  ' }, '5.“负责人资历”应填文字'],
    [{ line: 'door', value: '有照片' }, '6.“门牌”应以照片作答'],
    [{ line: 'door', value: ['photo-9'] }, '6.“门牌”所附照片“photo-9”不在本次检查中，或未通过检查、已撤回'],
    [{ line: 'door', value: ['photo-2'] }, '6.“门牌”所附照片“photo-2”不在本次检查中，或未通过检查、已撤回'],
    [{ line: 'ghost', value: 'yes' }, '没有编号为“ghost”的检查项'],
  ] as [Answer, string][])('refuse %j', (answer, words) => {
    expect(told(instead(answer))).toContain(words)
  })

  it('refuse two answers to one line', () => {
    expect(told([...all, { line: 'staff', value: 4 }])).toEqual(['检查项“staff”答了两次'])
  })

  it('ask a dependent line only when its condition holds', () => {
    const no = { line: 'licence', value: 'no', note: '未见许可证' }

    expect(told([...without('kind'), no].filter(({ value }) => value !== 'yes'))).toEqual([])
    expect(told(instead(no))).toEqual(['2.“许可种类”的前提不成立，不应作答'])
    expect(told(without('kind'))).toEqual(['2.“许可种类”未作答'])
  })

  it('ask a problem for words, on its line or on the item', () => {
    const bare = [...without('kind'), { line: 'licence', value: 'no' }].filter(({ value }) => value !== 'yes')

    expect(told(bare)).toEqual(['1.“是否取得许可”答“否”，须写明发现的情况'])
    expect(told(bare, { finding: '未见许可证' })).toEqual([])
  })

  it('contradict “no problem found” where the guide says what a problem is', () => {
    const strict = { ...guide, checklist: [{ ...lines[0], problem: 'yes' }] as ChecklistLine[] }
    const yes = [{ line: 'licence', value: 'yes', note: '有' }]

    expect(told(yes, { code: '01' }, strict)).toEqual(['1.“是否取得许可”答“是”，与结果“未发现问题”矛盾'])
    expect(told([{ line: 'licence', value: 'no' }], { code: '01' }, strict)).toEqual([])
  })

  it('say why a line does not apply, where it may not apply', () => {
    const { licence, staff } = {
      licence: { line: 'licence', notApplicable: true },
      staff: { line: 'staff', notApplicable: true },
    }
    const rest = without('licence').filter(({ line }) => line !== 'kind')

    expect(told([...rest, licence])).toEqual(['1.“是否取得许可”答“不适用”须说明原因'])
    expect(told([...rest, { ...licence, note: '无须许可' }])).toEqual([])
    expect(told(instead({ ...staff, note: '无' }))).toEqual(['3.“专职人员”不能答“不适用”'])
    expect(told([...rest, { ...licence, note: '无', value: 'yes' }])).toContain(
      '1.“是否取得许可”答了“不适用”，又另有答案',
    )
  })

  it('are not asked for where nobody could be asked, and are read all the same', () => {
    expect(told([], { code: '04' })).toEqual([])
    expect(told([{ line: 'staff', value: '三' }], { code: '04' })).toEqual(['3.“专职人员”应填数值'])
  })

  it('are none where the item has no checklist', () => {
    const item = { itemId: 'F-01', code: '07' as const, finding: '' }

    expect(faultsOfAnswers(item, undefined, [])).toEqual([])
    expect(faultsOfAnswers({ ...item, answers: all }, undefined, [])).toHaveLength(5)
  })

  it('refuse the whole result with one sentence for each line', () => {
    const guides = new Map([['F-01', guide]])
    const record = () => recordResult(inspectionSample({ photos }), good, { by: 'SX0900-01', now: noon, guides })

    expect(record).toThrow(Refusal)
    try {
      record()
    } catch (error) {
      const { code, zh, en } = error as Refusal
      expect(code).toBe('answers-not-complete')
      expect(zh).toContain('检查表有 4 处须补正：F-01/licence 1.“是否取得许可”未作答、F-01/staff')
      expect(en).toContain('F-01/licence is not answered; F-01/staff')
    }
  })
})

describe('a checklist', () => {
  it.each([
    [{ id: 'b', text: '问', type: 'text', when: { line: 'z', is: 'yes' } }, '前提所指的检查项不在它之前'],
    [{ id: 'b', text: '问', type: 'text', when: { line: 'a', is: '正本' } }, '前提“正本”不是检查项“a”的答案'],
    [{ id: 'b', text: '问', type: 'text', problem: 'no' }, '只有是否题才能指明哪个答案是问题'],
    [{ id: 'a', text: '问', type: 'text' }, '编号重复'],
  ] as [ChecklistLine, string][])('is refused with the line %j', (line, why) => {
    const first: ChecklistLine = { id: 'a', text: '问', type: 'yes-no' }

    expect(() => requireGuide({ procedure: '', checklist: [first, line] })).toThrow(
      expect.objectContaining({ code: 'guide-not-legal', facts: { line: line.id, why } }),
    )
  })

  it('may hang a line on a choice', () => {
    const checklist: ChecklistLine[] = [
      { id: 'k', text: '种类', type: 'choice', choices: ['甲', '乙'] },
      { id: 'm', text: '问', type: 'text', when: { line: 'k', is: '乙' } },
    ]

    expect(() => requireGuide({ procedure: '', checklist })).not.toThrow()
  })
})
