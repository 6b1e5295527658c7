import { type Counter, counted, counterId, type DocNumber, docNumberOf } from '../../shared/domain/plan/doc-number.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { ReadStore, Write, WriteStore } from '../stores/record-store.ts'

/**
 * The next of a series and the write that takes it. Whoever uses it commits both together: of two at once one is refused
 * with `changed-meanwhile` and asks again, a repeat takes nothing, a death leaves nothing taken; so there is neither a gap
 * nor a double.
 */
export async function takeNext(
  counters: WriteStore<Counter>,
  series: 'tasks' | 'drafts',
  year: number,
): Promise<{ serial: number; write: Write }> {
  const id = counterId(series, year)
  const read = await counters.find(id)
  const next = counted(id, read?.record)
  const write = read ? counters.replace(read, next) : firstOf(counters, next)
  return { serial: next.last, write }
}

/** Two firsts at once meet like any two. */
function firstOf(counters: WriteStore<Counter>, counter: Counter): Write {
  const nobody = { record: counter, version: 0 }
  return { ...counters.create(counter), refuse: counters.replace(nobody, counter).refuse }
}

interface Numbering {
  readonly department: string
  readonly stores: { readonly departments: ReadStore<Department>; readonly counters: WriteStore<Counter> }
}

/** The number of a task: 字号 is the policy's, or the department's name while it has laid down none. */
export async function takeDocNumber(
  { department, stores }: Numbering,
  { symbol }: TaskPolicy,
  year: number,
): Promise<{ docNumber: DocNumber; write: Write }> {
  const said = symbol ?? (await stores.departments.get(department)).record.name
  const { serial, write } = await takeNext(stores.counters, 'tasks', year)
  return { docNumber: docNumberOf(said, year, serial), write }
}
