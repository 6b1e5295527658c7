import { describe, expect, it } from 'vitest'
import { sampleDepartment } from '../../../infra/local/seed/people.ts'
import { guideTemplate, rulesTemplate } from '../../../shared/domain/documents/rules-template.ts'
import { rulesText } from '../../../shared/domain/documents/rules-text.ts'
import { rulesKinds, type WorkingRules } from '../../../shared/domain/documents/working-rules.ts'
import {
  approvedRules,
  blanksIn,
  editedRules,
  missingChapters,
  publishedRules,
  returnedRules,
  startedRules,
  submittedRules,
} from '../../../shared/domain/documents/working-rules-moves.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { conduct } from './samples.ts'
import { wordsOf } from './words.ts'

const started = startedRules({ id: 'rules', kind: 'rules' }, rulesTemplate(sampleDepartment), 'clerk')

/** Every blank written. */
function written(rules: WorkingRules): WorkingRules {
  const chapters = rules.chapters.map((each) => ({ ...each, text: each.text.replace(/【待填：[^】]*】/g, '示例') }))
  return editedRules(rules, { title: rules.title, chapters }, 'clerk')
}

const on = { by: 'approver', on: '2022-06-20' }
const approved = approvedRules(submittedRules(written(started), { by: 'clerk' }), on)

function refusal(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('not refused')
}

describe('working rules', () => {
  it('begin with every chapter that the notice asks for', () => {
    expect(missingChapters(started)).toEqual([])
    expect(missingChapters(startedRules({ id: 'guide-1', kind: 'guide' }, guideTemplate(conduct), 'clerk'))).toEqual([])
  })

  it.each(Object.entries(rulesKinds.rules.chapters))('without the chapter %s are refused by its name', (id, zh) => {
    const chapters = written(started).chapters
    const without = editedRules(
      started,
      { title: '细则', chapters: chapters.filter((each) => each.id !== id) },
      'clerk',
    )
    const empty = editedRules(
      started,
      { title: '细则', chapters: chapters.map((each) => (each.id === id ? { ...each, text: ' \n' } : each)) },
      'clerk',
    )

    for (const rules of [without, empty]) {
      const { code, zh: said } = refusal(() => submittedRules(rules, { by: 'clerk' }))
      expect([code, said]).toEqual(['chapters-missing', expect.stringContaining(`缺少必备的章：${zh}`)])
    }
  })

  it('cannot be submitted while the template’s blanks are open, each by its words', () => {
    const { code, facts } = refusal(() => submittedRules(started, { by: 'clerk' }))

    expect([code, facts['blanks']]).toEqual(['blanks-left', ['审批机构和职务', '卷宗保管期限', '负责归档的机构']])
    expect(blanksIn(written(started))).toEqual([])
  })

  it.each(['clerk', 'second'])('are not approved by %s, who wrote on them', (by) => {
    const second = editedRules(written(started), written(started), 'second')

    expect(refusal(() => approvedRules(submittedRules(second, { by: 'clerk' }), { ...on, by })).code).toBe('four-eyes')
  })

  it('are returned with a reason, also after approval, and must be approved again', () => {
    const returned = returnedRules(approved, '公示程序不明确', on)

    expect(returned).toMatchObject({ state: 'draft', returned: { reason: '公示程序不明确' } })
    expect(returned).not.toHaveProperty('approvedBy')
  })

  it('become an edition; what is written then is the next one, and the first stays as it was', () => {
    const first = publishedRules(approved, '2022-06-27')
    const chapters = first.rules.chapters.map((each) => ({ ...each, text: `${each.text}\n新增一段。` }))
    const again = editedRules(first.rules, { title: '新细则', chapters }, 'clerk')
    const second = publishedRules(approvedRules(submittedRules(again, { by: 'clerk' }), on), '2023-06-01')

    expect(first.edition).toMatchObject({ id: 'rules@1', edition: 1, publishedOn: '2022-06-27' })
    expect(second.edition).toMatchObject({ id: 'rules@2', edition: 2, title: '新细则' })
    expect(second.rules.editions).toEqual([
      { edition: 1, publishedOn: '2022-06-27' },
      { edition: 2, publishedOn: '2023-06-01' },
    ])
    expect(first.edition.chapters[0]?.text).not.toContain('新增一段')
  })

  it('are not published with somebody’s phone number in them', () => {
    const chapters = approved.chapters.map((each, at) => (at === 1 ? { ...each, text: '联系人电话13800138000' } : each))

    expect(refusal(() => publishedRules({ ...approved, chapters }, '2022-06-27')).code).toBe('not-disclosable')
  })

  it('may say to whom cases go, discipline inspection among them', () => {
    expect(approved.chapters.some(({ text }) => text.includes('纪检监察'))).toBe(true)
    expect(() => publishedRules(approved, '2022-06-27')).not.toThrow()
  })

  it('cannot say a chapter twice', () => {
    const [first] = started.chapters
    const chapters = [first, first] as NonNullable<typeof first>[]

    expect(refusal(() => editedRules(started, { title: '细则', chapters }, 'clerk')).code).toBe('id-repeated')
  })

  it('as a letter say that they are a draft, and which edition once they are public', () => {
    expect(wordsOf(rulesText({ department: sampleDepartment, rules: started }))).toContain('（草稿，尚未公布）')
    const { rules } = publishedRules(approved, '2022-06-27')
    expect(wordsOf(rulesText({ department: sampleDepartment, rules }))).toContain('（第1版，2022年6月27日公布）')
  })
})

describe('a guide', () => {
  it('begins with the item’s law, procedure, checklist and methods', () => {
    const guide = startedRules({ id: 'guide-1', kind: 'guide', itemId: conduct.id }, guideTemplate(conduct), 'clerk')
    const text = wordsOf(rulesText({ department: sampleDepartment, rules: guide }))

    for (const said of [
      '《代理记账管理办法》（2019）第3、17、26、27条',
      '先核对许可证书',
      '1.专职从业人员不少于3名',
      '书面检查：',
    ])
      expect(text).toContain(said)
  })

  it('of an item without a checklist asks for one', () => {
    const { guide: _, ...bare } = conduct

    expect(blanksIn(guideTemplate(bare))).toEqual(['逐项列明检查项目'])
  })
})
