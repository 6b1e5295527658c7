import { describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { myWork, type WorkSource } from '../../../shared/domain/inspection/my-work.ts'
import { workMark } from '../../../shared/domain/inspection/work-list.ts'
import { good, inspectionSample } from './samples.ts'

/** A Wednesday. */
const today = '2022-07-20'
const me = 'SX0900-01'
const receipts = { [me]: '2022-07-11T01:00:00Z' }
const result = { ...good, recordedBy: 'SX0900-02', recordedAt: '2022-07-20T02:00:00Z' }

const mark = (change: Partial<Inspection>) => workMark(inspectionSample({ receipts, ...change }), me, today)
const until = (to: string) => ({ window: { from: '2022-07-01', to } })

describe('an officer’s inspection is', () => {
  it.each([
    ['overdue behind its last day', until('2022-07-19'), 'overdue', 'visit'],
    ['for today on its last day', until('2022-07-20'), 'today', 'visit'],
    ['for today when it was planned so', { plannedFor: '2022-07-20' }, 'today', 'visit'],
    ['for today when the planned day has passed', { plannedFor: '2022-07-18' }, 'today', 'visit'],
    ['for this week until Sunday', until('2022-07-24'), 'week', 'visit'],
    ['for later from Monday on', until('2022-07-25'), 'later', 'visit'],
    ['to be confirmed first', { receipts: {} }, 'later', 'receive'],
    ['to be submitted today when the colleague recorded', { state: 'recorded', result }, 'today', 'confirm'],
    ['waiting for the colleague', { state: 'recorded', result: { ...result, recordedBy: me } }, 'done', 'wait'],
    ['to be mended today when it came back', { state: 'returned', result }, 'today', 'mend'],
    ['overdue when it came back too late', { state: 'returned', ...until('2022-07-19') }, 'overdue', 'mend'],
    ['waiting for the reviewer', { state: 'submitted' }, 'done', 'wait'],
    ['done when it was called off', { state: 'called-off' }, 'done', 'nothing'],
    ['done when it is public', { state: 'published' }, 'done', 'nothing'],
  ] as [string, Partial<Inspection>, string, string][])('%s', (_, change, group, next) => {
    expect(mark(change)).toMatchObject({ group, next })
  })

  it('to be looked at again by the last day of its order', () => {
    const rectification = { ordered: '2022-07-10', dueOn: '2022-07-22' } as Inspection['rectification']

    expect(mark({ state: 'approved', ...(rectification ? { rectification } : {}) })).toEqual({
      group: 'week',
      next: 'recheck',
      dueOn: '2022-07-22',
    })
  })
})

describe('the list', () => {
  const source = (change: Partial<Inspection>, more: Partial<WorkSource> = {}): WorkSource => ({
    inspection: inspectionSample({ receipts, ...change }),
    target: undefined,
    history: [],
    editions: [],
    drafts: [],
    ...more,
  })
  const who = { officerId: me, today }

  it('goes by the planned day, then by the last', () => {
    const { groups } = myWork(
      [
        source({ id: 'c', ...until('2022-07-23') }),
        source({ id: 'b', plannedFor: '2022-07-22', ...until('2022-09-30') }),
        source({ id: 'a', ...until('2022-07-21') }),
      ],
      [],
      who,
    )

    expect(groups.week.map(({ inspection }) => inspection.id)).toEqual(['a', 'b', 'c'])
  })

  it('has a link to a map by the address, the region before it once', () => {
    const place = (address: string) =>
      decodeURIComponent(
        myWork([source({}, { target: { address } })], [], who).groups.later[0]?.map?.split('=')[1] ?? '',
      )

    expect(place('示例街 1 号')).toBe('忻府区示例街 1 号')
    expect(place('忻府区示例街 1 号')).toBe('忻府区示例街 1 号')
    expect(myWork([source({})], [], who).groups.later[0]).not.toHaveProperty('map')
  })

  it('names what is done in a line, with what it waits for', () => {
    const { done } = myWork([], [inspectionSample({ state: 'submitted' })], who)

    expect(done).toEqual([
      {
        inspectionId: 'draw-1-91140900MA0SL00018',
        targetName: '示例一代理记账有限公司',
        state: 'submitted',
        next: 'wait',
      },
    ])
  })
})
