import type { Plan, PlannedTask } from '../../shared/domain/plan/plan.ts'
import type { ImportCounts, ImportFinding } from '../../shared/domain/registry/import.ts'
import type { PlanDraft } from '../../shared/domain/registry/plan-draft.ts'
import type { Reading } from '../../shared/domain/registry/read-rows.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Compared {
  readonly rows: Reading<PlanDraft>['rows']
  readonly findings: readonly ImportFinding[]
  readonly counts: ImportCounts
}

/** Holds a plan's file against the plan of its year, if there is one. Counts are of tasks. */
export async function comparePlan({ rows, findings }: Reading<PlanDraft>, plans: ReadStore<Plan>): Promise<Compared> {
  const draft = rows[0]?.record
  if (!draft) return { rows, findings, counts: { rows: 0, added: 0, changed: 0, unchanged: 0 } }
  const existing = (await plans.find(String(draft.year)))?.record
  const disputed = new Set(draft.disputes.map(({ task, field }) => `${task} ${field}`))
  const effects = draft.tasks.map((task) => {
    const before = existing?.tasks.find(({ number }) => number === task.number)
    if (!before) return 'added'
    return sameTask(before, task, disputed) ? 'unchanged' : 'changed'
  })
  const count = (effect: string) => effects.filter((each) => each === effect).length
  return {
    rows,
    findings: existing ? [...findings, existingFinding(existing)] : findings,
    counts: {
      rows: draft.tasks.length,
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
    },
  }
}

/** A field in dispute is the clerk's to choose: it makes no difference yet. */
function sameTask(before: PlannedTask, now: PlannedTask, disputed: ReadonlySet<string>): boolean {
  const undisputed = (task: PlannedTask) =>
    canonicalJson(
      Object.fromEntries(Object.entries(task).filter(([field]) => !disputed.has(`${task.number} ${field}`))),
    )
  return undisputed(before) === undisputed(now)
}

function existingFinding({ id, state }: Plan): ImportFinding {
  const draft = state === 'draft'
  return {
    id: 'plan-exists',
    severity: draft ? 'warning' : 'error',
    where: '文件',
    zh: draft ? `${id} 年度计划草稿已存在，将被替换` : `${id} 年度计划已提交或公示，不能由导入替换`,
    en: draft
      ? `a draft of the plan of ${id} exists and will be replaced`
      : `the plan of ${id} is past draft: a file cannot replace it`,
  }
}
