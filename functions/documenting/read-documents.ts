import { type MadeFileName, madeFiles } from '../../shared/domain/documents/made-file.ts'
import { documentKinds, documentsOf } from '../../shared/domain/documents/official-document.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { readSubject } from './subjects.ts'

export const listDocuments: UseCase<'listDocuments'> = async ({ input, stores, who }) => {
  const { kind, subject, ...paging } = input
  await readSubject(stores, input, who)
  return answer(await stores.documents.list({ ...paging, prefix: documentsOf(subject, kind) }))
}

/** With addresses, for five minutes, from which to fetch its files once they are made. */
export const getDocument: UseCase<'getDocument'> = async ({ input, stores, who, presignGet }) => {
  const { record: document } = await stores.documents.get(input.documentId)
  await readSubject(stores, document, who)
  const { kind, subject, number, files = {} } = document
  const name = `${documentKinds[kind].zh}-${subject}-${number}`
  const grants = Object.entries(files).map(([file, { key }]) => [
    file,
    presignGet('archive', { key, fileName: `${name}.${madeFiles[file as MadeFileName].end}` }),
  ])
  return answer({ document, addresses: Object.fromEntries(grants) })
}
