import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { dayOf } from '../../../shared/kernel/days.ts'
import { sampleDepartment } from '../seed/people.ts'
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

/**
 * The party of one visit asks with the passcode of its notice that an officer stay away; the head upholds it, the draw's own seed
 * passes the seat on, whoever comes in confirms, and the page behind the notice says so.
 */
export async function recuseForParty(stage: Stage, draw: Draw): Promise<void> {
  const { api, url, story, settle } = stage
  const inspection = (await allInspections(api, draw.id))[3]
  if (!inspection) throw new Error('no fourth inspection')
  const { id: inspectionId, officerIds } = inspection
  const officerId = officerIds[1] as string
  const { code, passcode, url: page } = await api.must('clerk', 'getVisitPass', { inspectionId })
  const department = sampleDepartment.id
  const asked = { code, passcode, department, officerId, applicant: '示例负责人', reason: '示例：系本公司股东的近亲属' }
  await api.must(undefined, 'askRecusal', asked)
  await api.must('head', 'decideRecusal', { inspectionId, officerId, decision: 'upheld', remark: '经核实，应当回避' })
  await settle()
  const changed = await api.must('reviewer', 'getInspection', { inspectionId })
  const came = changed.officerIds.find((each) => !officerIds.includes(each))
  if (came === undefined) throw new Error('nobody took the seat')
  await api.must(signIn(came), 'receiveInspection', { inspectionId })
  await settle()
  const path = new URL(page).pathname
  const shown = await (await fetch(url + path)).text()
  if (!shown.includes('执法人员有变更') || !shown.includes(came))
    throw new Error('the page of the visit does not say who comes')
  story.add('4 检查', `被检查人凭通知书验证码申请回避，局长准许，${officerId} 由 ${came} 替换；检查告知页已更新`, path)
}

/** The sample person of a certificate number. */
function signIn(certificate: string): string {
  return `officer-${certificate.slice(-2)}`
}
