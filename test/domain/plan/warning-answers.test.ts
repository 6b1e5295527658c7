import { describe, expect, it } from 'vitest'
import { type PlanFacts, planFindings } from '../../../shared/domain/plan/findings.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import { approved, edited, submitted } from '../../../shared/domain/plan/plan-moves.ts'
import { planPolicy } from '../../../shared/domain/plan/plan-policy.ts'
import { answeredWarning, withAnswers } from '../../../shared/domain/plan/warning-answers.ts'
import { sampleItem } from '../../functions/drawing/fixtures.ts'
import { publishedPlan, row } from './samples.ts'

const items = new Map(['item-1', 'item-2'].map((id) => [id, sampleItem(id)]))
const clerk = { by: 'clerk', on: '2022-04-01' }

/** A draft of which two things are to be asked: four rounds of 30 %, and no joint task. */
const draft = publishedPlan({ state: 'draft', tasks: [{ ...row, floor: 3000, rounds: 4 }], submittedBy: 'nobody' })

const factsOf = (plan: Plan): PlanFacts => ({ plan, items })
const findingsOf = (plan: Plan) => planFindings(factsOf(plan))
const submit = (plan: Plan) => submitted(plan, { facts: factsOf(plan), policy: planPolicy }, clerk)

function answered(plan: Plan, rule: string, answer: string): Plan {
  const finding = findingsOf(plan).find((each) => each.rule === rule)?.id ?? rule
  return answeredWarning(plan, findingsOf(plan), { ...clerk, finding, answer })
}

describe('warnings of a plan', () => {
  it('block its submission until each is answered, naming those that are not', () => {
    const one = answered(draft, 'joint-missing', '示例：联合抽查由市级计划统一安排。')

    expect(() => submit(draft)).toThrow(
      expect.objectContaining({
        code: 'warnings-unanswered',
        facts: expect.objectContaining({ count: 2, rules: ['joint-missing', 'rounds-exhaust-pool'] }),
        zh: '计划有 2 条提示尚未书面答复，不能提交：计划中没有部门联合抽查任务。请列入联合抽查任务，或说明由哪份计划安排；任务 1 每轮 30%、共 4 轮，超过全部对象；各轮不重复抽取，后面的轮次会抽不满。请逐条答复，或修改计划。',
      }),
    )
    expect(() => submit(one)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ count: 1, rules: ['rounds-exhaust-pool'] }) }),
    )
    expect(submit(answered(one, 'rounds-exhaust-pool', '示例：本年全覆盖。')).state).toBe('submitted')
  })

  it('carry their answers, the very sentence beside them, to whoever approves', () => {
    const plan = answered(answered(draft, 'joint-missing', '示例一'), 'joint-missing', '示例：由市级计划安排。')

    const joint = withAnswers(findingsOf(plan), plan).find(({ rule }) => rule === 'joint-missing')

    expect(plan.answers).toHaveLength(1)
    expect(joint?.answer).toEqual({
      finding: joint?.id,
      zh: '计划中没有部门联合抽查任务。请列入联合抽查任务，或说明由哪份计划安排。',
      answer: '示例：由市级计划安排。',
      by: 'clerk',
      on: '2022-04-01',
    })
  })

  it('need a new answer when their sentence has changed; an answer to what is gone is dropped', () => {
    const both = answered(answered(draft, 'joint-missing', '示例'), 'rounds-exhaust-pool', '示例')
    const change = (floor: number, rounds: number) =>
      edited(both, { title: both.title, tasks: [{ ...row, floor, rounds }] }, 'clerk')

    expect(() => submit(change(3000, 5))).toThrow(expect.objectContaining({ code: 'warnings-unanswered' }))
    expect(submit(change(2000, 2)).answers?.map(({ finding }) => finding.split('-').slice(0, 2).join('-'))).toEqual([
      'joint-missing',
    ])
  })

  it('cannot be answered when nobody gave them, when they are errors, or when the plan is past draft', () => {
    const short = edited(draft, { title: draft.title, tasks: [{ ...row, floor: 1000 }] }, 'clerk')

    expect(() => answered(draft, 'no-such-warning', '示例')).toThrow(
      expect.objectContaining({ code: 'finding-unknown' }),
    )
    expect(() => answered(short, 'ratio-below-floor', '示例')).toThrow(
      expect.objectContaining({ code: 'finding-unknown' }),
    )
    expect(() => answered({ ...draft, state: 'submitted' }, 'joint-missing', '示例')).toThrow(
      expect.objectContaining({ code: 'wrong-state' }),
    )
  })

  it('are not approved by whoever answered them', () => {
    const written = { ...draft, draftedBy: 'other' }
    const finding = findingsOf(written).map(({ id }) => id)
    const mine = finding.reduce(
      (plan, id) => answeredWarning(plan, findingsOf(plan), { by: 'head', on: clerk.on, finding: id, answer: '示例' }),
      written as Plan,
    )

    expect(() => approved(submit(mine), { by: 'head', on: clerk.on })).toThrow(
      expect.objectContaining({ code: 'four-eyes', facts: { move: '批准', did: '答复提示' } }),
    )
    expect(approved(submit(mine), { by: 'approver', on: clerk.on }).state).toBe('approved')
  })
})
