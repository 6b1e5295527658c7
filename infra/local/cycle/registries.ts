import { upload } from '../api-client.ts'
import { noticeText } from '../seed/notice.ts'
import { sampleDepartment } from '../seed/people.ts'
import { seedFiles } from '../seed/seed-files.ts'
import { writeGuides } from './checklists.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

async function importFile(stage: Stage, kind: string, notice?: string): Promise<{ id: string; findings: number }> {
  const { api, settle } = stage
  const file = (await seedFiles()).find((one) => one.kind === kind)
  if (!file) throw new Error(`no seed file of kind ${kind}`)
  const { import: declared, upload: post } = await api.must('clerk', 'declareImport', {
    kind,
    fileName: file.fileName,
    sha256: sha256(file.bytes),
    size: file.bytes.length,
    ...(notice ? { notice } : {}),
  })
  const answer = await upload(post, file.bytes)
  if (!answer.ok) throw new Error(`upload of ${file.fileName}: ${answer.status} ${await answer.text()}`)
  await settle()
  const { state, findings } = await api.must('clerk', 'getImport', { importId: declared.id })
  if (state !== 'read') throw new Error(`${file.fileName} stands at ${state}`)
  return { id: declared.id, findings: findings.length }
}

async function applyImport({ api, settle }: Stage, importId: string) {
  await api.must('clerk', 'applyImport', { importId })
  await settle()
  const applied = await api.must('clerk', 'getImport', { importId })
  if (applied.state !== 'applied') throw new Error(`import ${importId} stands at ${applied.state}`)
  return applied
}

export async function importRegistries(stage: Stage): Promise<void> {
  const { api, settle, story } = stage
  for (const [kind, what] of [
    ['items', '抽查事项'],
    ['targets', '代理记账机构'],
    ['officers', '执法检查人员'],
  ] as const) {
    const { id } = await importFile(stage, kind)
    const { counts } = await applyImport(stage, id)
    story.add('1 导入', `${what}：${counts.rows} 行，新增 ${counts.added}`, `/api/imports/${id}`)
  }
  await writeGuides(stage)
  const { items } = await api.must('approver', 'listItems', {})
  for (const { id } of items) await api.must('approver', 'publishItem', { itemId: id })
  await settle()
  story.add('1 导入', `公布 ${items.length} 项抽查事项及其依据`, `/${site}/items/`)
}

export async function importPlan(stage: Stage): Promise<void> {
  const { api, story } = stage
  const { id } = await importFile(stage, 'plan', noticeText)
  const refused = await api.call('clerk', 'applyImport', { importId: id })
  if (refused.status !== 409) throw new Error('a plan with an undecided conflict was not refused')
  const { findings } = await api.must('clerk', 'getImport', { importId: id })
  for (const { id: finding, choices = [] } of findings.filter(({ severity }) => severity === 'conflict')) {
    const choice = choices.find(({ value }) => JSON.stringify(value).includes('2022-07-01')) ?? choices[0]
    story.add(
      '1 导入',
      `计划有冲突：${choices.map(({ zh }) => zh).join(' / ')}，经办人选定“${choice?.zh}”`,
      `/api/imports/${id}`,
    )
    await api.must('clerk', 'decideImport', { importId: id, finding, choice: choice?.id })
  }
  const { planId } = await applyImport(stage, id)
  story.add('1 导入', `计划草稿 ${planId} 已生成`, `/api/plans/${planId}`)
}
