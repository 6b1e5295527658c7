import { createHash } from 'node:crypto'
import type { RouteName } from '../../../infra/local/api-client.ts'
import { sampleAgencies } from '../../../infra/local/seed/agencies-file.ts'
import { sampleCertificate } from '../../../infra/local/seed/people.ts'
import { seedPhotos } from '../../../infra/local/seed/photos.ts'
import type { Rebuild } from '../../../shared/domain/disclosure/rebuild.ts'
import { editionOf, type Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import type { CreditClass } from '../../../shared/domain/registry/target.ts'
import type { TestPlatform } from '../../platform.ts'

export const taskId = '2022-1'

const items: readonly Item[] = [
  {
    id: 'CZ-DLJZ-01',
    name: '对中介机构从事会计代理记账业务开展情况的行政检查',
    category: '一般检查事项',
    targetKind: '会计代理记账机构',
    legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17, 26, 27] }],
    subject: '忻州市财政局',
    content: '专职从业人员、业务规范、许可证公示、变更登记与年度备案',
    methods: ['on-site', 'on-paper'],
    state: 'draft',
  },
  {
    id: 'CZ-DLJZ-02',
    name: '对中介机构是否取得代理记账资格从事会计代理记账业务的行政检查',
    category: '重点检查事项',
    targetKind: '会计代理记账机构',
    legalBasis: [
      { instrument: '代理记账管理办法', year: 2019, articles: [2, 3, 6] },
      { instrument: '山西省会计管理条例', year: 2011, articles: [32] },
    ],
    subject: '忻州市财政局',
    content: '是否取得代理记账许可证书',
    methods: ['on-site', 'online'],
    state: 'draft',
  },
]

const plan: Plan = {
  id: '2022',
  year: 2022,
  title: '忻州市财政局2022年度内部双随机抽查工作计划',
  state: 'approved',
  tasks: [
    {
      number: 1,
      name: '对从事会计代理记账机构的检查',
      type: 'targeted',
      itemIds: items.map(({ id }) => id),
      scope: '会计代理记账机构',
      floor: 2000,
      rounds: 2,
      window: { from: '2022-07-01', to: '2022-09-30' },
      initiator: '市财政局',
    },
  ],
  decisions: [
    {
      about: '抽查检查起止时间：正文与附表不一致',
      options: ['正文：2022年7月1日-2022年9月30日', '附表：2021.5-2021.9'],
      chosen: '正文：2022年7月1日-2022年9月30日',
      by: 'clerk',
    },
  ],
  remark: '本次抽查检查结合市委巡查整改工作的意见，提高了抽查比例和抽查频次。',
  draftedBy: 'clerk',
  submittedBy: 'clerk',
  submittedOn: '2022-04-12',
  approvedBy: 'approver',
  approvedOn: '2022-04-14',
}

/** Whatever a step answers, it must have worked: a test of the pages starts from a true state. */
async function must(p: TestPlatform, person: string | undefined, route: RouteName, input: Record<string, unknown>) {
  const { status, body } = await p.call(person, route, input)
  if (status >= 300) throw new Error(`${route}: ${JSON.stringify(body)}`)
  return body
}

export async function at(p: TestPlatform, instant: string): Promise<void> {
  await p.settle()
  await p.clock.set(instant)
}

/** Registries, items public, plan public, its task created. `names` overrides agencies' names by number. */
export async function plannedYear(p: TestPlatform, names: Readonly<Record<number, string>> = {}): Promise<void> {
  for (const item of items) await p.put('items', item)
  await p.put('plans', plan)
  for (const { number, code, name, county, creditClass, closed } of sampleAgencies()) {
    await p.put('targets', {
      id: code,
      name: names[number] ?? name,
      kind: 'enterprise',
      field: '会计代理记账机构',
      region: code.slice(2, 8),
      regionName: county,
      address: `${county}示例路 ${number} 号`,
      creditClass: creditClass as CreditClass,
      state: closed ? 'closed' : 'active',
    })
  }
  for (let n = 1; n <= 14; n++) {
    const to = n === 12 ? '2021-12-31' : '2024-12-31'
    await p.put('officers', {
      id: sampleCertificate(n),
      name: `示例执法${n}`,
      kind: 'officer',
      region: '',
      certificate: { from: '2020-01-01', to },
      specialties: ['会计'],
      state: 'active',
      recusals: [],
    })
  }
  await at(p, '2022-03-10T01:00:00Z')
  for (const { id } of items) await must(p, 'approver', 'publishItem', { itemId: id })
  await at(p, '2022-04-20T01:00:00Z')
  await must(p, 'publisher', 'publishPlan', { planId: '2022' })
  await p.settle()
}

export async function frozenDraw(p: TestPlatform, round = 1): Promise<{ id: string; codes: readonly string[] }> {
  const { status, body } = await p.call('drawer', 'freezeDraw', {
    taskId,
    round,
    witnesses: ['示例见证甲', '示例见证乙'],
  })
  if (status >= 300) throw new Error(JSON.stringify(body))
  const listed = await p.call('drawer', 'listWitnessPasses', { drawId: body.draw.id })
  return { id: body.draw.id, codes: listed.body.passes.map(({ code }) => code) }
}

export async function executedDraw(p: TestPlatform, round = 1): Promise<string> {
  const { id, codes } = await frozenDraw(p, round)
  for (const [at_, code] of codes.entries()) {
    const words = ['春江潮水连海平', '海上明月共潮生'][at_]
    await must(p, undefined, 'contribute', { drawId: id, department: p.department, code, words })
  }
  await must(p, 'drawer', 'executeDraw', { drawId: id })
  return id
}

