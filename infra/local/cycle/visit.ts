import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { dayOf } from '../../../shared/kernel/days.ts'
import { allInspections } from './inspect.ts'
import type { Stage } from './stage.ts'

/** Between dispatch and visit: receipts of officers and department, the days that teams plan, the notices. */
export async function prepareVisits(stage: Stage, draw: Draw, visitDay: string): Promise<void> {
  const { api, story, settle } = stage
  const inspections = await allInspections(api, draw.id)
  for (const inspection of inspections) await receive(stage, inspection)
  await api.must('clerk', 'receiveDispatch', { dispatchId: draw.id })
  const { items } = await api.must('head', 'listReceipts', { dispatchId: draw.id, limit: '200' })
  const missing = items.flatMap(({ receipts }) => receipts.filter(({ state }) => state !== 'received'))
  if (missing.length > 0) throw new Error(`${missing.length} officers have not confirmed`)
  story.add(
    '4 检查',
    `派发 ${inspections.length} 家：${items.flatMap(({ receipts }) => receipts).length} 人次执法人员和部门均已签收`,
    `/api/dispatches/${draw.id}/receipts`,
  )
  for (const [at, inspection] of inspections.entries()) await prepare(stage, inspection, { at, visitDay })
  await settle()
  story.add(
    '4 检查',
    `拟定检查日 ${visitDay}；检查通知书送达 ${inspections.length - 1} 家，1 家不事先告知，理由在案`,
    `/api/inspections?drawId=${draw.id}`,
  )
}

async function receive({ api }: Stage, { id, officerIds }: Inspection): Promise<void> {
  for (const officer of officerIds) await api.must(signIn(officer), 'receiveInspection', { inspectionId: id })
}

async function prepare(
  { api, url }: Stage,
  { id, officerIds }: Inspection,
  { at, visitDay }: { readonly at: number; readonly visitDay: string },
): Promise<void> {
  const leader = signIn(officerIds[0] as string)
  const { headers } = await api.call(leader, 'getInspection', { inspectionId: id })
  const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
  await api.must(leader, 'planVisit', { inspectionId: id, day: visitDay }, { ifMatch })
  const now = new Date(await (await fetch(`${url}/local/clock`)).text())
  const notice =
    at === 0
      ? { given: 'not-given', reason: '示例：提前告知可能影响检查效果，经负责人同意到场出示' }
      : { given: 'before', how: 'in-person', receivedBy: '示例前台' }
  await api.must(leader, 'giveNotice', { inspectionId: id, on: dayOf(now), ...notice })
}

/** The sample person of a certificate number. */
function signIn(certificate: string): string {
  return `officer-${certificate.slice(-2)}`
}
