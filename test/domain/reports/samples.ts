import { sampleDepartment } from '../../../infra/local/seed/people.ts'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'
import type { ReportSources } from '../../../shared/domain/reports/report-parts.ts'
import { sampleInspection, samplePlan } from '../clock/samples.ts'

/** A year with one task, three inspections of which one waits, a plan in time and a summary that is late. */
export const sampleSources: ReportSources = {
  today: '2022-10-12',
  year: 2022,
  department: sampleDepartment,
  plan: { ...samplePlan, approvedOn: '2022-04-11', publishedOn: '2022-04-13' },
  tasks: [
    {
      id: '2022-1',
      planId: '2022',
      number: 1,
      name: '对从事会计代理记账机构的检查',
      type: 'targeted',
      itemIds: ['item-1'],
      scope: '会计代理记账机构',
      floor: 2000,
      rounds: 2,
      window: { from: '2022-07-01', to: '2022-09-30' },
      initiator: '市财政局',
      ratios: [
        { level: 'D', ratio: 10_000, priority: 4 },
        { level: 'A', ratio: 500, priority: 1 },
      ],
      seats: [],
      ratioScope: 'round',
      method: 'on-site',
      progress: [{ round: 1, attempts: 1, executed: 'draw-1' }],
    },
  ],
  inspections: [
    {
      ...sampleInspection,
      id: '1',
      targetName: '示例一号<代理&记账>有限公司',
      state: 'published',
      publishedOn: '2022-10-08',
      result: result('01', '无需后续处置'),
    },
    {
      ...sampleInspection,
      id: '2',
      targetName: '示例二号代理记账有限公司',
      result: result('07', '责令限期改正'),
      rectification: { ordered: '2022-09-21', dueOn: '2022-10-10' },
    },
    unseen(),
    { ...sampleInspection, id: '4', targetName: '示例取消代理记账有限公司', state: 'called-off' },
  ],
  obligations: openYearly(2022)
    .map((duty) => opened(duty, '2022-03-01'))
    .map((one, at) => (at < 3 ? closedBy(one, { on: at === 2 ? '2022-06-13' : '2022-04-10', by: 'fact' }) : one)),
}

function result(code: '01' | '07', opinion: string) {
  const looked = sampleInspection.result as NonNullable<typeof sampleInspection.result>
  const disposition = code === '07' ? ('order-to-rectify' as const) : ('none' as const)
  return { ...looked, disposition, opinion, items: [{ itemId: 'item-1', code, finding: '示例' }] }
}

function unseen() {
  const { result: _, ...rest } = sampleInspection
  return { ...rest, id: '3', targetName: '示例三号代理记账有限公司', state: 'dispatched' as const }
}
