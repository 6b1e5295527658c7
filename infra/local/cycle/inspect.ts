import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { type ApiClient, upload } from '../api-client.ts'
import { seedPhotos } from '../seed/photos.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

/** Everything of a round: recorded with a photo, confirmed by the second officer, one returned, one rectified, one referred. */
export async function inspectRound(stage: Stage, draw: Draw, day: string): Promise<void> {
  const { api, story, travel, settle } = stage
  await travel(`${day}T02:00:00Z`)
  const inspections = await allInspections(api, draw.id)
  const officer = personOf(inspections[0]?.officerIds[0])
  const mine = await api.must(officer, 'listMyAssignments', {})
  story.add('4 检查', `派发 ${inspections.length} 家；${officer} 的任务 ${mine.items.length} 件`, '/api/assignments')
  const photos = seedPhotos(inspections.length + 20 * draw.round).slice(-inspections.length)
  for (const [at, inspection] of inspections.entries()) {
    await recordInspection(stage, inspection, { day, at, photo: photos[at] as Uint8Array })
  }
  story.add(
    '4 检查',
    `${inspections.length} 件结果由主查录入、附照片，由另一名执法人员确认`,
    `/api/inspections?drawId=${draw.id}`,
  )
  if (draw.round === 1) await reviewWithReturn(stage, inspections, day)
  else
    for (const { id } of inspections)
      await api.must('reviewer', 'reviewResult', { inspectionId: id, decision: 'approved' })
  await settle()
}

export async function allInspections(api: ApiClient, drawId: string): Promise<Inspection[]> {
  const found: Inspection[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await api.must('reviewer', 'listInspections', { drawId, ...(cursor ? { cursor } : {}) })
    found.push(...items)
    cursor = next
  } while (cursor)
  return found
}

function personOf(officerId: string | undefined): string {
  return `officer-${officerId?.slice(-2)}`
}

interface Visit {
  readonly day: string
  readonly at: number
  readonly photo: Uint8Array
}

async function recordInspection(stage: Stage, inspection: Inspection, { day, at, photo }: Visit): Promise<void> {
  const { api, settle } = stage
  const [leader, second] = inspection.officerIds.map(personOf)
  const { upload: post } = await api.must(leader, 'declarePhoto', {
    inspectionId: inspection.id,
    sha256: sha256(photo),
    size: photo.length,
    type: 'image/jpeg',
  })
  const answer = await upload(post, photo)
  if (!answer.ok) throw new Error(`photo of ${inspection.id}: ${answer.status} ${await answer.text()}`)
  await settle()
  await recordResult(stage, inspection, { day, at })
  await api.must(second, 'confirmResult', { inspectionId: inspection.id })
}

async function recordResult({ api }: Stage, inspection: Inspection, { day, at }: Omit<Visit, 'photo'>): Promise<void> {
  const leader = personOf(inspection.officerIds[0])
  const { headers } = await api.call(leader, 'getInspection', { inspectionId: inspection.id })
  const found = findingOf(at)
  await api.must(
    leader,
    'recordResult',
    {
      inspectionId: inspection.id,
      method: 'on-site',
      endedOn: day,
      items: inspection.itemIds.map((itemId) => ({ itemId, code: found.code, finding: found.finding })),
      disposition: found.disposition,
      opinion: found.opinion,
      onSite: { arrivedAt: `${day}T01:00:00Z`, leftAt: `${day}T01:50:00Z`, certificatesShown: true },
      party: { position: 'agrees', signedBy: '示例负责人' },
      partyOpinion: '无异议',
      ...(found.rectifyBy ? { rectifyBy: found.rectifyBy(day) } : {}),
    },
    { ifMatch: headers['etag']?.replaceAll('"', '') ?? '' },
  )
}

interface Finding {
  readonly code: string
  readonly finding: string
  readonly disposition: string
  readonly opinion: string
  readonly rectifyBy?: (day: string) => string
}

/** The second inspection of a round finds something to rectify, the third something to refer; the others nothing. */
function findingOf(at: number): Finding {
  if (at === 1) {
    const rectifyBy = (day: string) => `${day.slice(0, 8)}${Number(day.slice(8)) + 13}`
    return {
      code: '07',
      finding: '未在经营场所公示代理记账许可证',
      disposition: 'order-to-rectify',
      opinion: '责令限期改正',
      rectifyBy,
    }
  }
  if (at === 2)
    return {
      code: '08',
      finding: '登记信息变更后未及时办理变更登记',
      disposition: 'inter-agency-notice',
      opinion: '抄告登记机关',
    }
  return { code: '01', finding: '未发现问题', disposition: 'none', opinion: '无需后续处置' }
}

async function reviewWithReturn(stage: Stage, inspections: readonly Inspection[], day: string): Promise<void> {
  const { api, story, settle } = stage
  const [returned, ordered, referred] = inspections as [Inspection, Inspection, Inspection]
  await api.must('reviewer', 'reviewResult', {
    inspectionId: returned.id,
    decision: 'returned',
    reason: '检查情况描述过于简略，请补充',
  })
  await recordResult(stage, returned, { day, at: 0 })
  await api.must(personOf(returned.officerIds[1]), 'confirmResult', { inspectionId: returned.id })
  for (const { id } of inspections)
    await api.must('reviewer', 'reviewResult', { inspectionId: id, decision: 'approved' })
  story.add('4 检查', '审核：退回 1 件并重新提交，其余通过', `/api/inspections/${returned.id}`)
  const after = await api.must('reviewer', 'referInspection', {
    inspectionId: referred.id,
    kind: 'inter-agency',
    recipient: '忻州市市场监督管理局（示例）',
    reason: '登记信息与实际不符',
  })
  const referralId = after.referrals[0]?.id
  await stage.travel('2022-07-15T02:00:00Z')
  await api.must('reviewer', 'receiptReferral', {
    inspectionId: referred.id,
    referralId,
    on: '2022-07-14',
    number: '示例抄收〔2022〕1号',
  })
  await api.must(personOf(ordered.officerIds[0]), 'closeRectification', {
    inspectionId: ordered.id,
    proof: '复查：许可证已在前台公示',
    closedOn: '2022-07-15',
  })
  await settle()
  story.add(
    '4 检查',
    `${ordered.targetName}：责令改正，复查合格；${referred.targetName}：抄告，已回执`,
    `/api/inspections/${ordered.id}`,
  )
}
