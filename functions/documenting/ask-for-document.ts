import type { Routes } from '../../shared/contract/routes.ts'
import { requireDue } from '../../shared/domain/documents/due-documents.ts'
import {
  documentId,
  documentKinds,
  documentsOf,
  isOf,
  type MadeFrom,
  type OfficialDocument,
} from '../../shared/domain/documents/official-document.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { answer, type Context, decided, type UseCase } from '../http/use-case.ts'
import type { Versioned } from '../stores/record-store.ts'
import { readSubject, type Subject } from './subjects.ts'

type Asking = Context<Routes['askForDocument']>

/**
 * Made behind the request, from the stream. A request whose records are as they were when the last document was made gets that
 * document; any other makes the next one, and those before it stay. Of two at once the second finds what the first asked for.
 */
export const askForDocument: UseCase<'askForDocument'> = async (context) => {
  const { input, stores, who, today } = context
  const { kind, subject } = input
  const found = await readSubject(stores, input, who)
  if (found.of === 'inspection') requireDue(kind, found.read.record)
  const told = { form: documentKinds[kind].form, from: await recordsOf(context, found) }
  const { items } = await stores.documents.list({ prefix: documentsOf(subject, kind), newestFirst: true, limit: 1 })
  const last = items[0]
  if (last && isOf(last, told)) return answer(last)
  const number = (last?.number ?? 0) + 1
  const id = documentId(subject, kind, number)
  const document: OfficialDocument = {
    id,
    kind,
    subject,
    number,
    state: 'asked',
    askedBy: who.id,
    askedOn: today,
    ...told,
  }
  return decided(
    document,
    [nextOf(stores.documents, document)],
    {
      type: 'document.asked',
      object: `documents/${id}`,
      payload: { document: id, kind, subject, number, from: told.from },
    },
    { status: 202 },
  )
}

/** Two first documents at once meet like any two: the later one is decided again. */
function nextOf(documents: Asking['stores']['documents'], document: OfficialDocument) {
  const nobody = { record: document, version: 0 }
  return { ...documents.create(document), refuse: documents.replace(nobody, document).refuse }
}

/** Every record whose words the document holds, each with its version. What the task pinned cannot change and is left out. */
async function recordsOf({ stores, department }: Asking, subject: Subject): Promise<MadeFrom[]> {
  const named = (store: string, { record, version }: Versioned<{ readonly id: string }>) => ({
    record: `${store}/${record.id}`,
    version,
  })
  const own = named('departments', await stores.departments.get(department))
  switch (subject.of) {
    case 'plan':
      return [
        own,
        named('plans', subject.read),
        ...(await itemsOf(stores, subject.read.record)).map((read) => named('items', read)),
      ]
    case 'rules':
      return [own, named('working-rules', subject.read)]
    case 'task': {
      const drawn = (subject.read.record.progress ?? []).flatMap(({ executed }) => (executed ? [executed] : []))
      const draws = await Promise.all(drawn.map((id) => stores.draws.get(id)))
      return [own, named('tasks', subject.read), ...draws.map((read) => named('draws', read))]
    }
    case 'inspection': {
      const team = await Promise.all(subject.read.record.officerIds.map((id) => stores.officers.find(id)))
      const known = team.flatMap((read) => (read ? [named('officers', read)] : []))
      return [own, named('inspections', subject.read), ...known]
    }
  }
}

/** A plan pins no edition: its table says the names that its items have now. */
async function itemsOf({ items }: Asking['stores'], { tasks }: Plan): Promise<Versioned<Item>[]> {
  const ids = [...new Set(tasks.flatMap(({ itemIds }) => itemIds))]
  const found = await Promise.all(ids.map((id) => items.find(id)))
  return found.filter((read) => read !== undefined)
}
