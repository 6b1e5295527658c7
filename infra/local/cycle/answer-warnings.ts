import type { Stage } from './stage.ts'

/** What the department writes to each of the rules that only warn. */
const answers: Readonly<Record<string, string>> = {
  'joint-missing': '本计划为本部门内部抽查计划；部门联合抽查由领导小组办公室的市级计划统一安排。',
  'scope-planned-twice': '两项任务的内容和方式不同，检查时合并进门。',
}
const otherwise = '已核实，按现有安排可以完成。'

/** Every warning on the draft is answered in writing, so that it can be submitted and its approver reads why. */
export async function answerWarnings({ api, story }: Stage, planId: string, clerk = 'clerk'): Promise<void> {
  const { items } = await api.must(clerk, 'listPlanFindings', { planId })
  const open = items.filter(({ severity, answer }) => severity === 'warning' && !answer)
  for (const { id, rule, zh } of open) {
    const answer = answers[rule] ?? otherwise
    await api.must(clerk, 'answerWarning', { planId, finding: id, answer })
    story.add('2 计划', `提示“${zh}”书面答复：${answer}`, `/api/plans/${planId}/findings`)
  }
}
