import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { verifyDossierFile } from '../dossier/open-dossier.ts'
import type { Stage } from './stage.ts'

/** The closed file as a dossier, fetched and checked as a stranger would; and what each officer did of what was prescribed. */
export async function verifyDossier(stage: Stage, { id, targetName }: Inspection): Promise<void> {
  const { api, story, settle } = stage
  await settle()
  const { items } = await api.must('auditor', 'listDossiers', { inspectionId: id })
  const [dossier] = items
  if (dossier?.state !== 'made') throw new Error(`the dossier of ${id} stands at ${dossier?.state ?? 'nothing'}`)
  const { zip = '' } = await api.must('auditor', 'getDossier', { dossierId: dossier.id })
  const { ok, checks, index, indexDigest } = await checked(zip)
  if (!ok || indexDigest !== dossier.index) throw new Error(`the dossier of ${id} does not verify`)
  story.add(
    '5 办结',
    `${targetName}：卷宗 ${index?.parts.length ?? 0} 个文件，下载后 ${checks.length} 项核对一致，目录摘要与记录相符`,
    `/api/inspections/${id}/dossiers`,
  )
}

async function checked(address: string) {
  const folder = await mkdtemp(join(tmpdir(), 'mingchou-dossier-'))
  try {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`dossier: ${answer.status}`)
    const file = join(folder, 'dossier.zip')
    await writeFile(file, Buffer.from(await answer.arrayBuffer()))
    return await verifyDossierFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function tellDuties({ api, story }: Stage, { id, officerIds }: Inspection): Promise<void> {
  const at = { inspectionId: id, officerId: officerIds[0] }
  const { record } = await api.must('auditor', 'getDutyRecord', at)
  const { counts, officerId, steps } = record
  const open = steps.filter(({ state }) => state === 'not-done' || state === 'late').map(({ zh }) => zh)
  const rest = open.length > 0 ? `，未履行或逾期：${open.join('、')}` : '，无未履行'
  story.add(
    '5 办结',
    `尽职照单 ${officerId}：已履行 ${counts.done} 项${rest}`,
    `/api/inspections/${id}/duty-records/${officerId}/page`,
  )
}
