import { careTag, jointCompanies, jointField, jointItems, type Office, offices } from '../seed/joint.ts'
import { cooperatingCertificate } from '../seed/people.ts'
import { answerWarnings } from './answer-warnings.ts'
import type { Stage } from './stage.ts'

const { finance, market, tax } = offices
const financeItems = ['CZ-KJ-02']
const taxItems = ['SW-DL-01']
const OFFICERS = 4

/** 市场监管局 and 税务局 come onto the platform in August and enter what they inspect with; their registries are small. */
export async function enterNeighbours(stage: Stage): Promise<void> {
  await stage.foundNeighbours()
  for (const [office, key] of [
    [market, 'market'],
    [tax, 'tax'],
  ] as const) {
    await enterItems(stage, office, jointItems[key])
    for (let n = 1; n <= OFFICERS; n++) await enterOfficer(stage, office, { key, n })
    for (const company of jointCompanies) await stage.api.must(office.person('clerk'), 'createTarget', company)
  }
  await stage.settle()
}

async function enterItems(
  { api }: Stage,
  { name, person }: Office,
  items: readonly { readonly itemId: string; readonly name: string; readonly basis: object }[],
): Promise<void> {
  for (const { itemId, name: called, basis } of items) {
    await api.must(person('clerk'), 'createItem', {
      itemId,
      name: called,
      category: '一般检查事项',
      targetKind: jointField,
      legalBasis: [basis],
      subject: name,
      content: called,
      methods: ['on-site'],
    })
    await api.must(person('approver'), 'publishItem', { itemId })
  }
}

async function enterOfficer({ api }: Stage, { person }: Office, { key, n }: { key: string; n: number }): Promise<void> {
  await api.must(person('clerk'), 'createOfficer', {
    officerId: cooperatingCertificate(key, n),
    name: `示例执法${n}`,
    kind: 'officer',
    certificate: { from: '2019-03-01', to: '2025-02-28' },
    specialties: [],
  })
}

const window = { from: '2022-09-01', to: '2022-09-30' }
const common = { type: 'targeted', scope: jointField, rounds: 1, window }

/** Two tasks of several departments; each cooperating one confirms in its own scope before the plan can become public. */
export async function planJointly(stage: Stage): Promise<void> {
  const { api, story, settle } = stage
  const withFinance = { department: finance.department, name: finance.name, itemIds: financeItems }
  const withTax = { department: tax.department, name: tax.name, itemIds: taxItems }
  await draftPlan(stage, market, [
    {
      ...common,
      name: '代理记账行业部门联合抽查',
      itemIds: ['SJ-DJ-01'],
      floor: 10_000,
      filter: { tags: [careTag] },
      cooperating: [withFinance, withTax],
    },
    { ...common, name: '财税服务机构年报公示联合抽查', itemIds: ['SJ-GS-01'], floor: 5000, cooperating: [withFinance] },
  ])
  const refused = await api.call(market.person('publisher'), 'publishPlan', { planId: '2022' })
  if (refused.status !== 409) throw new Error('a plan was published without the word of its cooperating departments')
  story.add('6 联合', refused.body['title'], '/api/plans/2022/cooperations')
  for (const { person } of [finance, tax]) {
    const { items } = await api.must(person('approver'), 'listInvitations', {})
    for (const { id } of items) {
      await api.must(person('approver'), 'decideInvitation', { invitationId: id, decision: 'confirmed' })
    }
  }
  await api.must(market.person('publisher'), 'publishPlan', { planId: '2022' })
  await draftPlan(stage, tax, [{ ...common, name: '涉税专业服务机构服务质量检查', itemIds: taxItems, floor: 5000 }])
  await api.must(tax.person('publisher'), 'publishPlan', { planId: '2022' })
  await settle()
  story.add(
    '6 联合',
    '财政、税务两部门确认配合后，市场监管局的计划公示；税务局的计划公示',
    `/${market.department}/plans/2022/`,
  )
}

async function draftPlan(stage: Stage, { name, person }: Office, tasks: readonly object[]): Promise<void> {
  const { api, settle } = stage
  const planId = '2022'
  await api.must(person('clerk'), 'createPlan', { year: 2022, title: `${name}2022年度抽查计划` })
  const { headers } = await api.call(person('clerk'), 'getPlan', { planId })
  const numbered = tasks.map((task, at) => ({ ...task, number: at + 1, initiator: name }))
  const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
  await api.must(
    person('clerk'),
    'editPlan',
    { planId, title: `${name}2022年度抽查计划`, tasks: numbered },
    { ifMatch },
  )
  await answerWarnings(stage, planId, person('clerk'))
  await api.must(person('clerk'), 'submitPlan', { planId })
  await api.must(person('approver'), 'approvePlan', { planId })
  await settle()
}

/** 进一次门、查多项事: a task of 税务局 becomes part of the joint one, with one word of each department's approver. */
export async function mergeTasks({ api, story, settle }: Stage): Promise<void> {
  const { items } = await api.must(market.person('clerk'), 'listMergeCandidates', { taskId: '2022-2' })
  const found = items.find(({ obstacles, sides }) => obstacles.length === 0 && sides[1]?.department === tax.department)
  if (!found) throw new Error(`no merge is offered: ${JSON.stringify(items)}`)
  const others = [{ department: tax.department, taskId: '2022-1' }]
  const { id: mergeId } = await api.must(market.person('clerk'), 'proposeMerge', { taskId: '2022-2', others })
  await settle()
  story.add('6 联合', `提出合并：${found.count.zh}`, `/api/merges/${mergeId}`)
  for (const { person } of [market, finance, tax]) {
    const invitationId = `${market.department.replace('/', '-')}-merge-${mergeId}`
    await api.must(person('approver'), 'decideInvitation', { invitationId, decision: 'confirmed' })
  }
  await settle()
  const merge = await api.must(market.person('clerk'), 'getMerge', { mergeId })
  if (merge.state !== 'merged') throw new Error(`the merge stands at ${merge.state}`)
  story.add('6 联合', '三个部门各确认一次，两项任务合为一项', `/${market.department}/tasks/2022-2/`)
}
