import type { Assignment, Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Department, Person } from '../../shared/domain/registry/department.ts'
import { dutiesOf, handedOver, type PersonalDuty } from '../../shared/domain/registry/people-moves.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { registryEvent } from './registry-event.ts'

interface Stores {
  readonly people: ReadStore<Person>
  readonly departments: ReadStore<Department>
  readonly assignments: ReadStore<Assignment>
  readonly inspections: ReadStore<Inspection>
}

export const listDuties: UseCase<'listDuties'> = async ({ input, stores, department, today }) => {
  const { record: person } = await stores.people.get(input.personId)
  const { record } = await stores.departments.get(department)
  return answer({ items: await openDuties(stores, person, { department: record, day: today }) })
}

/** The department, who gives and who receives change together or not at all. */
export const handOver: UseCase<'handOver'> = async ({ input, stores, department: path, who, today }) => {
  const [from, to] = [await stores.people.get(input.personId), await stores.people.get(input.to)]
  if (from.record.id === to.record.id) throw new Refusal('own-roles', { id: to.record.id })
  const department = await stores.departments.get(path)
  const duties = await openDuties(stores, from.record, { department: department.record, day: today })
  const left = duties.filter(isLeft)
  const given = duties.filter((duty) => !isLeft(duty))
  const parties = { from: from.record, to: to.record, department: department.record, duties: given }
  const now = handedOver(parties, { by: who, today })
  return decided(
    { from: now.from, to: now.to, given, left },
    [
      stores.people.replace(from, now.from),
      stores.people.replace(to, now.to),
      stores.departments.replace(department, now.department),
    ],
    registryEvent('people', from.record.id, 'handed-over', { to: to.record.id, given, left: left.length }),
    { version: from.version + 1 },
  )
}

/** Who stands in for an officer is drawn in public, by the draw's own replacement; nobody is named here. */
function isLeft(duty: PersonalDuty): boolean {
  return duty.kind === 'inspection' || (duty.kind === 'only-holder' && duty.role === 'officer')
}

async function openDuties(
  stores: Stores,
  person: Person,
  { department, day }: { department: Department; day: Day },
): Promise<PersonalDuty[]> {
  const people: Person[] = []
  for await (const { record } of stores.people.all()) people.push(record)
  return [...dutiesOf(person, { department, people, day }), ...(await openInspections(stores, person))]
}

const open: ReadonlySet<Inspection['state']> = new Set(['dispatched', 'recorded', 'returned'])

async function openInspections({ assignments, inspections }: Stores, { officerId }: Person): Promise<PersonalDuty[]> {
  const duties: PersonalDuty[] = []
  if (officerId === undefined) return duties
  for await (const { record } of assignments.all(`${officerId}#`)) {
    if (record.calledOff) continue
    const found = await inspections.find(record.inspectionId)
    if (!found || !open.has(found.record.state)) continue
    const { inspectionId, dueOn, targetName } = record
    duties.push({ kind: 'inspection', inspectionId, dueOn, zh: `未办结的检查：${targetName}` })
  }
  return duties
}
