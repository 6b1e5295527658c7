import type { Day } from '../../kernel/days.ts'
import type { Disclosure } from './disclosure.ts'

/** A public result as it stands in lists. Of one that is withdrawn or has run out, only that it was there. */
export interface ResultSummary {
  readonly id: string
  /** Counts the department's publications from 1 in the order in which they became public. */
  readonly number: number
  readonly state: Disclosure['state']
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly taskName: string
  readonly round: number
  readonly drawId: string
  readonly labels: readonly string[]
  readonly disposition: string
  readonly endedOn: Day
  readonly publishedOn: Day
}

export function resultSummary({ id, view, publishedOn, state }: Disclosure, number: number): ResultSummary {
  const { taskName, round, drawId, endedOn } = view
  const told = { id, number, state, taskName, round, drawId, endedOn, publishedOn }
  if (state !== 'published') {
    return { ...told, targetId: '', targetName: '', regionName: '', labels: [], disposition: '' }
  }
  return {
    ...told,
    targetId: view.targetId,
    targetName: view.targetName,
    regionName: view.regionName,
    labels: [...new Set(view.items.map(({ label }) => label))],
    disposition: view.disposition,
  }
}
