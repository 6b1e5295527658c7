import { countersOf } from '../../shared/domain/disclosure/count.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import { listedDraw } from '../../shared/domain/disclosure/draw-summary.ts'
import { withdrawn } from '../../shared/domain/disclosure/end-disclosure.ts'
import { resultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import { resultView } from '../../shared/domain/disclosure/result-view.ts'
import { viewDigest } from '../../shared/domain/disclosure/view-digest.ts'
import { visitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import { type VisitSource, visitView } from '../../shared/domain/disclosure/visit-view.ts'
import type { RulesEdition } from '../../shared/domain/documents/working-rules.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Manifest } from '../../shared/domain/draw/types.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { FormerPlan, Plan } from '../../shared/domain/plan/plan.ts'
import { defaultPolicy, type Task } from '../../shared/domain/plan/task.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { departmentCard } from '../../shared/pages/department-card.ts'
import { departmentPage } from '../../shared/pages/department-page.ts'
import { departmentView } from '../../shared/pages/department-view.ts'
import { departmentsPage } from '../../shared/pages/departments-page.ts'
import { dictionaryPage } from '../../shared/pages/dictionary-page.ts'
import { drawListPage, drawListView, drawYearPage } from '../../shared/pages/draw-list.ts'
import { drawPage } from '../../shared/pages/draw-page.ts'
import { drawnViews, drawView } from '../../shared/pages/draw-view.ts'
import { drawnPage } from '../../shared/pages/drawn-page.ts'
import { homePage } from '../../shared/pages/home-page.ts'
import { departmentsView, homeView } from '../../shared/pages/home-view.ts'
import { indicatorPage, indicatorYearPage } from '../../shared/pages/indicator-page.ts'
import { indicatorView } from '../../shared/pages/indicator-view.ts'
import { itemListPage, itemListView } from '../../shared/pages/item-list.ts'
import { officeOf } from '../../shared/pages/office.ts'
import { openDataPage, openDataView } from '../../shared/pages/open-data-page.ts'
import { planListPage, planListView } from '../../shared/pages/plan-list.ts'
import { planPage } from '../../shared/pages/plan-page.ts'
import { planView } from '../../shared/pages/plan-view.ts'
import { accessibilityPage, objectionPage } from '../../shared/pages/public-service-pages.ts'
import { resultListPage, resultListView, resultsPage } from '../../shared/pages/result-list.ts'
import { resultPage, resultPageView } from '../../shared/pages/result-page.ts'
import { rulesListPage, rulesListView, rulesPage, rulesView } from '../../shared/pages/rules-page.ts'
import { searchPage, searchView } from '../../shared/pages/search/search-page.ts'
import type { Page } from '../../shared/pages/site-page.ts'
import { targetPage, targetView } from '../../shared/pages/target-page.ts'
import { taskListPage, taskListView, taskYearPage } from '../../shared/pages/task-list.ts'
import { taskPage, taskView } from '../../shared/pages/task-page.ts'
import { visitPage } from '../../shared/pages/visit-page.ts'

export const department = {
  id: '140900/finance',
  name: '示例市财政局',
  region: '140900',
  regionName: '示例市',
  leadingGroup: '示例办公室',
  head: 'head',
  leadingGroupContact: 'supervisor',
}

export const item: Item = {
  id: 'F-01',
  name: '示例事项',
  category: '一般检查事项',
  targetKind: '会计代理记账机构',
  legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17] }],
  subject: '示例市财政局',
  content: '示例内容',
  methods: ['on-site', 'online'],
  state: 'retired',
  publishedOn: '2022-03-01',
  retired: { on: '2022-12-01', reason: '示例废止理由' },
}

