import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { upload } from '../api-client.ts'
import { seedPhotos } from '../seed/photos.ts'
import { tellDuties, verifyDossier } from './archive.ts'
import { allInspections } from './inspect.ts'
import { personOf } from './review.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

/** After the publication: the order is rechecked with its proof, the referral is received and has its outcome. */
export async function followUpRound(stage: Stage, draw: Draw): Promise<void> {
  const { api, travel } = stage
  const { ordered, referred } = toFollowUp(await allInspections(api, draw.id))
  const referralId = await sendReferral(stage, referred)
  await mustStayOpen(stage, referred)
  await travel('2022-07-18T02:00:00Z')
  await rectify(stage, ordered, '2022-07-18')
  await receive(stage, referred, referralId)
}

/** What a round found: something to rectify and something to tell another department. */
function toFollowUp(inspections: readonly Inspection[]) {
  const ordered = inspections.find(({ rectification }) => rectification) as Inspection
  const referred = inspections.find(({ result }) => result?.disposition === 'inter-agency-notice') as Inspection
  return { ordered, referred }
}

/** The files are closed, and each is one dossier with the papers that were made. */
export async function closeRound(stage: Stage, draw: Draw): Promise<void> {
  const { api, settle, story } = stage
  const inspections = await allInspections(api, draw.id)
  const { ordered, referred } = toFollowUp(inspections)
  for (const { id } of inspections) await api.must('reviewer', 'closeInspection', { inspectionId: id })
  await settle()
  story.add('5 办结', `第 ${draw.round} 轮 ${inspections.length} 件全部办结并归档`, '/api/waiting?desk=closing')
  for (const each of [ordered, referred]) await verifyDossier(stage, each)
  await tellDuties(stage, ordered)
}

async function sendReferral({ api, story }: Stage, { id, targetName }: Inspection): Promise<string> {
  const { referrals } = await api.must('reviewer', 'referInspection', {
    inspectionId: id,
    kind: 'inter-agency',
    recipient: '忻州市市场监督管理局（示例）',
    reason: '登记信息与实际不符',
  })
  const referralId = referrals[0]?.id ?? ''
  const letter = { number: '示例财函〔2022〕3号', on: '2022-07-06' }
  await api.must('approver', 'issueReferral', { inspectionId: id, referralId, ...letter })
  story.add('4 检查', `${targetName}：审核人提出抄告，审批人签发 ${letter.number}`, `/api/inspections/${id}`)
  return referralId
}

async function mustStayOpen({ api }: Stage, { id }: Inspection): Promise<void> {
  const { status, body } = await api.call('reviewer', 'closeInspection', { inspectionId: id })
  if (status !== 409) throw new Error(`a file with an open referral was not kept open: ${JSON.stringify(body)}`)
}

async function receive(stage: Stage, { id, targetName }: Inspection, referralId: string) {
  const { api, travel, story } = stage
  const at = { inspectionId: id, referralId }
  const receipt = { on: '2022-07-14', number: '示例抄收〔2022〕1号', scanIds: [await scanLetter(stage, id)] }
  await api.must('reviewer', 'receiptReferral', { ...at, ...receipt })
  await travel('2022-07-29T02:00:00Z')
  const outcome = { kind: 'handled', on: '2022-07-28', text: '已责令当事人办理变更登记（示例）' }
  await api.must('reviewer', 'concludeReferral', { ...at, ...outcome })
  story.add('4 检查', `${targetName}：抄告已收到回执（扫描件作为证据封存），并有处理结果`, `/api/inspections/${id}`)
}

/** The reviewer seals the recipient's receipt as he photographed it: evidence, and never public. */
async function scanLetter({ api, settle }: Stage, inspectionId: string): Promise<string> {
  const scan = seedPhotos(61).at(-1) as Uint8Array
  const letter = {
    sha256: sha256(scan),
    size: scan.length,
    type: 'image/jpeg',
    purpose: 'letter',
    fileName: '回执.jpg',
  }
  const declared = await api.must('reviewer', 'declarePhoto', { inspectionId, ...letter })
  const answer = await upload(declared.upload, scan)
  if (!answer.ok) throw new Error(`letter of ${inspectionId}: ${answer.status} ${await answer.text()}`)
  await settle()
  return declared.photo.id
}

/** The party hands in its proof, photographed as evidence; two officers recheck. */
async function rectify(stage: Stage, { id, targetName, officerIds }: Inspection, on: string): Promise<void> {
  const { api, story, settle } = stage
  const [leader, second] = officerIds.map(personOf)
  const photo = seedPhotos(60).at(-1) as Uint8Array
  const declared = await api.must(leader, 'declarePhoto', {
    inspectionId: id,
    sha256: sha256(photo),
    size: photo.length,
    type: 'image/jpeg',
  })
  const answer = await upload(declared.upload, photo)
  if (!answer.ok) throw new Error(`proof of ${id}: ${answer.status} ${await answer.text()}`)
  await settle()
  const photoIds = [declared.photo.id]
  await api.must(leader, 'takeProof', { inspectionId: id, on, text: '示例：许可证已悬挂于前台，附照片', photoIds })
  await api.must(leader, 'recordRecheck', {
    inspectionId: id,
    on,
    outcome: 'passed',
    finding: '复查：许可证已在前台公示',
    photoIds,
  })
  await api.must(second, 'confirmRecheck', { inspectionId: id })
  story.add('4 检查', `${targetName}：收取整改证明及照片，两名执法人员复查合格`, `/api/inspections/${id}`)
}

/** Two officers recheck what is still ordered, long after its term. */
export async function recheckAll({ api, settle }: Stage, inspectionIds: readonly string[], on: string): Promise<void> {
  for (const inspectionId of inspectionIds) {
    const { officerIds } = await api.must('reviewer', 'getInspection', { inspectionId })
    const [leader, second] = officerIds.map(personOf)
    const finding = '示例：逾期复查，已改正'
    await api.must(leader, 'recordRecheck', { inspectionId, on, outcome: 'passed', finding })
    await api.must(second, 'confirmRecheck', { inspectionId })
  }
  await settle()
}
