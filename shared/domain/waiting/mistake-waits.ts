import type { Obligation } from '../clock/obligation.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { openMistakes } from '../disclosure/mistake.ts'
import type { Wait } from './wait.ts'

/** The id of the disclosure whose term an obligation is: `<inspection>#mistake-1`. */
export function disclosureOf({ object }: Pick<Obligation, 'object'>): string {
  return object.slice(0, object.lastIndexOf('#'))
}

/** A public result that was reported to be wrong: for the publisher to end, for an approver who did not report it to find right. */
export function waitsOfMistake(obligation: Obligation, disclosure: Disclosure | undefined): Wait[] {
  const { object, closed, dueOn, openedOn, about = '' } = obligation
  const inspectionId = disclosureOf(obligation)
  const mistakeId = object.slice(inspectionId.length + 1)
  const mistake = disclosure && openMistakes(disclosure).find(({ id }) => id === mistakeId)
  if (closed || !mistake) return []
  const head = { about, object: `inspections/${inspectionId}`, since: openedOn, dueOn }
  return [
    {
      ...head,
      kind: 'mistake-to-end',
      zh: '撤下或更正公示有误的结果',
      en: 'Withdraw or correct the public result',
      route: 'withdrawDisclosure',
      params: { inspectionId },
      roles: ['publisher'],
    },
    {
      ...head,
      kind: 'mistake-to-judge',
      zh: '核实公示有误的报告，无误的予以认定',
      en: 'Find out whether the report of a mistake is founded',
      route: 'dismissMistake',
      params: { inspectionId, mistakeId },
      roles: ['approver'],
      notBy: [mistake.reportedBy],
    },
  ]
}
