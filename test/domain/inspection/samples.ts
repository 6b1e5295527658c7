import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Photo } from '../../../shared/domain/inspection/photo.ts'
import type { GivenResult } from '../../../shared/domain/inspection/record-result.ts'
import type { Person } from '../../../shared/domain/registry/department.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'

export const noon = new Date('2022-07-20T04:00:00Z')

export function inspectionSample(change: Partial<Inspection> = {}): Inspection {
  return {
    id: 'draw-1-91140900MA0SL00018',
    drawId: 'draw-1',
    taskId: '2022-1',
    taskName: '会计代理记账机构检查',
    round: 1,
    targetId: '91140900MA0SL00018',
    targetName: '示例一代理记账有限公司',
    region: '140902',
    regionName: '忻府区',
    creditClass: 'B',
    itemIds: ['F-01', 'F-02'],
    officerIds: ['SX0900-01', 'SX0900-02'],
    window: { from: '2022-07-01', to: '2022-09-30' },
    dispatchedAt: '2022-07-10T02:00:00.000Z',
    state: 'dispatched',
    photos: [],
    reviews: [],
    referrals: [],
    ...change,
  }
}

export const good: GivenResult = {
  method: 'on-site',
  endedOn: '2022-07-20',
  items: [
    { itemId: 'F-01', code: '01', finding: '' },
    { itemId: 'F-02', code: '01', finding: '' },
  ],
  disposition: 'none',
  opinion: '未发现问题',
  party: { position: 'agrees' },
  partyOpinion: '无异议',
  onSite: { arrivedAt: '2022-07-20T01:00:00Z', leftAt: '2022-07-20T02:00:00Z', certificatesShown: true },
}

/** The same of a check for which nobody went anywhere. */
export function goodOnPaper(): GivenResult {
  const { onSite: _, ...given } = good
  return { ...given, method: 'on-paper' }
}

export function photoSample(change: Partial<Photo> = {}): Photo {
  return {
    id: 'photo-1',
    sha256: 'a'.repeat(64),
    size: 100,
    type: 'image/jpeg',
    declaredBy: 'SX0900-01',
    declaredAt: noon.toISOString(),
    state: 'declared',
    ...change,
  }
}

export function personSample(id: string, roles: readonly string[], officerId?: string): Person {
  return { id, name: `示例${id}`, roles, pseudonym: `p-${id}`, ...(officerId ? { officerId } : {}) }
}

export function officerSample(id: string, change: Partial<Officer> = {}): Officer {
  return {
    id,
    name: '示例执法',
    kind: 'officer',
    region: '',
    certificate: { from: '2020-01-01', to: '2024-12-31' },
    specialties: [],
    state: 'active',
    recusals: [],
    ...change,
  }
}
