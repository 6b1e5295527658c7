import { adHocTasks, layDownPolicy } from './ad-hoc.ts'
import { handOverInSummer, watchReminders } from './clock.ts'
import { makePapers } from './documents.ts'
import { drawRound, mistakenFreeze, tellExclusion, verifyDraws } from './draw.ts'
import { handOverToProvince } from './exchange.ts'
import { closeRound, followUpRound } from './follow-up.ts'
import { inspectRound } from './inspect.ts'
import { enterNeighbours, mergeTasks, planJointly } from './joint-plans.ts'
import { inspectJointly } from './joint-visits.ts'
import { publishPlan } from './plan.ts'
import { publishResults } from './publish.ts'
import { readHome } from './read-home.ts'
import { importPlan, importRegistries } from './registries.ts'
import { revisePlan } from './revise-plan.ts'
import type { Stage } from './stage.ts'
import { prepareVisits, recuseForParty } from './visit.ts'

/**
 * One complete cycle of the seed notice's plan, as its people would live it: 8 steps, each over the HTTP interface.
 *
 * @returns whether every draw was recomputed from the public files alone
 * @throws {Error} when a step is refused that must succeed
 */
export async function runCycle(stage: Stage): Promise<boolean> {
  await stage.travel('2022-03-28T01:00:00Z')
  await importRegistries(stage)
  await importPlan(stage)
  await layDownPolicy(stage)
  await publishPlan(stage)
  await revisePlan(stage)
  await handOverInSummer(stage)
  await stage.travel('2022-07-04T01:00:00Z')
  await mistakenFreeze(stage)
  const first = await drawRound(stage, 1, ['示例见证甲', '示例见证乙'])
  await prepareVisits(stage, first, '2022-07-06')
  await recuseForParty(stage, first)
  await inspectRound(stage, first, '2022-07-06')
  await publishResults(stage, first)
  await followUpRound(stage, first)
  await makePapers(stage, first)
  await closeRound(stage, first)
  await stage.travel('2022-08-15T01:00:00Z')
  const second = await drawRound(stage, 2, ['示例见证丙', '示例见证丁'])
  await tellExclusion(stage, first, second)
  await prepareVisits(stage, second, '2022-08-17')
  await inspectRound(stage, second, '2022-08-17')
  await publishResults(stage, second)
  await handOverToProvince(stage)
  await enterNeighbours(stage)
  await planJointly(stage)
  await mergeTasks(stage)
  const adHoc = await adHocTasks(stage)
  const joint = await inspectJointly(stage)
  await watchReminders(stage)
  await readHome(stage)
  return (await verifyDraws(stage, [first, second, ...adHoc])) && joint
}
