import { type PlanVersion, versionOf } from '../../shared/domain/plan/plan.ts'

/** What a version says, as an event commits to it: the tasks as text, because the log's canonical form knows no truth values. */
export function wordsOf(version: PlanVersion) {
  return { version: versionOf(version), title: version.title, tasks: JSON.stringify(version.tasks) }
}
