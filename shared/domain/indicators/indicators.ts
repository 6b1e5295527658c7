import type { Day } from '../../kernel/days.ts'
import { yearOf } from '../../kernel/days.ts'
import type { Obligation } from '../clock/obligation.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { isJoint } from '../joint/joint-visit.ts'
import type { Task } from '../plan/task.ts'
import { stateOf } from '../plan/task-lifecycle.ts'
import { usesClasses } from '../plan/task-policy.ts'
import { type CreditClass, creditClasses } from '../registry/target.ts'
import {
  figureOf,
  groupsOf,
  type Indicator,
  type IndicatorMeasure,
  type IndicatorRecord,
  type IndicatorUnit,
  measuresOf,
} from './indicator.ts'
import { inspected, standing } from './inspection-records.ts'
import { publicationTimes, rectificationAges, referralAges, visitsOfEnterprises } from './measured.ts'

/** The records of a department and a year from which its figures are told. */
export interface YearOfRecords {
  readonly today: Day
  readonly tasks: readonly Task[]
  readonly inspections: readonly Inspection[]
  /** Without those that moved to another due day. */
  readonly obligations: readonly Obligation[]
}

interface Definition {
  readonly zh: string
  readonly en: string
  readonly source: string
  readonly unit: IndicatorUnit
  readonly goal?: number
  readonly measure?: IndicatorMeasure
  readonly records: (year: YearOfRecords) => IndicatorRecord[]
}

const notice = '忻双随机办〔2022〕2号'

/** Each figure is a list and which of it counts; goals are the notice's and configurable. */
const indicatorTable = {
  'disclosure-rate': {
    zh: '检查结果公示率',
    en: 'Results made public, of the inspections that ended',
    source: `${notice} 二（六）：公示率达100%`,
    unit: 'share',
    goal: 1,
    records: ({ inspections }) =>
      standing(inspections)
        .filter(({ result, state, publishedOn }) => result !== undefined && (state !== 'withheld' || publishedOn))
        .map((one) => inspected(one, one.publishedOn !== undefined)),
  },
  'credit-class-used': {
    zh: '部门联合抽查信用风险分类结果应用率（按发起的任务）',
    en: 'Joint tasks initiated here whose ratios differ by credit class',
    source: `${notice} 二（七）：部门联合抽查应用率不低于60%`,
    unit: 'share',
    goal: 0.6,
    records: ({ tasks }) =>
      tasks.filter(isJoint).map(({ id, name, ratios, usesClasses: used = usesClasses(ratios) }) => ({
        of: `tasks/${id}`,
        zh: name,
        counts: used,
      })),
  },
  'visits-saved': {
    zh: '合并检查与结果互认减少的上门次数',
    en: 'Visits saved by merged tasks and recognized results',
    source: `${notice} 二（五）（八）：进一次门、查多项事；检查结果互认互用`,
    unit: 'count',
    records: ({ tasks, inspections }) => [...mergedVisits(tasks, inspections), ...sparedVisits(inspections)],
  },
  'plan-progress': {
    zh: '年度计划执行进度（按轮次）',
    en: 'Rounds drawn, of the rounds planned',
    source: `${notice} 二（六）`,
    unit: 'share',
    records: ({ tasks }) => tasks.filter(({ adHoc }) => adHoc === undefined).flatMap(roundsOf),
  },
  'on-time': {
    zh: '时限事项按期办结率',
    en: 'Deadlines met in time, of those that ended',
    source: `${notice} 三（四）`,
    unit: 'share',
    goal: 1,
    records: ({ obligations, today }) =>
      obligations
        .filter(({ closed, dueOn, lapses }) => !lapses && (closed !== undefined || dueOn < today))
        .map(({ id, zh, about, closed }) => ({
          of: `obligations/${id}`,
          zh: about ? `${zh}（${about}）` : zh,
          counts: closed !== undefined && !closed.late,
          group: zh,
        })),
  },
  'coverage-by-class': {
    zh: '检查完成情况（按信用风险类别）',
    en: 'Inspections with a result, by credit class',
    source: `${notice} 二（七）`,
    unit: 'share',
    records: ({ inspections }) =>
      standing(inspections).map((one) => ({ ...ended(one), group: classLabel(one.creditClass) })),
  },
  'coverage-by-region': {
    zh: '检查完成情况（按区域）',
    en: 'Inspections with a result, by region',
    source: `${notice} 二（六）`,
    unit: 'share',
    records: ({ inspections }) => standing(inspections).map((one) => ({ ...ended(one), group: one.regionName })),
  },
  'officer-load': {
    zh: '执法检查人员承担检查数',
    en: 'Inspections of each officer',
    source: `${notice} 二（三）`,
    unit: 'count',
    records: ({ inspections }) =>
      standing(inspections).flatMap((one) =>
        one.officerIds.map((officer) => ({ ...inspected(one, true), group: officer })),
      ),
  },
  'open-rectifications': {
    zh: '尚未办结的责令改正',
    en: 'Orders to rectify that are open',
    source: `${notice} 二（八）`,
    unit: 'count',
    measure: 'days',
    records: rectificationAges,
  },
  'open-referrals': {
    zh: '尚无回执的抄告、移送',
    en: 'Referrals without a receipt',
    source: `${notice} 二（八）`,
    unit: 'count',
    measure: 'days',
    records: referralAges,
  },
  'time-to-publication': {
    zh: '检查结束至结果公示的工作日数（20个工作日内）',
    en: 'Working days from the end of an inspection to its publication; share within 20',
    source: `${notice} 二（六）：20个工作日内公示`,
    unit: 'share',
    goal: 1,
    measure: 'working-days',
    records: publicationTimes,
  },
  'visits-per-enterprise': {
    zh: '每户企业被上门检查次数（计入的为两次以上）',
    en: 'Visits to each enterprise; share visited more than once',
    source: `${notice} 二（五）：进一次门、查多项事，减轻企业负担`,
    unit: 'share',
    measure: 'visits',
    records: visitsOfEnterprises,
  },
} as const satisfies Record<string, Definition>

