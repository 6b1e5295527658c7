import { addDays, type Day } from '../../kernel/days.ts'
import { type FilingKind, filingKinds } from '../clock/filing.ts'
import type { Obligation } from '../clock/obligation.ts'
import type { Wait } from './wait.ts'

/** How long before its due day a document is asked for. */
const daysAhead = 30

/** A document that is to be handed over (报送、备案), from a month before its due day on. */
export function waitsOfFiling(
  { rule, closed, dueOn, openedOn, owedBy, object, zh, en, about }: Obligation,
  today: Day,
): Wait[] {
  const from = addDays(dueOn, -daysAhead)
  if (!isFilingRule(rule) || closed || today < from) return []
  return [
    {
      kind: 'filing-due',
      zh,
      en,
      about: about ?? `${object} 年`,
      object: `obligations/${dueOn}/${rule}/${object}`,
      route: 'declareFiling',
      params: {},
      roles: [owedBy],
      since: openedOn > from ? openedOn : from,
      dueOn,
    },
  ]
}

export const filingRules = Object.keys(filingKinds) as FilingKind[]

function isFilingRule(rule: string): boolean {
  return (filingRules as readonly string[]).includes(rule)
}
