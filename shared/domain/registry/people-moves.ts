import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Department, Person, QuietDays } from './department.ts'

/** Roles that stand alone: whoever deploys or audits has no business to do, and a machine account only feeds. */
const alone = ['operator', 'auditor', 'feeder']

/** @throws {Refusal} `own-roles`, `roles-not-together`, `officer-number-missing` */
export function newPerson(person: Person, by: Person): Person {
  requireOther(person.id, by)
  requireRoles(person)
  return person
}

/**
 * Roles are given and taken by somebody else: nobody gives himself one.
 *
 * @throws {Refusal} `own-roles`, `roles-not-together`, `officer-number-missing`
 */
export function withRoles(person: Person, roles: readonly string[], by: Person): Person {
  requireOther(person.id, by)
  const changed = { ...person, roles: [...new Set(roles)] }
  requireRoles(changed)
  return changed
}

/** From that day on he may not act any more. Nobody locks himself out by mistake, or lets himself in again. */
export function deactivated(person: Person, { from, reason, by }: { from: Day; reason: string; by: Person }): Person {
  requireOther(person.id, by)
  return { ...person, inactiveFrom: from, inactiveReason: reason }
}

export function reactivated({ inactiveFrom: _, inactiveReason: __, ...person }: Person, by: Person): Person {
  requireOther(person.id, by)
  return person
}

/**
 * With the days on which he asks not to be disturbed; none at all takes the wish away.
 *
 * @throws {Refusal} `day-not-acceptable` for a span that ends before it begins
 */
export function withQuietDays({ quiet: _, ...person }: Person, { weekdays, spans }: QuietDays): Person {
  for (const { from, to } of spans) {
    if (to < from)
      throw new Refusal(
        'day-not-acceptable',
        { where: '免打扰期间', day: to, why: `早于开始日 ${from}` },
        { where: 'quiet days', why: `before ${from}` },
      )
  }
  if (weekdays.length === 0 && spans.length === 0) return person
  return { ...person, quiet: { weekdays: [...new Set(weekdays)].toSorted((a, b) => a - b), spans } }
}

function requireOther(id: string, by: Person): void {
  if (id === by.id) throw new Refusal('own-roles', { id })
}

function requireRoles({ roles, officerId }: Person): void {
  const lonely = alone.find((role) => roles.includes(role))
  if (lonely && roles.length > 1) throw new Refusal('roles-not-together', { role: lonely, roles })
  if (roles.includes('officer') && !officerId) throw new Refusal('officer-number-missing')
}

/** What a person holds alone, and what stays undone when he leaves. */
export type PersonalDuty =
  | { readonly kind: 'head' | 'leading-group-contact'; readonly zh: string }
  | { readonly kind: 'only-holder'; readonly role: string; readonly zh: string }
  | { readonly kind: 'inspection'; readonly inspectionId: string; readonly dueOn: Day; readonly zh: string }

/** What he is for the department, and the roles that nobody else in office holds on the day. */
export function dutiesOf(
  person: Person,
  { department, people, day }: { department: Department; people: readonly Person[]; day: Day },
): PersonalDuty[] {
  const others = people.filter(({ id, inactiveFrom = '9999' }) => id !== person.id && inactiveFrom > day)
  const single = person.roles.filter((role) => !others.some(({ roles }) => roles.includes(role)))
  return [
    ...(department.head === person.id ? [{ kind: 'head' as const, zh: '逾期事项的上级联系人' }] : []),
    ...(department.leadingGroupContact === person.id
      ? [{ kind: 'leading-group-contact' as const, zh: '领导小组办公室联系人' }]
      : []),
    ...single.map((role) => ({ kind: 'only-holder' as const, role, zh: '本部门唯一持此角色的人员' })),
  ]
}

/**
 * Gives to another what somebody holds alone. Inspections are not given: who stands in for an officer is drawn, in public.
 *
 * @throws {Refusal} `own-roles` when the giver would receive, `no-longer-in-office` when the receiver has left,
 *   `roles-not-together`
 */
export function handedOver(
  {
    from,
    to,
    department,
    duties,
  }: { from: Person; to: Person; department: Department; duties: readonly PersonalDuty[] },
  { by, today }: { by: Person; today: Day },
): { from: Person; to: Person; department: Department } {
  if (to.inactiveFrom !== undefined && to.inactiveFrom <= today) {
    throw new Refusal('no-longer-in-office', { since: to.inactiveFrom })
  }
  const roles = duties.flatMap((duty) => (duty.kind === 'only-holder' && duty.role !== 'officer' ? duty.role : []))
  const receiver = roles.length > 0 ? withRoles(to, [...to.roles, ...roles], by) : to
  const holds = (kind: PersonalDuty['kind']) => duties.some((duty) => duty.kind === kind)
  return {
    from: { ...from, handedOverTo: to.id },
    to: receiver,
    department: {
      ...department,
      ...(holds('head') ? { head: to.id } : {}),
      ...(holds('leading-group-contact') ? { leadingGroupContact: to.id } : {}),
    },
  }
}