export const task: Task = {
  ...defaultPolicy,
  id: '2022-1',
  planId: '2022',
  number: 1,
  name: '示例任务',
  type: 'targeted',
  itemIds: ['F-01'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '市财政局',
}

/** Beside the plan, about some targets only, beyond the cap for two of them, and dropped in the end. */
export const adHocTask: Task = {
  ...task,
  id: '2022L-1',
  state: 'withdrawn',
  docNumber: { symbol: '示财抽', year: 2022, serial: 2, text: '示财抽〔2022〕2号' },
  policyVersion: 1,
  usesClasses: true,
  filter: { regions: ['140902'], creditClasses: ['C', 'D'], tags: ['示例标签'] },
  adHoc: {
    kind: 'complaint',
    reason: '示例投诉理由',
    document: { number: '示访〔2022〕3号', title: '示例转办单', on: '2022-06-20' },
    draftedBy: 'secret-drafter',
    draftedOn: '2022-06-21',
    editedBy: ['secret-editor'],
    submittedBy: 'secret-submitter',
    submittedOn: '2022-06-21',
    answers: [
      {
        finding: 'secret-finding',
        zh: 'secret-warning',
        answer: 'secret-answer',
        by: 'secret-clerk',
        on: '2022-06-21',
      },
    ],
    returned: { by: 'secret-approver', on: '2022-06-21', reason: 'secret-return' },
    approvedBy: 'secret-approver',
    approvedOn: '2022-06-22',
  },
  overCap: [
    {
      n: 1,
      targetIds: ['secret-target', 'secret-other'],
      reason: '示例超限理由',
      askedBy: 'secret-clerk',
      askedOn: '2022-06-23',
      decision: { approved: true, by: 'secret-approver', on: '2022-06-24', reason: 'secret-remark' },
    },
    { n: 2, reason: 'secret-request', askedBy: 'secret-clerk', askedOn: '2022-06-25' },
    {
      n: 3,
      reason: 'secret-refused',
      askedBy: 'secret-clerk',
      askedOn: '2022-06-25',
      decision: { approved: false, by: 'secret-approver', on: '2022-06-26', reason: 'secret-no' },
    },
  ],
  withdrawn: { on: '2022-06-30', by: 'secret-approver', reason: '示例撤销理由' },
}

export const plan: Plan & { publishedOn: string } = {
  id: '2022',
  year: 2022,
  title: '示例年度计划',
  state: 'published',
  tasks: [task],
  decisions: [{ about: '起止时间', options: ['正文', '附表'], chosen: '正文', by: 'secret-clerk' }],
  remark: '示例备注',
  importId: 'secret-import',
  draftedBy: 'secret-drafter',
  approvedBy: 'secret-approver',
  approvedOn: '2022-04-14',
  publishedOn: '2022-04-20',
}

/** The version before: another ratio, one task more. */
const former: FormerPlan = {
  ...plan,
  id: '2022@1',
  planId: '2022',
  version: 1,
  state: 'revised',
  tasks: [
    { ...task, floor: 1500 },
    { ...task, number: 2, name: '示例取消的任务', filter: { regions: ['140902'] } },
  ],
  publishedOn: '2022-04-13',
  ended: { by: 'secret-publisher', on: '2022-05-20' },
}

const revised: Plan & { publishedOn: string } = {
  ...plan,
  version: 2,
  reason: '示例修订理由',
  tasks: [task, { ...task, number: 3, name: '示例新增的任务', window: { from: '2022-11-01', to: '2022-11-30' } }],
  publishedOn: '2022-05-20',
  answers: [{ finding: 'secret-finding', zh: 'secret', answer: 'secret-answer', by: 'secret', on: '2022-05-18' }],
  former: [{ version: 1, state: 'revised', endedOn: '2022-05-20' }],
}

const target = { id: '91140900MA0SL00018', name: '示例一代理记账有限公司' }

export const draw = {
  id: '01J0000000000000000000DRAW',
  taskId: task.id,
  taskName: task.name,
  round: 1,
  attempt: 1,
  state: 'void',
  frozenAt: '2022-07-04T01:00:00Z',
  frozenBy: 'secret-drawer',
  manifestDigest: 'a'.repeat(64),
  nonceCommit: 'b'.repeat(64),
  floor: 2000,
  filter: { zh: '名录库：示例；区域：忻府区（含下级）', en: 'registry: sample; region: 140902', filtered: 7 },
  burden: { cap: 2, year: 2022, excluded: 1, letIn: 1, zh: '示例上限说明。', en: 'Sample of a cap.' },
  poolSize: 4,
  strata: [{ level: 'C', size: 5, pool: 4, quota: 2, take: 2 }],
  contributors: [
    { by: '示例见证', kind: 'witness', codeHash: 'secret-hash', value: '示例之词', at: '2022-07-04T02:00:00Z' },
  ],
  frozenKey: 'secret-key',
  bundleKey: 'secret-bundle-key',
  executedAt: '2022-07-04T02:10:00Z',
  executedBy: 'secret-executor',
  executedOn: '2022-07-04',
  seed: 'c'.repeat(64),
  resultDigest: 'd'.repeat(64),
  voided: { reason: '示例作废理由', by: 'secret-voider', at: '2022-07-05T01:00:00Z' },
} as unknown as Draw

export const drawn = [
  { target: target.id, level: 'C', officers: ['SX0900-01', 'SX0900-02'] },
  { target: 'not-yet-dispatched', level: 'C', officers: ['SX0900-03', 'SX0900-04'] },
]

/** Only what pages read of a manifest. */
export const manifest = {
  rounds: 2,
  round: 1,
  scope: 'round',
  floor: 2000,
  exclusions: [{ id: 'excluded', reason: 'closed' }],
  code: 'v-test',
  strata: [{ level: 'C', size: 5, ratio: 2100, priority: 4, already: 0, quota: 2, take: 2 }],
} as unknown as Manifest

export const officer: Officer = {
  id: 'SX0900-01',
  name: '示例执法',
  kind: 'officer',
  region: '',
  specialties: [],
  state: 'active',
  recusals: [],
}

export const inspection: Inspection = {
  id: `${draw.id}-${target.id}`,
  drawId: draw.id,
  taskId: task.id,
  taskName: task.name,
  round: 1,
  targetId: target.id,
  targetName: target.name,
  targetAddress: 'secret-address',
  region: '140902',
  regionName: '示例区',
  creditClass: 'C',
  itemIds: ['F-01'],
  officerIds: ['SX0900-01', 'SX0900-02'],
  window: task.window,
  dispatchedAt: '2022-07-04T03:00:00Z',
  state: 'published',
  result: {
    method: 'on-site',
    endedOn: '2022-07-20',
    items: [{ itemId: 'F-01', code: '07', finding: '示例情况' }],
    disposition: 'other',
    dispositionText: '示例处置说明',
    opinion: '示例意见',
    partyOpinion: 'secret-party-opinion',
    recordedBy: 'secret-recorder',
    recordedAt: '2022-07-20T05:00:00Z',
  },
  photos: [
    {
      id: 'secret-photo',
      sha256: 'e'.repeat(64),
      size: 100,
      type: 'image/jpeg',
      declaredBy: 'secret-declarer',
      declaredAt: '2022-07-20T04:00:00Z',
      state: 'accepted',
      evidence: 'secret-evidence-key',
    },
  ],
  confirmed: { by: 'secret-confirmer', at: '2022-07-20T06:00:00Z' },
  reviews: [
    { by: 'secret-reviewer', at: '2022-07-21T01:00:00Z', decision: 'returned', reason: '示例退回理由' },
    { by: 'secret-reviewer', at: '2022-07-22T01:00:00Z', decision: 'approved' },
  ],
  rectification: { ordered: 'secret-order', dueOn: '2022-08-20', closedOn: '2022-08-18', proof: 'secret-proof' },
  referrals: [
    {
      id: 'r1',
      kind: 'inter-agency',
      state: 'received',
      recipient: 'secret-recipient',
      reason: 'secret-reason',
      proposedBy: 'secret',
      proposedOn: 'secret-day',
      issued: { number: 'secret-number', on: '2022-07-25', by: 'secret' },
      receipt: { number: 'secret-receipt', on: '2022-07-26' },
    },
    {
      id: 'r2',
      kind: 'judicial',
      state: 'proposed',
      recipient: 'secret-court',
      reason: 'secret-reason',
      proposedBy: 'secret',
      proposedOn: 'secret-day',
    },
  ],
  publishedOn: '2022-08-05',
}

export const disclosure: Disclosure = {
  id: inspection.id,
  targetId: target.id,
  taskId: task.id,
  drawId: draw.id,
  state: 'published',
  view: resultView(inspection, [item], [officer]),
  publishedOn: '2022-08-05',
  publishedBy: 'secret-publisher',
  dueOn: '2022-08-17',
}

/** Sibling attempt of the same round, frozen alone. */
const listed = [
  listedDraw(draw),
  { ...listedDraw(draw), id: '01J0000000000000000000NEXT', attempt: 2, state: 'frozen' as const },
]
const years = { year: '2022', years: ['2022', '2021'] }

const records = {
  items: { published: 1, latest: '2022-03-01' },
  plan,
  tasks: [task],
  draws: listed.slice(0, 1),
  counters: {
    inspections: 2,
    results: 1,
    'in-time': 1,
    found: 1,
    returns: 1,
    'month:2022-08': 1,
    'waiting:2022-1': 1,
    'waiting:secret': 1,
  },
  latestResults: [resultSummary(disclosure, 1)],
}

const gone = withdrawn(disclosure, {
  reason: '示例撤下理由',
  knownOn: '2022-08-08',
  digest: viewDigest(disclosure.view),
  today: '2022-08-12',
})

const indicators = indicatorView(department, '2022', {
  years: ['2022', '2021'],
  counters: {
    ...countersOf(inspection, disclosure),
    'visits:1': 1,
    'secret-counter': 1,
  },
  draws: [
    { draw: listedDraw(draw), cells: [{ level: 'C', region: '140902', size: 5, pool: 4, expected: 2, drawn: 2 }] },
  ],
})

function pageOf<V extends object>(view: V, page: (view: V) => Page) {
  const both = page as (view: object) => Page
  return { view, both, page: (of: object) => both(of).zh }
}

const card = departmentCard(departmentView(department, records), 1)

/** Every kind of page with a view of the sample records; whatever must not leave them begins with `secret`. */
/** Two editions of the rules and a guide. */
const rules: readonly RulesEdition[] = [
  {
    id: 'rules@1',
    rulesId: 'rules',
    kind: 'rules',
    title: '示例工作细则',
    chapters: [{ id: 'selection', title: '抽取方法', text: '示例第一段\n示例第二段' }],
    edition: 1,
    publishedOn: '2021-06-20',
  },
  {
    id: 'rules@2',
    rulesId: 'rules',
    kind: 'rules',
    title: '示例工作细则',
    chapters: [{ id: 'selection', title: '抽取方法', text: '示例新规定' }],
    edition: 2,
    publishedOn: '2022-06-20',
  },
  {
    id: 'guide-F-01@1',
    rulesId: 'guide-F-01',
    kind: 'guide',
    itemId: 'F-01',
    title: '示例工作指引',
    chapters: [{ id: 'procedure', title: '工作程序', text: '示例程序' }],
    edition: 1,
    publishedOn: '2022-06-21',
  },
]

/** The visit as its party reads of it, with a seat that passed on and what nobody outside may read. */
export const visit: VisitSource = {
  inspection: {
    ...inspection,
    state: 'dispatched',
    photos: [],
    reviews: [],
    plannedFor: '2022-07-20',
    notices: [
      {
        given: 'before',
        how: 'in-person',
        on: '2022-07-12',
        receivedBy: 'secret-receiver',
        by: 'secret-person',
        at: 'secret-at',
      },
    ],
    teamChanges: [{ at: '2022-07-11T01:00:00Z', out: ['SX0900-09'], in: inspection.officerIds.slice(1) }],
  },
  method: 'on-site',
  items: [item],
  officers: [],
  recusals: [
    {
      id: 'r',
      inspectionId: inspection.id,
      drawId: inspection.drawId,
      targetId: inspection.targetId,
      officerId: 'SX0900-09',
      request: 'party',
      applicant: { name: 'secret-applicant', contact: 'secret-contact', through: 'page' },
      reason: 'secret-reason',
      state: 'upheld',
      declaredBy: 'party',
      declaredAt: '2022-07-10T01:00:00Z',
      decidedAt: '2022-07-11T01:00:00Z',
      decision: 'secret-decision',
    },
  ],
}

export const pages = {
  visit: pageOf({ department: officeOf(department), ...visitView('CODE', visit, department.id) }, visitPage),
  home: pageOf(homeView([card]), homePage),
  departments: pageOf(departmentsView([card]), departmentsPage),
  department: pageOf(departmentView(department, records), departmentPage),
  items: pageOf(itemListView(department, [item]), itemListPage),
  plans: pageOf(planListView(department, [plan]), planListPage),
  plan: pageOf(planView(department, revised, { items: [item], tasks: [task], former: [former] }), planPage),
  rules: pageOf(rulesListView(department, rules), rulesListPage),
  rulesEdition: pageOf(rulesView(department, rules[0] as RulesEdition, rules), rulesPage),
  task: pageOf(taskView(department, adHocTask, { items: [item], draws: listed, burdenCap: 2 }), taskPage),
  draws: pageOf(drawListView(department, listed, years), drawListPage),
  drawsYear: pageOf(drawListView(department, listed, years), drawYearPage),
  draw: pageOf(
    drawView(department, draw, {
      frozen: { manifest },
      drawn,
      siblings: listed,
      visits: [visitSummary(inspection, disclosure)],
      siteUrl: 'https://site.example',
    }),
    drawPage,
  ),
  results: pageOf(resultListView(department, 250, [resultSummary(disclosure, 1)]), resultListPage),
  resultsPage: pageOf(
    { department: officeOf(department), page: 2, results: [resultSummary(disclosure, 1)] },
    resultsPage,
  ),
  drawn: pageOf(
    {
      department: officeOf(department),
      drawId: draw.id,
      taskName: draw.taskName,
      round: 1,
      attempt: 1,
      page: 2,
      pages: 3,
      drawnTargets: drawnViews(drawn, [visitSummary(inspection, disclosure)]),
    },
    drawnPage,
  ),
  result: pageOf(resultPageView(department, disclosure, { inspection, drawVoided: true }), resultPage),
  target: pageOf(targetView(department, [visitSummary(inspection, disclosure)], new Set([draw.id])), targetPage),
  tombstone: pageOf(resultPageView(department, gone, { inspection, drawVoided: false }), resultPage),
  tasks: pageOf(taskListView(department, [task, adHocTask], years), taskListPage),
  tasksYear: pageOf(taskListView(department, [task, adHocTask], years), taskYearPage),
  indicators: pageOf(indicators, indicatorPage),
  indicatorYear: pageOf(indicators, indicatorYearPage),
  openData: pageOf(openDataView(department, ['2022']), openDataPage),
  search: pageOf(
    searchView(department, { names: 1, gramShards: 1, years: ['2022'], labels: ['其他'] }, undefined),
    searchPage,
  ),
  objection: pageOf({ page: 'objection' as const }, objectionPage),
  accessibility: pageOf({ page: 'accessibility' as const }, accessibilityPage),
  dictionary: pageOf({ page: 'dictionary' as const }, dictionaryPage),
}