export type IndicatorId = keyof typeof indicatorTable

export const indicatorIds = Object.keys(indicatorTable) as IndicatorId[]

/** The list behind a figure. */
export function recordsOf(id: IndicatorId, year: YearOfRecords): IndicatorRecord[] {
  return indicatorTable[id].records(year)
}

export function indicator(id: IndicatorId, year: YearOfRecords): Indicator {
  const { zh, en, source, unit, goal, measure, records }: Definition = indicatorTable[id]
  const list = records(year)
  const figure = figureOf(list, unit)
  const met = goal === undefined || figure.share === undefined ? {} : { met: figure.share >= goal }
  return {
    id,
    zh,
    en,
    source,
    unit,
    ...(goal === undefined ? {} : { goal }),
    ...met,
    ...figure,
    ...(measure === undefined ? {} : { measured: { of: measure, ...measuresOf(list) } }),
    groups: groupsOf(list, unit),
  }
}

/** Of a year: what its own window or date says. A task that is not approved yet, was withdrawn or is drawn as part of another is none. */
export function ofYear(year: number, { today, tasks, inspections, obligations }: YearOfRecords): YearOfRecords {
  return {
    today,
    tasks: tasks.filter((task) => stateOf(task) === 'approved' && yearOf(task.window.from) === year),
    inspections: inspections.filter(({ window }) => yearOf(window.from) === year),
    obligations: obligations.filter(({ movedTo, dueOn }) => movedTo === undefined && yearOf(dueOn) === year),
  }
}

/** One visit for several tasks spares one for each task that became part of it; told by the department that drew. */
function mergedVisits(tasks: readonly Task[], inspections: readonly Inspection[]): IndicatorRecord[] {
  const sides = new Map(tasks.map(({ id, mergedFrom = [] }) => [id, mergedFrom]))
  return standing(inspections)
    .filter(isDrawnHere)
    .flatMap((one) =>
      (sides.get(one.taskId) ?? []).map(({ name, taskName }) => ({
        ...inspected(one, true),
        zh: `${one.targetName}：一并完成${name}“${taskName}”`,
        group: '合并检查',
      })),
    )
}

function isDrawnHere({ joint, officerIds }: Inspection): boolean {
  return joint === undefined || joint.departments[0]?.officerIds.join() === officerIds.join()
}

function sparedVisits(inspections: readonly Inspection[]): IndicatorRecord[] {
  return inspections
    .filter(({ recognized }) => recognized !== undefined)
    .map((one) => ({ ...inspected(one, true), group: '结果互认' }))
}

function ended(one: Inspection): IndicatorRecord {
  return inspected(one, one.result !== undefined)
}

function roundsOf({ id, name, rounds, progress = [] }: Task): IndicatorRecord[] {
  return Array.from({ length: rounds }, (_, at) => at + 1).map((round) => ({
    of: `tasks/${id}`,
    zh: `${name} 第${round}轮`,
    counts: progress.some((one) => one.round === round && one.executed !== undefined),
    group: name,
  }))
}

function classLabel(level: string): string {
  return creditClasses[level as CreditClass] ?? level
}
