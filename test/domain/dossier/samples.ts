import type { DossierSources } from '../../../shared/domain/dossier/sources.ts'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { approved } from '../inspection/review-samples.ts'
import { officerSample } from '../inspection/samples.ts'

/** An inspection that went as it should, published in time, told from as little as the duties look at. */
export function sourcesSample(change: Partial<Inspection> = {}, more: Partial<DossierSources> = {}): DossierSources {
  const inspection: Inspection = {
    ...approved(),
    state: 'published',
    publishedOn: '2022-08-05',
    receipts: { 'SX0900-01': '2022-07-11T02:00:00Z', 'SX0900-02': '2022-07-12T02:00:00Z' },
    noticeRule: 'on-arrival',
    notices: [
      { given: 'on-arrival', how: 'in-person', on: '2022-07-20', by: 'officer-01', at: '2022-07-20T01:05:00Z' },
    ],
    ...change,
  }
  return {
    department: { id: '140900/finance', name: '示例市财政局' } as DossierSources['department'],
    drawnBy: '140900/finance',
    inspection,
    versions: [],
    task: { id: '2022-1', name: '示例任务', window: inspection.window, floor: 2000 } as Task,
    items: new Map(),
    draw: { id: 'draw-1', taskId: '2022-1', round: 1, frozenAt: '2022-07-04T02:00:00Z' } as Draw,
    bundle: { recusals: [], teams: [], drawn: [] } as unknown as Bundle,
    supplements: [],
    recusals: [],
    officers: new Map(['SX0900-01', 'SX0900-02', 'SX0900-07'].map((id) => [id, officerSample(id)])),
    disclosure: { dueOn: '2022-08-17', publishedBy: 'publisher' } as DossierSources['disclosure'],
    siteUrl: 'https://site.invalid',
    asOf: '2022-09-01',
    ...more,
  }
}
