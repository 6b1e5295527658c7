import type { Role } from '../../shared/contract/roles.ts'
import type { Routes } from '../../shared/contract/routes.ts'
import { waitsOfDraw } from '../../shared/domain/waiting/draw-waits.ts'
import { disclosureOf, waitsOfMistake } from '../../shared/domain/waiting/mistake-waits.ts'
import { waitsOfPlan } from '../../shared/domain/waiting/plan-waits.ts'
import {
  waitsOfExtension,
  waitsOfInvitation,
  waitsOfRecognition,
  waitsOfRecusal,
  waitsOfReplacement,
} from '../../shared/domain/waiting/request-waits.ts'
import { waitsOfTask } from '../../shared/domain/waiting/task-waits.ts'
import type { Wait } from '../../shared/domain/waiting/wait.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import type { Context } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { dueFilings } from './due-filings.ts'
import { myInspections, waitingAtDesks } from './open-inspections.ts'

export type Here = Context<Routes['listMyWaiting']>

export interface Found {
  readonly waits: readonly Wait[]
  /** There is more of the kind than was looked at. */
  readonly more?: boolean
}

/** Where things wait, for which roles, and how what is open is found. A new kind of record that waits is one more line. */
export interface Source {
  readonly roles: readonly Role[]
  readonly read: (here: Here) => Promise<Found>
}

export const sources = {
  plans: { roles: ['clerk', 'approver', 'publisher'], read: ({ stores }) => newest(stores.plans, 5, waitsOfPlan) },
  tasks: { roles: ['clerk', 'approver', 'drawer'], read: tasksOfTwoYears },
  draws: { roles: ['drawer', 'approver'], read: openDraws },
  assignments: { roles: ['officer'], read: myInspections },
  desks: { roles: ['reviewer', 'publisher', 'approver'], read: waitingAtDesks },
  recusals: { roles: ['approver'], read: openRecusals },
  replacements: { roles: ['approver'], read: ({ stores }) => newest(stores.replacements, RECENT, waitsOfReplacement) },
  extensions: { roles: ['approver'], read: ({ stores }) => newest(stores.extensions, RECENT, waitsOfExtension) },
  recognitions: { roles: ['approver'], read: ({ stores }) => newest(stores.recognitions, RECENT, waitsOfRecognition) },
  invitations: { roles: ['approver'], read: openInvitations },
  filings: { roles: ['clerk', 'reviewer'], read: dueFilings },
  mistakes: { roles: ['publisher', 'approver'], read: openMistakes },
} as const satisfies Record<string, Source>

/** Requests are decided within days: among so many of the newest is every one that is open. */
const RECENT = 200

/** Ids are in the order of time, so the newest come first. */
async function newest<T>(store: ReadStore<T>, limit: number, waitsOf: (record: T) => Wait[]): Promise<Found> {
  const { items } = await store.list({ newestFirst: true, limit })
  return { waits: items.flatMap(waitsOf) }
}

/** A task's window lies in its year; what was left over from the year before still shows. Planned and ad-hoc ones alike. */
async function tasksOfTwoYears({ stores, today }: Here): Promise<Found> {
  const waits: Wait[] = []
  for (const year of [yearOf(today) - 1, yearOf(today)]) {
    for await (const { record } of stores.tasks.all(String(year))) waits.push(...waitsOfTask(record, today))
  }
  return { waits }
}

/** The head of the agency decides them. */
async function openRecusals({ stores, department }: Here): Promise<Found> {
  const { head } = (await stores.departments.get(department)).record
  const person = (await stores.people.find(head))?.record ?? { id: head }
  return newest(stores.recusals, RECENT, (recusal) => waitsOfRecusal(recusal, person))
}

/** Ids are those of the tasks that others asked for: a few a year, in no order of time. */
async function openInvitations({ stores }: Here): Promise<Found> {
  const waits: Wait[] = []
  for await (const { record } of stores.invitations.all()) waits.push(...waitsOfInvitation(record))
  return { waits }
}

/** A draw waits while it is frozen or while its voiding is undecided; both are among the newest. */
async function openDraws({ stores }: Here): Promise<Found> {
  return newest(stores.draws, 100, waitsOfDraw)
}

/** By the row that holds each term as it stands, those of the newest draws first. */
async function openMistakes({ stores }: Here): Promise<Found> {
  const prefix = 'current/mistake-ended/'
  const { items, next } = await stores.obligations.list({ prefix, newestFirst: true, limit: RECENT })
  const open = items.filter(({ closed }) => !closed)
  const waits = await Promise.all(
    open.map(async (one) => waitsOfMistake(one, (await stores.disclosures.find(disclosureOf(one)))?.record)),
  )
  return { waits: waits.flat(), more: next !== undefined }
}
