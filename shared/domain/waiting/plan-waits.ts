import { yearlyDuty } from '../clock/owed.ts'
import { type Plan, type PlanVersion, versionOf, workOf } from '../plan/plan.ts'
import type { Wait } from './wait.ts'

/** The draft or the open revision of a plan: to be submitted, approved or published. */
export function waitsOfPlan(plan: Plan): Wait[] {
  const work = workOf(plan)
  const version = versionOf(work)
  const head = {
    about: version > 1 ? `${plan.year} 年度计划第 ${version} 版` : `${plan.year} 年度计划`,
    object: `plans/${plan.id}`,
    params: { planId: plan.id },
  }
  const first = version === 1
  const due = (rule: 'plan-filed' | 'plan-public') => (first ? { dueOn: yearlyDuty(rule, plan.year).owed.dueOn } : {})
  switch (work.state) {
    case 'draft':
      return [{ ...head, ...toSubmit(work), ...since(work.returned?.on ?? work.draftedOn), ...due('plan-filed') }]
    case 'submitted':
      return [
        {
          ...head,
          kind: 'plan-to-approve',
          zh: '审批年度计划',
          en: 'Approve the annual plan, or return it',
          route: 'approvePlan',
          roles: ['approver'],
          notBy: [
            work.submittedBy,
            work.draftedBy,
            ...(work.editedBy ?? []),
            ...(work.answers ?? []).map(({ by }) => by),
          ],
          ...since(work.submittedOn),
          ...due('plan-filed'),
        },
      ]
    case 'approved':
      return [
        {
          ...head,
          kind: 'plan-to-publish',
          zh: '公示年度计划',
          en: 'Publish the annual plan',
          route: 'publishPlan',
          roles: ['publisher'],
          ...since(work.approvedOn),
          ...due('plan-public'),
        },
      ]
    default:
      return []
  }
}

function toSubmit({ returned }: PlanVersion) {
  return {
    kind: 'plan-to-submit',
    zh: returned ? `按退回意见修改年度计划：${returned.reason}` : '完成并提交年度计划',
    en: returned ? 'Mend the returned annual plan' : 'Finish and submit the annual plan',
    route: 'submitPlan',
    roles: ['clerk'],
  }
}

function since(day: string | undefined): Pick<Wait, 'since'> {
  return day === undefined ? {} : { since: day }
}
