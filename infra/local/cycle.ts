import { createHash } from 'node:crypto'
import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'
import { type ApiClient, upload } from './api-client.ts'
import { handOverInSummer, watchReminders } from './cycle-clock.ts'
import { noticeText } from './seed/notice.ts'
import { sampleDepartment } from './seed/people.ts'
import { seedPhotos } from './seed/photos.ts'
import { seedFiles } from './seed/seed-files.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

/**
 * One complete cycle of the seed notice's plan, as its people would live it: 8 steps, each over the HTTP interface.
 *
 * @returns whether both draws were recomputed from the public files alone
 * @throws {Error} when a step is refused that must succeed
 */
export async function runCycle(stage: Stage): Promise<boolean> {
  await stage.travel('2022-03-28T01:00:00Z')
  await importRegistries(stage)
  await importPlan(stage)
  await publishPlan(stage)
  await handOverInSummer(stage)
  await stage.travel('2022-07-04T01:00:00Z')
  await mistakenFreeze(stage)
  const first = await drawRound(stage, 1, ['示例见证甲', '示例见证乙'])
  await inspectRound(stage, first, '2022-07-06')
  await publishResults(stage, first)
  await stage.travel('2022-08-15T01:00:00Z')
  const second = await drawRound(stage, 2, ['示例见证丙', '示例见证丁'])
  await tellExclusion(stage, first, second)
  await inspectRound(stage, second, '2022-08-17')
  await publishResults(stage, second)
  await watchReminders(stage)
  return verifyDraws(stage, [first, second])
}

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

async function importRegistries(stage: Stage): Promise<void> {
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
  const { items } = await api.must('approver', 'listItems', {})
  for (const { id } of items) await api.must('approver', 'publishItem', { itemId: id })
  await settle()
  story.add('1 导入', `公布 ${items.length} 项抽查事项及其依据`, `/${site}/items/`)
}

async function importPlan(stage: Stage): Promise<void> {
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

async function publishPlan(stage: Stage): Promise<void> {
  const { api, story, travel, settle } = stage
  await travel('2022-04-11T02:00:00Z')
  await api.must('clerk', 'submitPlan', { planId: '2022' })
  await api.must('approver', 'approvePlan', { planId: '2022' })
  await travel('2022-04-13T02:00:00Z')
  await api.must('publisher', 'publishPlan', { planId: '2022' })
  await settle()
  story.add('2 计划', '提交、批准、公示', `/${site}/plans/2022/`)
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022' })
  story.add('2 计划', `时限：${items.map(({ dueOn }) => dueOn.slice(5)).join(' ')}`, '/api/deadlines?year=2022')
}

async function mistakenFreeze(stage: Stage): Promise<void> {
  const { api, story, settle } = stage
  const { draw } = await api.must('drawer', 'freezeDraw', { taskId: '2022-1', round: 1, witnesses: ['示例误填'] })
  const voided = await api.must('approver', 'voidDraw', { drawId: draw.id, reason: '见证人名单填写有误，重新锁定' })
  await settle()
  story.add(
    '3 抽取',
    `第 1 次锁定填错见证人，已作废：${isCommitted(voided) ? voided.voided?.reason : ''}`,
    `/${site}/draws/${draw.id}/`,
  )
}

async function drawRound(stage: Stage, round: number, witnesses: string[]): Promise<Draw> {
  const { api, story, settle } = stage
  const { draw } = await api.must('drawer', 'freezeDraw', { taskId: '2022-1', round, witnesses })
  if (!isCommitted(draw)) throw new Error(`draw ${draw.id} is ${draw.state}`)
  const { passes } = await api.must('drawer', 'listWitnessPasses', { drawId: draw.id })
  await settle()
  story.add(
    `${round === 1 ? 3 : 6} 抽取`,
    `第 ${round} 轮锁定 ${draw.poolSize} 家，承诺 ${draw.manifestDigest.slice(0, 12)}…`,
    `/${site}/draws/${draw.id}/`,
  )
  for (const { by, code } of passes) {
    await api.must(undefined, 'contribute', {
      drawId: draw.id,
      department: site,
      code,
      words: `${by}：第${round}轮，${by.length * 7919}`,
    })
  }
  const executed = await api.must('drawer', 'executeDraw', { drawId: draw.id })
  await settle()
  const count = executed.drawnCount ?? 0
  const least = Math.ceil((draw.strata.reduce((sum, { size }) => sum + size, 0) * draw.floor) / 10_000)
  if (count < least) throw new Error(`${count} drawn, at least ${least} asked for`)
  story.add(
    `${round === 1 ? 3 : 6} 抽取`,
    `${passes.length} 名见证人输入后抽取：${count} 家（不低于 20%，至少 ${least} 家），每家两名执法人员`,
    `/${site}/draws/${draw.id}/`,
  )
  return executed
}

async function drawnOf(api: ApiClient, drawId: string): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await api.must('drawer', 'listDrawnTargets', { drawId, ...(cursor ? { cursor } : {}) })
    found.push(...items.map(({ target }) => target))
    cursor = next
  } while (cursor)
  return found
}

/** Everything of a round: recorded with a photo, confirmed by the second officer, one returned, one rectified, one referred. */
async function inspectRound(stage: Stage, draw: Draw, day: string): Promise<void> {
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

async function allInspections(api: ApiClient, drawId: string): Promise<Inspection[]> {
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

async function publishResults(stage: Stage, draw: Draw): Promise<void> {
  const { api, story, settle } = stage
  const inspections = await allInspections(api, draw.id)
  let last = { path: '', dueOn: '' }
  for (const { id } of inspections) last = await api.must('publisher', 'publishResult', { inspectionId: id })
  await settle()
  story.add(
    '5 公示',
    `第 ${draw.round} 轮 ${inspections.length} 件结果已公示（期限 ${last.dueOn}）`,
    `/${site}/results/`,
  )
}

async function tellExclusion({ api, story }: Stage, first: Draw, second: Draw): Promise<void> {
  const before = new Set(await drawnOf(api, first.id))
  const again = (await drawnOf(api, second.id)).filter((id) => before.has(id))
  if (again.length > 0) throw new Error(`drawn twice: ${again.join(', ')}`)
  if (first.seed === second.seed) throw new Error('two rounds share a seed')
  story.add(
    '6 抽取',
    `第 2 轮另用种子 ${second.seed?.slice(0, 12)}…，第 1 轮的 ${before.size} 家无一重复`,
    `/${site}/draws/`,
  )
}

/** From the public files alone, as a stranger would. */
async function verifyDraws({ url, story }: Stage, draws: readonly Draw[]): Promise<boolean> {
  let good = true
  for (const { id, round } of draws) {
    const path = `/${site}/draws/${id}/bundle.json`
    const response = await fetch(url + path)
    const { ok, checks, summary } = verifyBundle(await response.text())
    good &&= ok
    story.add('8 复核', `第 ${round} 轮：${checks.length} 项检查，${summary.zh}`, path)
  }
  return good
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
