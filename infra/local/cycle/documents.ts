import type { FilingKind } from '../../../shared/domain/clock/filing.ts'
import type { OfficialDocument } from '../../../shared/domain/documents/official-document.ts'
import { type DocumentKind, documentKinds } from '../../../shared/domain/documents/official-document.ts'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { type ReportKind, reportKinds } from '../../../shared/domain/reports/report.ts'
import { sampleDepartment } from '../seed/people.ts'
import { allInspections } from './inspect.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

/** The department's rules and a guide for each item, from their templates; their publication closes the deadline of 30 June. */
export async function publishRules(stage: Stage): Promise<void> {
  const { api, story, settle } = stage
  const { items } = await api.must('clerk', 'listItems', {})
  await publishText(stage, { kind: 'rules' })
  for (const { id } of items) await publishText(stage, { kind: 'guide', itemId: id })
  await settle()
  const { items: deadlines } = await api.must('clerk', 'listDeadlines', { year: '2022' })
  const closed = deadlines.find(({ rule }) => rule === 'working-rules')?.closed
  if (closed?.by !== 'working-rules.published' || closed.late) throw new Error('the rules do not close their deadline')
  story.add(
    '2 计划',
    `细则和 ${items.length} 份指引由模板起草、批准、公布，6 月 30 日的时限随之办结`,
    `/${site}/rules/`,
  )
}

async function publishText({ api }: Stage, of: { readonly kind: string; readonly itemId?: string }): Promise<void> {
  const { id: rulesId, title, chapters } = await api.must('clerk', 'startWorkingRules', of)
  const written = chapters.map((each) => ({ ...each, text: each.text.replace(/【待填：([^】]*)】/gu, '示例$1') }))
  await api.must('clerk', 'editWorkingRules', { rulesId, title, chapters: written }, { ifMatch: '1' })
  await api.must('clerk', 'submitWorkingRules', { rulesId })
  await api.must('approver', 'approveWorkingRules', { rulesId })
  await api.must('publisher', 'publishWorkingRules', { rulesId })
}

/** Drafted from the record, its blanks written by a person, filed: the filing closes the deadline. */
export async function fileReport(
  { api, settle }: Stage,
  {
    person,
    kind,
    taskId,
  }: { readonly person: string; readonly kind: ReportKind & FilingKind; readonly taskId?: string },
): Promise<void> {
  const { id: reportId } = await api.must(person, 'askForReport', { kind, year: 2022, ...(taskId ? { taskId } : {}) })
  await settle()
  const { body, headers } = await api.call(person, 'getReport', { reportId })
  const texts = Object.fromEntries((body.report.blanks ?? []).map((blank) => [blank, `示例：${blank}`]))
  await api.must(person, 'writeReport', { reportId, texts }, { ifMatch: headers['etag']?.replaceAll('"', '') ?? '' })
  await settle()
  await api.must(person, 'fileReport', { reportId })
  await settle()
  const { report } = await api.must(person, 'getReport', { reportId })
  if (report.state !== 'filed') throw new Error(`${reportKinds[kind].zh} stands at ${report.state}`)
}

/** The papers of a round: scheme and plan table, the forms of the visit that found something, July's figures. */
export async function makePapers(stage: Stage, draw: Draw): Promise<void> {
  const { api, story, settle } = stage
  const visit = (await allInspections(api, draw.id)).find(({ rectification }) => rectification) as Inspection
  const asked: [DocumentKind, string][] = [
    ['plan-table', '2022'],
    ['work-scheme', draw.taskId],
    ...forms.map((kind): [DocumentKind, string] => [kind, visit.id]),
  ]
  for (const [kind, subject] of asked) await api.must('clerk', 'askForDocument', { kind, subject })
  const { id: reportId } = await api.must('clerk', 'askForReport', { kind: 'monthly-figures', year: 2022, month: 7 })
  await settle()
  const made = await Promise.all(asked.map(([kind, subject]) => checked(stage, kind, subject)))
  const { report } = await api.must('clerk', 'getReport', { reportId })
  if (report.state !== 'drafted') throw new Error(`July's figures stand at ${report.state}`)
  const names = made.map(({ kind }) => documentKinds[kind].zh)
  story.add(
    '5 公示',
    `生成文书 ${names.join('、')} 和 7 月月报，各有 .docx 和打印页，注明所据记录版本`,
    `/api/documents?kind=work-scheme&subject=${draw.taskId}`,
  )
}

const forms = [
  'inspection-notice',
  'on-site-record',
  'check-record',
  'order-to-rectify',
  'recheck-record',
  'delivery-receipt',
] as const

/** The same one when it is asked for again; what is fetched is what its digest says. */
async function checked({ api }: Stage, kind: DocumentKind, subject: string): Promise<OfficialDocument> {
  const { id: documentId } = await api.must('clerk', 'askForDocument', { kind, subject })
  const { document, addresses } = await api.must('clerk', 'getDocument', { documentId })
  const answer = await fetch(addresses.document ?? '')
  if (sha256(new Uint8Array(await answer.arrayBuffer())) !== document.files?.document?.sha256) {
    throw new Error(`${documentId} is not what its digest says`)
  }
  return document
}
