import { type Day, yearOf } from '../../kernel/days.ts'
import type { WorkingRules } from '../documents/working-rules.ts'
import { type DrawRecord, isCommitted } from '../draw/draw-record.ts'
import type { Plan } from '../plan/plan.ts'
import type { Task } from '../plan/task.ts'
import type { Item } from '../registry/item.ts'
import type { Officer } from '../registry/officer.ts'
import type { Filing } from './filing.ts'
import type { Duty, Fulfilment } from './obligation.ts'
import { countedDuty, namedDuty, openYearly, yearlyDuty } from './owed.ts'
import { refilingsOfFiling, refilingsOfPlan } from './refiling-duties.ts'
import { resultsReportedOn } from './results-reported.ts'
import { relativeRules, type YearlyRuleName, yearlyRules } from './rules.ts'

/**
 * What a record, as it stands now, makes the department owe, and which of it a fact of that record has fulfilled. Told
 * from states and not from events, so that events may come twice, late and in any order.
 */
export function dutiesOfPlan(plan: Plan): Duty[] {
  const { approvedOn, publishedOn } = plan.former?.find((mark) => mark.publishedOn !== undefined) ?? plan
  const ofYear = yearWith(plan.year, [fact('plan-filed', approvedOn), fact('plan-public', publishedOn)])
  return [...ofYear, ...refilingsOfPlan(plan)]
}

/** The first item published in a year closes that year's item list; when it was published tells whether it was late. */
export function dutiesOfItem(item: Item): Duty[] {
  if (item.publishedOn === undefined) return []
  return yearWith(yearOf(item.publishedOn), [fact('item-list', item.publishedOn)])
}

/** The first document of its kind and year closes that year's obligation, on the day it arrived; results are owed of each task: `dutiesOfResults`. */
export function dutiesOfFiling(filing: Filing): Duty[] {
  const { kind, year, filedOn } = filing
  if (kind === 'plan-refiling') return refilingsOfFiling(filing)
  if (filedOn === undefined || kind === 'monthly-figures' || kind === 'results-reported') return []
  return yearWith(year, [fact(kind, filedOn)])
}

/** The year's results are handed over when those of its last task are. */
export function dutiesOfResults(year: number, tasks: readonly Task[], filings: readonly Filing[]): Duty[] {
  const ofYear = filings.filter((filing) => filing.year === year)
  return yearWith(year, [fact('results-reported', resultsReportedOn(tasks, ofYear))])
}

/**
 * The department's rules made public in a year close that year's obligation, as a document filed does; the first edition of the
 * year tells whether it was late. Guides alone do not: the notice asks for the rules.
 */
export function dutiesOfRules({ kind, editions }: Pick<WorkingRules, 'kind' | 'editions'>): Duty[] {
  if (kind !== 'rules') return []
  const years = [...new Set(editions.map(({ publishedOn }) => yearOf(publishedOn)))]
  return years.flatMap((year) => {
    const first = editions.find(({ publishedOn }) => yearOf(publishedOn) === year)
    return yearWith(year, [fact('working-rules', first?.publishedOn, 'working-rules.published')])
  })
}

export function dutiesOfDraw(draw: DrawRecord): Duty[] {
  if (!isCommitted(draw) || draw.executedOn === undefined) return []
  const matched = draw.resultDigest !== undefined
  const fulfilled = matched ? { on: draw.executedOn, by: relativeRules['officers-matched'].fulfilledBy } : undefined
  return [countedDuty('officers-matched', draw.executedOn, { object: draw.id }, { fulfilled })]
}

/** One duty for each valid certificate: a renewed one is another. Experts, those who left and who holds none that is valid owe nothing. */
export function dutiesOfOfficer(officer: Officer, day: Day): Duty[] {
  if (officer.kind !== 'officer' || officer.state !== 'active' || !officer.certificate) return []
  const { to } = officer.certificate
  if (to < day) return []
  const subject = { object: `${officer.id}@${to}`, about: `执法证 ${officer.id}`, officers: [officer.id] }
  return [namedDuty('certificate-valid', to, subject)]
}

function yearWith(year: number, facts: readonly { rule: YearlyRuleName; fulfilled: Fulfilment | undefined }[]): Duty[] {
  const known = new Map(facts.map(({ rule, fulfilled }) => [rule as string, fulfilled]))
  return openYearly(year).map((duty) => yearlyDuty(duty.owed.rule as YearlyRuleName, year, known.get(duty.owed.rule)))
}

function fact(rule: YearlyRuleName, day: Day | undefined, by: string = yearlyRules[rule].fulfilledBy) {
  return { rule, fulfilled: day === undefined ? undefined : { on: day, by } }
}
