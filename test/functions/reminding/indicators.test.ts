import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indicatorIds } from '../../../shared/domain/indicators/indicators.ts'
import { sampleInspection } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

/** Ids of draws are ULIDs: this one of 5 July 2022, the other one of the year before. */
const drawId = '01G76F8MZ0000000000000DRAW'
const earlierId = '01F9V9KWZ0000000000000DRAW'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: '2022-10-12T01:00:00Z' })
  await p.runSchedule('sweepReminders')
  for (let n = 1; n <= 7; n++) {
    const published = n <= 5 ? { state: 'published' as const, publishedOn: '2022-10-01' } : {}
    await p.put('inspections', { ...sampleInspection, id: `${drawId}-target-${n}`, ...published })
  }
  const window = { from: '2021-07-01', to: '2021-09-30' }
  await p.put('inspections', { ...sampleInspection, id: `${earlierId}-target-1`, window })
})
afterAll(() => p.stop())

describe('indicators through the door', () => {
  it('agree with the lists behind them, read to the end', async () => {
    const { items } = (await p.call('auditor', 'listIndicators', { year: '2022' })).body

    expect(items.map(({ id }) => id)).toEqual(indicatorIds)
    expect(items[0]).toMatchObject({ id: 'disclosure-rate', counted: 5, total: 7, met: false })
    for (const { id, counted, total } of items) {
      const read = async (counts?: string) => {
        let found = 0
        let cursor: string | undefined
        do {
          const { body } = await p.call('auditor', 'listIndicatorRecords', {
            indicator: id,
            limit: '3',
            ...(counts ? { counts } : {}),
            ...(cursor ? { cursor } : {}),
          })
          found += body.items.length
          cursor = body.next
        } while (cursor)
        return found
      }
      expect([id, await read('true'), await read()]).toEqual([id, counted, total])
    }
  })

  it('are those of the year that is asked for', async () => {
    const { items } = (await p.call('auditor', 'listIndicators', { year: '2021' })).body

    expect(items[0]).toMatchObject({ id: 'disclosure-rate', counted: 0, total: 1 })
  })

  it.each([
    [{ indicator: 'beauty' }, 404],
    [{ indicator: 'on-time', cursor: 'x' }, 400],
    [{ indicator: 'on-time', year: '22' }, 400],
    [{ indicator: 'on-time', counts: 'maybe' }, 400],
  ])('refuse %j', async (input, status) => {
    expect((await p.call('auditor', 'listIndicatorRecords', input)).status).toBe(status)
  })
})
