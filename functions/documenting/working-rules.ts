import type { EventType } from '../../shared/contract/events.ts'
import { stores as storeTable } from '../../shared/contract/stores.ts'
import { guideTemplate, rulesTemplate } from '../../shared/domain/documents/rules-template.ts'
import { guideIdOf, type WorkingRules } from '../../shared/domain/documents/working-rules.ts'
import {
  approvedRules,
  editedRules,
  publishedRules,
  returnedRules,
  startedRules,
  submittedRules,
} from '../../shared/domain/documents/working-rules-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

export const listWorkingRules: UseCase<'listWorkingRules'> = async ({ input, stores }) =>
  answer(await stores.workingRules.list(input))

export const getWorkingRules: UseCase<'getWorkingRules'> = async ({ input, stores }) => {
  const { record, version } = await stores.workingRules.get(input.rulesId)
  return answer(record, { version })
}

export const listRulesEditions: UseCase<'listRulesEditions'> = async ({ input, stores }) => {
  const { rulesId, ...paging } = input
  await stores.workingRules.get(rulesId)
  return answer(await stores.rulesEditions.list({ ...paging, prefix: `${rulesId}@` }))
}

/** The template is a draft like any other: nothing of it is public before somebody has written, approved and published it. */
export const startWorkingRules: UseCase<'startWorkingRules'> = async ({ input, stores, who, department }) => {
  const { kind, itemId } = input
  if ((kind === 'guide') !== (itemId !== undefined)) throw new Refusal('item-not-named')
  const { record } = await stores.departments.get(department)
  const item = itemId === undefined ? undefined : (await stores.items.get(itemId)).record
  const head = item ? { id: guideIdOf(item.id), kind, itemId: item.id } : { id: 'rules', kind }
  const rules = startedRules(head, item ? guideTemplate(item) : rulesTemplate(record), who.id)
  return decided(rules, [stores.workingRules.create(rules)], eventOf('working-rules.edited', rules), {
    status: 201,
    version: 1,
  })
}

/** Of two people who edit at once the second is told, and his words are still in his form. */
export const editWorkingRules: UseCase<'editWorkingRules'> = async ({ input, stores, who, ifMatch }) => {
  const { rulesId: id, ...text } = input
  const read = await stores.workingRules.get(id)
  if (read.version !== ifMatch) {
    throw new Refusal('changed-meanwhile', { what: storeTable.workingRules.zh, id, current: read.version })
  }
  const rules = editedRules(read.record, text, who.id)
  return decided(rules, [stores.workingRules.replace(read, rules)], eventOf('working-rules.edited', rules), {
    version: read.version + 1,
  })
}

export const submitWorkingRules: UseCase<'submitWorkingRules'> = async ({ input, stores, who }) => {
  const read = await stores.workingRules.get(input.rulesId)
  const rules = submittedRules(read.record, { by: who.id })
  return decided(rules, [stores.workingRules.replace(read, rules)], eventOf('working-rules.submitted', rules), {
    version: read.version + 1,
  })
}

export const returnWorkingRules: UseCase<'returnWorkingRules'> = async ({ input, stores, who, today }) => {
  const read = await stores.workingRules.get(input.rulesId)
  const rules = returnedRules(read.record, input.reason, { by: who.id, on: today })
  return decided(rules, [stores.workingRules.replace(read, rules)], eventOf('working-rules.returned', rules), {
    version: read.version + 1,
  })
}

/** One transaction with a version check: what is approved is what was read, never a later edit. */
export const approveWorkingRules: UseCase<'approveWorkingRules'> = async ({ input, stores, who, today }) => {
  const read = await stores.workingRules.get(input.rulesId)
  const rules = approvedRules(read.record, { by: who.id, on: today })
  return decided(rules, [stores.workingRules.replace(read, rules)], eventOf('working-rules.approved', rules), {
    version: read.version + 1,
  })
}

/** The edition and the record that counts it in one transaction; the public page follows from the stream. */
export const publishWorkingRules: UseCase<'publishWorkingRules'> = async ({ input, stores, today }) => {
  const read = await stores.workingRules.get(input.rulesId)
  const { rules, edition } = publishedRules(read.record, today)
  return decided(
    rules,
    [stores.workingRules.replace(read, rules), stores.rulesEditions.create(edition)],
    eventOf('working-rules.published', rules, { edition: edition.edition, on: today }),
    { version: read.version + 1 },
  )
}

function eventOf(type: EventType, { id, kind, title }: WorkingRules, more: Record<string, unknown> = {}) {
  return { type, object: `working-rules/${id}`, payload: { rules: id, kind, title, ...more } }
}
