import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/domain/registry/cells.ts'
import { draftPlan, type PlanDraft } from '../../../shared/domain/registry/plan-draft.ts'
import { readPlan } from '../../../shared/domain/registry/read-plan.ts'
import { sheet, skim } from './sheets.ts'

const header = [
  '序号',
  '抽查任务名称',
  '抽查类型',
  '抽查事项',
  '抽查对象范围',
  '抽查比列及频次',
  '抽查检查起止时间',
  '发起部门',
]
const title = ['示例局2022年度抽查计划']
const items = [
  { id: 'A', name: '事项（一）', state: 'published' as const },
  { id: 'B', name: '事项二', state: 'draft' as const },
  { id: 'C', name: '事项三', state: 'retired' as const },
]

function task(changes: Record<string, Cell> = {}): Cell[] {
  const usual: Record<string, Cell> = {
    序号: 1,
    抽查任务名称: '示例任务',
    抽查类型: '定向',
    抽查事项: '事项(一)',
    抽查对象范围: '会计代理记账机构',
    抽查比列及频次: '抽查比例不低于２０％；抽查2次',
    抽查检查起止时间: '2022.7-2022.9',
    发起部门: '市财政局',
  }
  return header.map((name) => ({ ...usual, ...changes })[name] ?? null)
}

const more = (item: string): Cell[] => [null, null, null, item, null, null, null, null]
const read = (rows: Cell[][], notice?: string) =>
  readPlan(sheet(title, header, ...rows), { fileName: 'p.xlsx', notice, items })

describe('an annual plan is read from its annex table', () => {
  it('with merged rows of items, the right spelling of 比例 and the seed’s own', () => {
    const spelt = header.map((name) => name.replace('比列', '比例'))

    for (const columns of [header, spelt]) {
      const { rows, findings } = readPlan(sheet(title, columns, task(), more('事项二'), ['备注：说明']), {
        fileName: 'p.xlsx',
        items,
      })
      expect(findings).toEqual([])
      expect(rows[0]?.record).toMatchObject({
        year: 2022,
        remark: '说明',
        tasks: [{ number: 1, itemIds: ['A', 'B'], floor: 2000, rounds: 2, type: 'targeted' }],
      })
    }
  })

  it('with several tasks, refusing a repeated number', () => {
    expect(read([task(), task({ 序号: 2 })]).rows[0]?.record.tasks.map(({ number }) => number)).toEqual([1, 2])
    expect(skim(read([task(), task()]).findings)).toEqual(['error row-4-A 序号 1 重复'])
  })

  it('refusing items that the list does not hold or that are retired', () => {
    expect(skim(read([task({ 抽查事项: '别的' })]).findings)[0]).toContain('请先导入事项清单')
    expect(skim(read([task(), more('事项三')]).findings)[0]).toBe('error row-4-D 事项“事项三”已废止')
  })

  it('refusing what it does not understand, by cell', () => {
    expect(skim(read([task({ 抽查检查起止时间: '全年' })]).findings)[0]).toContain('row-3-G')
    expect(skim(read([task({ 抽查比列及频次: '20%' })]).findings)[0]).toContain('row-3-F')
    expect(skim(read([task({ 抽查类型: '随便' })]).findings)[0]).toContain('row-3-C')
    expect(skim(read([more('事项二'), task()]).findings)[0]).toContain('row-3')
    expect(read([]).rows).toEqual([])
  })

  it('refusing more text than one plan can hold', () => {
    const many = Array.from({ length: 60 }, (_, at) => task({ 序号: at + 1, 抽查任务名称: '示例'.repeat(900) }))

    expect(skim(read(many).findings)).toEqual(['error file 计划文字过多，无法保存为一份计划'])
    expect(skim(read([task({ 抽查任务名称: '示例'.repeat(1001) })]).findings)).toEqual([
      'error row-3-B 超过 2000 个字符',
    ])
  })

  it('asking when the window lies outside the year of the plan', () => {
    const { findings } = read([task({ 抽查检查起止时间: '2021.5-2021.9' })])

    expect(findings).toMatchObject([
      {
        severity: 'conflict',
        id: 'task-1-window',
        choices: [
          { id: 'plan-year', value: { from: '2022-05-01', to: '2022-09-30' } },
          { id: 'annex', value: { from: '2021-05-01', to: '2021-09-30' } },
        ],
      },
    ])
  })

  it('asking for each of window, ratio and rounds on which the notice says otherwise', () => {
    const notice = '抽查起止时间为2022年6月1日-2022年8月31日，抽查比例不低于30%；抽查1次。'

    const { rows, findings } = read([task()], notice)

    expect(findings.map(({ id }) => id)).toEqual(['task-1-window', 'task-1-floor', 'task-1-rounds'])
    const chosen = findings.map((each) => ({
      ...each,
      chosen: each.id === 'task-1-rounds' ? 'annex' : 'notice',
      chosenBy: 'z',
    }))
    const plan = draftPlan(rows[0]?.record as PlanDraft, { importId: 'i', draftedBy: 'clerk', findings: chosen })
    expect(plan.tasks[0]).toMatchObject({ window: { from: '2022-06-01', to: '2022-08-31' }, floor: 3000, rounds: 2 })
    expect(plan.decisions.map(({ chosen: said, by }) => [said, by])).toEqual([
      ['通知正文：2022-06-01 至 2022-08-31', 'z'],
      ['通知正文：不低于 30%', 'z'],
      ['附件表格：2 次', 'z'],
    ])
  })

  it('asking nothing when the notice agrees or is silent', () => {
    expect(read([task()], '抽查起止时间为2022年7月1日至9月30日，抽查频次不低于20%；抽查2次').findings).toEqual([])
    expect(read([task()], '请各科室认真执行。').findings).toEqual([])
  })
})
