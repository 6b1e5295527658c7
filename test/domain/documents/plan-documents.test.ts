import { describe, expect, it } from 'vitest'
import { planTable } from '../../../shared/domain/documents/plan-table.ts'
import { workScheme } from '../../../shared/domain/documents/work-scheme.ts'
import { conduct, licence, planSources, samplePlan, sampleTask, taskSources } from './samples.ts'
import { wordsOf } from './words.ts'

const joined = {
  cooperating: [{ department: '140900/tax', name: '示例税务局', itemIds: ['SW-01'] }],
}

describe('the plan table', () => {
  it('has the annex’s columns and words, a row for each item with what they share merged', () => {
    const [table] = planTable(planSources).blocks
    const rows = table?.kind === 'form' ? table.rows : []

    expect(rows[0]?.cells.map(({ lines }) => lines[0]?.[0])).toEqual([
      '序号',
      '抽查任务名称',
      '抽查类型',
      '抽查事项',
      '抽查对象范围',
      '抽查比例及频次',
      '抽查检查起止时间',
      '发起部门',
    ])
    expect(rows[1]?.cells.map((cell) => cell.rows ?? 1)).toEqual([2, 2, 2, 1, 2, 2, 2, 2])
    expect(rows[2]?.cells).toHaveLength(1)
    expect(wordsOf(planTable(planSources))).toContain(
      `1|对从事会计代理记账机构的检查|定向|${licence.name}|会计代理记账机构|抽查比例不低于20%；抽查2次|2022年7月1日至2022年9月30日|市财政局`,
    )
    expect(wordsOf(planTable(planSources))).toContain(
      '备注|本次抽查检查结合市委巡查整改工作的意见，提高了抽查比例和抽查频次。',
    )
  })

  it('says which version it is, and of a draft that it is one', () => {
    const { publishedOn: _, ...draft } = { ...samplePlan, state: 'draft' as const }

    expect(wordsOf(planTable(planSources))).toContain('第1版，2022年4月13日公示。')
    expect(wordsOf(planTable({ ...planSources, plan: draft }))).toContain('本表为第1版草稿，尚未公示。')
  })

  it('adds the cooperating departments where a task has some, with their items', () => {
    const plan = { ...samplePlan, tasks: samplePlan.tasks.map((task) => ({ ...task, ...joined })) }
    const text = wordsOf(planTable({ ...planSources, plan }))

    expect(text).toContain('发起部门|配合部门')
    expect(text).toContain('市财政局|示例税务局')
    expect(text).toContain('示例税务局：SW-01')
  })

  it('of two hundred tasks stays one table, each task with its own rows', () => {
    const [first] = samplePlan.tasks
    const tasks = Array.from({ length: 200 }, (_, at) => ({ ...(first as NonNullable<typeof first>), number: at + 1 }))
    const [table] = planTable({ ...planSources, plan: { ...samplePlan, tasks } }).blocks

    expect(table?.kind === 'form' && table.rows).toHaveLength(402)
  })
})

describe('the work scheme', () => {
  const text = wordsOf(workScheme(taskSources))

  it('says contents with law and guide, time, method, ratios by class, the forms and what is asked', () => {
    for (const said of [
      '《忻州市财政局2022年度内部双随机抽查工作计划》（2022年4月13日公示）',
      '任务编号：忻财抽〔2022〕1号',
      `${licence.name}|《代理记账管理办法》（2019）第2、3、6条\n《山西省会计管理条例》（2011）第32条|`,
      '（1）专职从业人员不少于3名；（2）专职从业人员人数',
      '抽查比例每轮不低于20%（不足一户的向上取整），抽查2次',
      'D 类|61%',
      '2022年7月1日至2022年9月30日',
      '采取实地检查的方式',
      '《现场检查笔录》',
    ])
      expect(text).toContain(said)
    expect(conduct.guide && text.includes(conduct.guide.procedure)).toBe(true)
  })

  it('lists the teams once they are drawn, with names and certificates', () => {
    expect(text).toContain('第1轮共抽取检查对象6户')
    expect(text).toContain(
      '示例1号代理记账有限公司\n91140900MA0SAMPL00|忻府区|D 类|示例执法1\nSX0900-01|示例执法2\nSX0900-02',
    )
  })

  it('before the draw says what a team must be, and names nobody', () => {
    const before = wordsOf(workScheme({ ...taskSources, teams: [] }))

    expect(before).toContain('第1名须具备执法证；第2名须具备执法证')
    expect(before).toContain('尚未抽取')
    expect(before).not.toContain('SX0900')
  })

  it('of a joint task says which department looks at what', () => {
    const joint = wordsOf(workScheme({ ...taskSources, task: { ...sampleTask, ...joined } }))

    expect(joint).toContain('示例税务局|配合部门|SW-01|选派执法检查人员')
    expect(joint).toContain('联合检查由发起部门牵头')
  })

  it('of an ad-hoc task names the document that asks for it', () => {
    const adHoc = {
      kind: 'superior' as const,
      reason: '省厅部署',
      document: { number: '晋财会〔2022〕9号', title: '关于专项检查的通知' },
      draftedBy: 'clerk',
      draftedOn: '2022-06-21',
    }

    expect(wordsOf(workScheme({ ...taskSources, plan: undefined, task: { ...sampleTask, adHoc } }))).toContain(
      '《关于专项检查的通知》（晋财会〔2022〕9号）（上级交办：省厅部署）',
    )
  })
})