/** Officer `SX0900-07` signs in as `officer-07`. */
function signIn(certificate: string | undefined): string {
  return `officer-${certificate?.slice(-2)}`
}

export async function inspectionsOf(p: TestPlatform, drawId: string): Promise<Inspection[]> {
  const found: Inspection[] = []
  for await (const { record } of p.store('inspections').all(`${drawId}-`)) found.push(record)
  return found
}

const fine = { code: '01', finding: '' }

const results = {
  fine: { items: [fine, fine], disposition: 'none', opinion: '未发现问题，无需处置。' },
  rectify: {
    items: [{ code: '07', finding: '代理记账许可证书未在经营场所公示，责令改正。' }, fine],
    disposition: 'order-to-rectify',
    opinion: '责令十五日内改正。',
    rectifyBy: '2022-08-20',
  },
  discipline: {
    items: [{ code: '08', finding: '待后续处理。' }, fine],
    disposition: 'discipline-referral',
    opinion: '另行处理。',
  },
} as const

/** Still on the day of the visit when it is recorded later. */
function visitEnd(now: Date): string {
  return new Date(Math.min(now.getTime(), Date.parse('2022-07-20T09:00:00Z'))).toISOString()
}

let photos = 0

/** Records a visit with one photo and has the second officer confirm it. */
async function submit(p: TestPlatform, inspection: Inspection, result: object): Promise<void> {
  const { id, officerIds, itemIds } = inspection
  const leader = signIn(officerIds[0])
  const bytes = seedPhotos(++photos).at(-1) as Uint8Array
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const declared = await p.call(leader, 'declarePhoto', {
    inspectionId: id,
    sha256,
    size: bytes.length,
    type: 'image/jpeg',
  })
  await p.upload(declared.body.upload, bytes)
  await p.settle()
  const given = result as { items: readonly object[] }
  const input = {
    inspectionId: id,
    method: 'on-site',
    endedOn: '2022-07-20',
    onSite: { arrivedAt: inspection.dispatchedAt, leftAt: visitEnd(p.clock.now()), certificatesShown: true },
    party: { position: 'agrees' },
    partyOpinion: '无异议',
    ...given,
    items: given.items.map((each, n) => ({ ...each, itemId: itemIds[n] })),
  }
  const ifMatch = editionOf((await p.store('inspections').get(id)).record)
  const recorded = await p.call(leader, 'recordResult', input, { ifMatch })
  if (recorded.status !== 200) throw new Error(JSON.stringify(recorded.body))
  await must(p, leader, 'giveNotice', { inspectionId: id, given: 'on-arrival', how: 'in-person', on: '2022-07-20' })
  await must(p, signIn(officerIds[1]), 'confirmResult', { inspectionId: id })
}

async function review(p: TestPlatform, id: string, decision: 'approved' | 'returned', reason?: string): Promise<void> {
  const { itemIds } = (await p.store('inspections').get(id)).record
  const items = reason ? { items: [{ itemId: itemIds[0], reason }] } : {}
  await must(p, 'reviewer', 'reviewResult', { inspectionId: id, decision, ...items })
}

export async function approved(
  p: TestPlatform,
  inspection: Inspection,
  result: object = results.fine,
): Promise<string> {
  await submit(p, inspection, result)
  await review(p, inspection.id, 'approved')
  return inspection.id
}

export interface Cycle {
  readonly voidId: string
  readonly drawId: string
  readonly inspections: readonly Inspection[]
  /** Published: one without findings, one returned once and then ordered to rectify. */
  readonly published: readonly string[]
}

/** One round from the public plan to published results, with a mistaken freeze that was voided. */
export async function publishedCycle(p: TestPlatform, names: Readonly<Record<number, string>> = {}): Promise<Cycle> {
  await plannedYear(p, names)
  await at(p, '2022-07-04T01:00:00Z')
  const voidId = (await frozenDraw(p)).id
  await must(p, 'approver', 'voidDraw', { drawId: voidId, reason: '见证人名单有误，重新锁定。' })
  await at(p, '2022-07-04T02:00:00Z')
  const drawId = await executedDraw(p)
  await p.settle()
  const inspections = await inspectionsOf(p, drawId)
  await at(p, '2022-07-20T03:00:00Z')
  const [first, second] = inspections as [Inspection, Inspection]
  await approved(p, first)
  await submit(p, second, results.rectify)
  await review(p, second.id, 'returned', '检查情况过于简略，请补充。')
  await submit(p, second, results.rectify)
  await review(p, second.id, 'approved')
  await at(p, '2022-08-05T01:00:00Z')
  const published = [first.id, second.id]
  for (const inspectionId of published) await must(p, 'publisher', 'publishResult', { inspectionId })
  await p.settle()
  return { voidId, drawId, inspections, published }
}

/** Every public file as text by its key. */
export async function siteOf(p: TestPlatform): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for await (const key of p.bucket('site').keys('')) {
    files.set(key, new TextDecoder().decode(await p.bucket('site').get(key)))
  }
  return files
}

/** Asks for a rebuild, lets the worker work, and reads how it ended. */
export async function rebuilt(p: TestPlatform, person = 'publisher'): Promise<Rebuild> {
  const { id } = (await must(p, person, 'rebuildSite', {})) as unknown as Rebuild
  await p.settle()
  return (await p.store('rebuilds').get(id)).record
}
