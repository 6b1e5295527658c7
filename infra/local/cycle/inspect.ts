import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { type ApiClient, upload } from '../api-client.ts'
import { answersOf, keepDrafts } from './checklists.ts'
import { tellPhotos, visitPhotos } from './photos.ts'
import { personOf, reviewWithReturn } from './review.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

/**
 * Everything of a round: recorded with a photo, confirmed by the second officer, one returned, one rectified, one referred; or,
 * where nothing is found, all of them approved.
 */
export async function inspectRound(
  stage: Stage,
  draw: Draw,
  day: string,
  { photosFrom = 20 * draw.round, clean = false }: { readonly photosFrom?: number; readonly clean?: boolean } = {},
): Promise<void> {
  const { api, story, travel, settle } = stage
  await travel(`${day}T02:00:00Z`)
  const inspections = await allInspections(api, draw.id)
  const officer = personOf(inspections[0]?.officerIds[0])
  const mine = await api.must(officer, 'listMyAssignments', {})
  story.add('4 检查', `派发 ${inspections.length} 家；${officer} 的任务 ${mine.items.length} 件`, '/api/assignments')
  const photos = visitPhotos(inspections.length, { from: photosFrom, day })
  if (inspections[0]) await keepDrafts(stage, inspections[0])
  for (const [at, inspection] of inspections.entries()) {
    await recordInspection(stage, inspection, { day, at: clean ? 0 : at, photo: photos[at] as Uint8Array })
  }
  story.add(
    '4 检查',
    `${inspections.length} 件结果由主查录入、附照片，由另一名执法人员确认`,
    `/api/inspections?drawId=${draw.id}`,
  )
  await tellPhotos(stage, inspections)
  if (draw.round === 1 && !clean)
    await reviewWithReturn(stage, inspections, {
      again: (inspection) => recordResult(stage, inspection, { day, at: 0, more: '，账簿、凭证及印章管理均已查看' }),
    })
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

interface Visit {
  readonly day: string
  readonly at: number
  /** What a returned record says beside what it said first. */
  readonly more?: string
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
    fileName: `IMG_${String(at + 1).padStart(4, '0')}.jpg`,
  })
  const answer = await upload(post, photo)
  if (!answer.ok) throw new Error(`photo of ${inspection.id}: ${answer.status} ${await answer.text()}`)
  await settle()
  await recordResult(stage, inspection, { day, at })
  await api.must(second, 'confirmResult', { inspectionId: inspection.id })
}

async function recordResult(
  { api }: Stage,
  inspection: Inspection,
  { day, at, more = '' }: Omit<Visit, 'photo'>,
): Promise<void> {
  const leader = personOf(inspection.officerIds[0])
  const { headers, body } = await api.call(leader, 'getInspection', { inspectionId: inspection.id })
  const photoIds = body.photos.map(({ id }) => id)
  const found = findingOf(at)
  await api.must(
    leader,
    'recordResult',
    {
      inspectionId: inspection.id,
      method: 'on-site',
      endedOn: day,
      items: inspection.itemIds.map((itemId) => ({
        itemId,
        code: found.code,
        finding: found.finding + more,
        answers: answersOf(itemId, found.code, photoIds),
      })),
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
