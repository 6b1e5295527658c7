import { type Draw, isCommitted } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { upload } from '../api-client.ts'
import { type Office, offices } from '../seed/joint.ts'
import { seedPhotos } from '../seed/photos.ts'
import { answersOf } from './checklists.ts'
import { verifyDraws } from './draw.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

const { finance, market, tax } = offices
const all = [market, finance, tax]

/**
 * Both joint tasks are drawn by 市场监管局, with officers of all three departments; each department records, reviews and publishes
 * its own sheet of the visit. In the second, a result of the first stands in for 税务局's visit.
 *
 * @returns whether both draws were recomputed from the public files alone
 */
export async function inspectJointly(stage: Stage): Promise<boolean> {
  await stage.travel('2022-09-05T01:00:00Z')
  const first = await drawJointly(stage, '2022-1')
  await visit(stage, first, { day: '2022-09-06', photosFrom: 100 })
  await stage.travel('2022-09-13T01:00:00Z')
  const second = await drawJointly(stage, '2022-2')
  await recognize(stage, second)
  await visit(stage, second, { day: '2022-09-14', photosFrom: 120 })
  return verifyDraws(stage, [first, second], market.department)
}

async function drawJointly({ api, story, settle }: Stage, taskId: string): Promise<Draw> {
  const drawer = market.person('drawer')
  const { draw } = await api.must(drawer, 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证庚'] })
  if (!isCommitted(draw)) throw new Error(`draw ${draw.id} is ${draw.state}`)
  const { passes } = await api.must(drawer, 'listWitnessPasses', { drawId: draw.id })
  for (const { code } of passes) {
    await api.must(undefined, 'contribute', {
      drawId: draw.id,
      department: market.department,
      code,
      words: `示例联合 ${taskId}`,
    })
  }
  const executed = await api.must(drawer, 'executeDraw', { drawId: draw.id })
  await settle()
  story.add(
    '6 联合',
    `《${draw.taskName}》抽取 ${executed.drawnCount} 家，每家三个部门各两名执法人员（共 ${draw.seatCount} 席）`,
    `/${market.department}/draws/${draw.id}/`,
  )
  return executed
}

async function sheetsOf({ api }: Stage, { person }: Office, { id: drawId }: Draw): Promise<readonly Inspection[]> {
  const { items } = await api.must(person('reviewer'), 'listInspections', { drawId })
  return items.filter(({ state }) => state === 'dispatched')
}

interface Filled {
  readonly office: Office
  readonly sheet: Inspection
}

/** One visit, one sheet for each department: 谁检查、谁录入、谁公开. */
async function visit(
  stage: Stage,
  draw: Draw,
  { day, photosFrom }: { day: string; photosFrom: number },
): Promise<void> {
  const { api, story, settle, travel } = stage
  await travel(`${day}T02:00:00Z`)
  const found = await Promise.all(
    all.map(async (office) => (await sheetsOf(stage, office, draw)).map((sheet): Filled => ({ office, sheet }))),
  )
  const sheets = found.flat()
  for (const filled of sheets) await receive(stage, filled)
  for (const { person } of all) await api.must(person('clerk'), 'receiveDispatch', { dispatchId: draw.id })
  const photos = seedPhotos(photosFrom + sheets.length).slice(-sheets.length)
  for (const [at, filled] of sheets.entries()) await photograph(stage, filled, photos[at] as Uint8Array)
  await settle()
  for (const filled of sheets) await record(stage, filled, day)
  for (const { office, sheet } of sheets) {
    await api.must(office.person('reviewer'), 'reviewResult', { inspectionId: sheet.id, decision: 'approved' })
    await api.must(office.person('publisher'), 'publishResult', { inspectionId: sheet.id })
  }
  await settle()
  const { sheet } = sheets[0] as Filled
  const { items } = await api.must(market.person('clerk'), 'listSheets', { inspectionId: sheet.id })
  const told = items.map(({ name, zh }) => `${name}${zh}`).join('、')
  story.add(
    '6 联合',
    `${draw.drawnCount} 次上门、${sheets.length} 份记录，各部门录入、审核、公示自己的事项；${sheet.targetName}：${told}`,
    `/${market.department}/targets/${sheet.targetId}/`,
  )
}

async function receive({ api }: Stage, { office, sheet }: Filled): Promise<void> {
  for (const officer of sheet.officerIds) {
    await api.must(office.person(`officer-${officer.slice(-2)}`), 'receiveInspection', { inspectionId: sheet.id })
  }
}

async function photograph({ api }: Stage, { office, sheet }: Filled, photo: Uint8Array): Promise<void> {
  const { upload: post } = await api.must(leaderOf(office, sheet), 'declarePhoto', {
    inspectionId: sheet.id,
    sha256: sha256(photo),
    size: photo.length,
    type: 'image/jpeg',
  })
  const answer = await upload(post, photo)
  if (!answer.ok) throw new Error(`photo of ${sheet.id}: ${answer.status} ${await answer.text()}`)
}

function leaderOf({ person }: Office, { officerIds: [leader = ''] }: Inspection): string {
  return person(`officer-${leader.slice(-2)}`)
}

async function record({ api }: Stage, { office, sheet }: Filled, day: string): Promise<void> {
  const leader = leaderOf(office, sheet)
  const notice = { given: 'before', how: 'in-person', receivedBy: '示例前台' }
  await api.must(leader, 'giveNotice', { inspectionId: sheet.id, on: day, ...notice })
  const { headers, body } = await api.call(leader, 'getInspection', { inspectionId: sheet.id })
  const photoIds = body.photos.map(({ id }) => id)
  await api.must(
    leader,
    'recordResult',
    {
      inspectionId: sheet.id,
      method: 'on-site',
      endedOn: day,
      items: sheet.itemIds.map((itemId) => {
        const answers = answersOf(itemId, '01', photoIds)
        return { itemId, code: '01', finding: '未发现问题', ...(answers.length > 0 ? { answers } : {}) }
      }),
      disposition: 'none',
      opinion: '无需后续处置',
      onSite: { arrivedAt: `${day}T00:10:00Z`, leftAt: `${day}T00:50:00Z`, certificatesShown: true },
      party: { position: 'agrees', signedBy: '示例负责人' },
      partyOpinion: '无异议',
    },
    { ifMatch: headers['etag']?.replaceAll('"', '') ?? '' },
  )
  const second = office.person(`officer-${sheet.officerIds[1]?.slice(-2)}`)
  await api.must(second, 'confirmResult', { inspectionId: sheet.id })
}

/** At least one company of the second draw was visited a week before: its result stands in, by two hands. */
async function recognize(stage: Stage, draw: Draw): Promise<void> {
  const { api, story, settle } = stage
  for (const { id: inspectionId, targetId, targetName } of await sheetsOf(stage, tax, draw)) {
    const { items } = await api.must(tax.person('clerk'), 'listRecognizable', { inspectionId })
    const [result] = items
    if (!result) continue
    await api.must(tax.person('clerk'), 'askRecognition', {
      inspectionId,
      results: [{ itemId: result.itemId, department: result.department, inspectionId: result.inspectionId }],
      reason: '一周前已检查同一事项，未发现问题',
    })
    const remark = '同意互认'
    await api.must(tax.person('approver'), 'decideRecognition', { inspectionId, decision: 'approved', remark })
    await settle()
    story.add(
      '6 联合',
      `${targetName}：税务局互认 ${result.endedOn} 的检查结果，免于再次上门`,
      `/${tax.department}/targets/${targetId}/`,
    )
    return
  }
  throw new Error('no result of the first joint task can stand in for a visit of the second')
}
