import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliver } from '../../../functions/events/consume.ts'
import type { AnySubscriber } from '../../../functions/events/subscriber.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'

/** `publishPages` takes a department's events together, `rebuildPages` one after the other. */
const together = { type: 'plan.published', department: '140900/finance' }
const single = { type: 'site.rebuild-asked', department: '140900/finance' }

/** None of these subscribers reads or writes anything. */
const ports = { table: {}, bucket: () => ({}), clock: () => new Date('2022-07-04T01:00:00Z') } as unknown as Ports

describe('a delivery of the stream', () => {
  let calls: string[][]
  let refuse: (name: string, ids: readonly string[]) => readonly string[]
  beforeEach(() => {
    calls = []
    refuse = () => []
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })
  afterEach(() => vi.restoreAllMocks())

  const subscribers: Record<string, AnySubscriber> = {
    publishPages: async ({ events, department }) => {
      const ids = events.map(({ id }) => id)
      calls.push([department, ...ids])
      const again = refuse('publishPages', ids)
      if (again.includes('all')) throw new Error('the bucket is away')
      return events.filter(({ id }) => again.includes(id))
    },
    rebuildPages: async ({ event }) => {
      calls.push([event.id])
      if (refuse('rebuildPages', [event.id]).length > 0) throw new Error('cannot')
    },
  }
  const failures = async (...records: object[]) => {
    const batch: DynamoDBStreamEvent = { Records: records }
    const { batchItemFailures } = await deliver(subscribers, ports, batch)
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }

  it('brings a department’s events together, each other department’s apart, and the rest one by one', async () => {
    const other = { ...together, department: '140900/tax' }

    const failed = await failures(row('1', together), row('2', single), row('3', other), row('4', together))

    expect(failed).toEqual([])
    expect(calls).toEqual([['140900/finance', '1', '4'], ['140900/tax', '3'], ['2']])
  })

  it('names the events that are to come again, in their order', async () => {
    refuse = (name) => (name === 'publishPages' ? ['3', '4'] : [])

    expect(await failures(row('1', together), row('2', single), row('3', together), row('4', together))).toEqual([
      '3',
      '4',
    ])
  })

  it('asks for all of a department again when all of it failed, and for nothing of the others', async () => {
    refuse = (name, ids) => (name === 'publishPages' && ids.includes('1') ? ['all'] : [])
    const other = { ...together, department: '140900/tax' }

    expect(await failures(row('1', together), row('2', other), row('3', together))).toEqual(['1', '3'])
  })

  it('stops those that come one by one at the first that fails', async () => {
    refuse = (name, [id]) => (name === 'rebuildPages' && id === '2' ? ['2'] : [])

    const failed = await failures(row('1', single), row('2', single), row('3', single), row('4', together))

    expect(failed).toEqual(['2'])
    expect(calls).toEqual([['140900/finance', '4'], ['1'], ['2']])
  })

  it('reads nothing behind a record that cannot be read', async () => {
    const unreadable = row('2', { ...together, payload: '{' })

    expect(await failures(row('1', together), unreadable, row('3', together))).toEqual(['2'])
    expect(calls).toEqual([['140900/finance', '1']])
  })

  it('leaves alone what is no event', async () => {
    const changed = {
      eventName: 'MODIFY',
      dynamodb: { NewImage: marshall({ pk: outboxPartition }), SequenceNumber: '1' },
    }
    const record = { eventName: 'INSERT', dynamodb: { NewImage: marshall({ pk: 'plan#x' }), SequenceNumber: '2' } }

    expect(await failures(changed, record)).toEqual([])
    expect(calls).toEqual([])
  })
})

function row(id: string, event: object): object {
  const image = {
    pk: outboxPartition,
    sk: id,
    at: '2022-07-04T01:00:00Z',
    object: 'plans/2022',
    payload: '{}',
    ...event,
  }
  return { eventName: 'INSERT', dynamodb: { NewImage: marshall(image), SequenceNumber: id } }
}
