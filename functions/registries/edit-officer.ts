import { changedOfficer, editedOfficer, readmitted, recused } from '../../shared/domain/registry/officer-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { readForEdit } from './read-for-edit.ts'
import { registryEvent } from './registry-event.ts'

/** One transaction; the certificate before it is in the history. */
export const editOfficer: UseCase<'editOfficer'> = async ({ input, stores, ifMatch }) => {
  const { officerId, region = '', ...words } = input
  const read = await readForEdit(stores.officers, { id: officerId, ifMatch, what: '执法检查人员' })
  const officer = editedOfficer(read.record, { ...words, region })
  return decided(officer, [stores.officers.replace(read, officer)], registryEvent('officers', officer.id, 'edited'), {
    version: read.version + 1,
  })
}

/** Holds from its own first day on, which may lie ahead: whoever asks on a day is answered for that day. */
export const changeOfficer: UseCase<'changeOfficer'> = async ({ input: { officerId, ...change }, stores }) => {
  const read = await stores.officers.get(officerId)
  const officer = changedOfficer(read.record, change)
  return decided(
    officer,
    [stores.officers.replace(read, officer)],
    registryEvent('officers', officer.id, change.state, { since: change.since, reason: change.reason }),
    { version: read.version + 1 },
  )
}

export const addStandingRecusal: UseCase<'addStandingRecusal'> = async ({ input, stores }) => {
  const { officerId, targetId, reason } = input
  const read = await stores.officers.get(officerId)
  const officer = recused(read.record, targetId, reason)
  return decided(
    officer,
    [stores.officers.replace(read, officer)],
    registryEvent('officers', officer.id, 'recused', { target: targetId, reason }),
    { version: read.version + 1 },
  )
}

export const endStandingRecusal: UseCase<'endStandingRecusal'> = async ({ input, stores }) => {
  const { officerId, targetId, reason } = input
  const read = await stores.officers.get(officerId)
  const officer = readmitted(read.record, targetId)
  return decided(
    officer,
    [stores.officers.replace(read, officer)],
    registryEvent('officers', officer.id, 'readmitted', { target: targetId, reason }),
    { version: read.version + 1 },
  )
}
