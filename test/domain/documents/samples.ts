import { sampleDepartment } from '../../../infra/local/seed/people.ts'
import type { PlanSources, TaskSources, VisitSources } from '../../../shared/domain/documents/sources.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { defaultPolicy } from '../../../shared/domain/plan/task.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'
import { sampleInspection, sampleOfficer } from '../clock/samples.ts'

const common = {
  targetKind: '会计代理记账机构',
  subject: '忻州市财政局',
  category: '重点检查事项',
  state: 'published',
} as const

/** The notice's two items; the first has a guide. */
export const conduct: Item = {
  ...common,
  id: 'CZ-KJ-01',
  name: '对中介机构从事会计代理记账业务开展情况的行政检查',
  legalBasis: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17, 26, 27] }],
  content: '专职从业人员、代理记账业务负责人、内部规范、变更登记和年度备案情况',
  methods: ['on-site', 'on-paper'],
  guide: {
    procedure: '先核对许可证书和登记信息，再查阅人员合同和内部规范，最后抽查委托合同。',
    checklist: [
      { id: 'staff', text: '专职从业人员不少于3名', type: 'yes-no' },
      { id: 'count', text: '专职从业人员人数', type: 'number', unit: '人' },
      { id: 'norms', text: '有健全的代理记账业务内部规范', type: 'yes-no' },
    ],
  },
}

export const licence: Item = {
  ...common,
  id: 'CZ-KJ-02',
  name: '对中介机构是否取得代理记账资格从事会计代理记账业务的行政检查',
  legalBasis: [
    { instrument: '代理记账管理办法', year: 2019, articles: [2, 3, 6] },
    { instrument: '山西省会计管理条例', year: 2011, articles: [32] },
  ],
  content: '是否取得代理记账许可证书，许可证书是否公示',
  methods: ['on-site'],
}

export const samplePlan: Plan = {
  id: '2022',
  year: 2022,
  title: '忻州市财政局2022年度内部双随机抽查工作计划',
  state: 'published',
  publishedOn: '2022-04-13',
  tasks: [
    {
      number: 1,
      name: '对从事会计代理记账机构的检查',
      type: 'targeted',
      itemIds: [licence.id, conduct.id],
      scope: '会计代理记账机构',
      floor: 2000,
      rounds: 2,
      window: { from: '2022-07-01', to: '2022-09-30' },
      initiator: '市财政局',
    },
  ],
  decisions: [],
  remark: '本次抽查检查结合市委巡查整改工作的意见，提高了抽查比例和抽查频次。',
  draftedBy: 'clerk',
}

export const sampleTask: Task = {
  ...(samplePlan.tasks[0] as NonNullable<(typeof samplePlan.tasks)[0]>),
  ...defaultPolicy,
  id: '2022-1',
  planId: '2022',
  docNumber: { symbol: '忻财抽', year: 2022, serial: 1, text: '忻财抽〔2022〕1号' },
}

const officers: ReadonlyMap<string, Officer> = new Map(
  [1, 2, 3, 4].map((n) => [`SX0900-0${n}`, { ...sampleOfficer, id: `SX0900-0${n}`, name: `示例执法${n}` }]),
)
const items = new Map([conduct, licence].map((item) => [item.id, item]))

export const planSources: PlanSources = { department: sampleDepartment, plan: samplePlan, items }

export const taskSources: TaskSources = {
  department: sampleDepartment,
  task: sampleTask,
  plan: samplePlan,
  items,
  officers,
  teams: Array.from({ length: 6 }, (_, at) => ({
    round: 1,
    targetId: `91140900MA0SAMPL${at}0`,
    targetName: `示例${at + 1}号代理记账有限公司`,
    regionName: '忻府区',
    level: at === 0 ? 'D' : 'B',
    officers: at % 2 === 0 ? ['SX0900-01', 'SX0900-02'] : ['SX0900-03', 'SX0900-04'],
  })),
}

/** A visit that found something to put right, rechecked since. */
export const visitSources: VisitSources = {
  department: sampleDepartment,
  task: sampleTask,
  items,
  officers,
  target: undefined,
  publicUrl: 'https://site.invalid/140900/finance/targets/91140900MA0SAMPL00/index.html',
  inspection: {
    ...sampleInspection,
    taskName: sampleTask.name,
    drawId: '01J0SAMPLEDRAW0000000000',
    targetId: '91140900MA0SAMPL00',
    targetName: '示例一号代理记账有限公司',
    targetAddress: '忻州市忻府区示例路1号',
    itemIds: [conduct.id, licence.id],
    plannedFor: '2022-07-06',
    notices: [
      {
        given: 'on-arrival',
        how: 'in-person',
        on: '2022-07-06',
        receivedBy: '示例负责人（经理）',
        by: 'officer-01',
        at: '2022-07-06T01:00:00.000Z',
      },
    ],
    state: 'approved',
    result: {
      method: 'on-site',
      endedOn: '2022-07-06',
      items: [
        {
          itemId: conduct.id,
          code: '01',
          finding: '未发现问题',
          answers: [
            { line: 'staff', value: 'yes' },
            { line: 'count', value: 5 },
            { line: 'norms', notApplicable: true, note: '本年新设' },
          ],
        },
        { itemId: licence.id, code: '07', finding: '未在经营场所公示代理记账许可证' },
      ],
      disposition: 'order-to-rectify',
      rectifyBy: '2022-07-19',
      opinion: '责令限期改正',
      partyOpinion: '对检查情况无异议，将尽快公示',
      party: { position: 'agrees', signedBy: '示例负责人（经理）' },
      onSite: {
        arrivedAt: '2022-07-06T01:00:00.000Z',
        leftAt: '2022-07-06T03:30:00.000Z',
        certificatesShown: true,
      },
      recordedBy: 'SX0900-01',
      recordedAt: '2022-07-06T04:00:00.000Z',
    },
    confirmed: { by: 'SX0900-02', at: '2022-07-06T05:00:00.000Z' },
    reviews: [{ by: 'reviewer', at: '2022-07-07T17:00:00.000Z', decision: 'approved' }],
    rectification: {
      ordered: '2022-07-08',
      dueOn: '2022-07-19',
      closedOn: '2022-07-15',
      proof: '复查：许可证已在前台公示',
    },
  },
}
