import type { Subscriber } from '../events/subscriber.ts'

/** Says in the initiator's scope how a department answered, so that whoever waits there hears of it. Writes no record. */
export const tellInitiator: Subscriber<'tellInitiator'> = async ({ event, stores, department, of }) => {
  const { record } = await stores.invitations.get(event.object.slice('invitations/'.length))
  const answered = event.type === 'invitation.confirmed' ? 'confirmed' : 'declined'
  await of(record.initiator.department).commit('told', [], {
    type: 'cooperation.answered',
    object: `tasks/${record.taskId}`,
    payload: { task: record.taskId, department, answered, reason: record.decided?.reason ?? '' },
  })
}
