import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'

export const samplePlan: Plan = {
  id: '2022',
  year: 2022,
  title: '示例 2022 年度抽查计划',
  state: 'draft',
  tasks: [],
  decisions: [],
  draftedBy: 'clerk',
}

export const sampleInspection: Inspection = {
  id: 'draw-1-target-1',
  drawId: 'draw-1',
  taskId: '2022-1',
  taskName: '示例任务',
  round: 1,
  targetId: 'target-1',
  targetName: '示例代理记账有限公司',
  region: '140902',
  regionName: '忻府区',
  creditClass: 'B',
  itemIds: ['item-1'],
  officerIds: ['SX0900-01', 'SX0900-02'],
  window: { from: '2022-07-01', to: '2022-09-30' },
  dispatchedAt: '2022-07-04T01:00:00.000Z',
  state: 'approved',
  result: {
    method: 'on-site',
    endedOn: '2022-09-20',
    items: [],
    disposition: 'none',
    opinion: '示例意见',
    partyOpinion: '无异议',
    recordedBy: 'officer-01',
    recordedAt: '2022-09-20T08:00:00.000Z',
  } as unknown as NonNullable<Inspection['result']>,
  photos: [],
  reviews: [],
  referrals: [],
}

export const sampleOfficer: Officer = {
  id: 'SX0900-01',
  name: '示例执法1',
  kind: 'officer',
  region: '',
  certificate: { from: '2018-12-01', to: '2022-11-30' },
  specialties: [],
  state: 'active',
  recusals: [],
}
