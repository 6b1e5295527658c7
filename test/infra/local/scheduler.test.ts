import { Cron } from 'croner'
import { describe, expect, it } from 'vitest'
import { cronOf, ticksBetween } from '../../../infra/local/scheduler.ts'

/** The first days and hours on which an AWS expression runs from 1 March 2022 (a Tuesday) on, in Shanghai. */
function runs(aws: string, count: number): string[] {
  const cron = new Cron(cronOf(aws), { timezone: 'Asia/Shanghai', paused: true })
  const from = new Date('2022-02-28T16:00:00Z')
  return cron.nextRuns(count, from).map((at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16))
}

describe('an AWS cron expression', () => {
  it.each([
    ['every day', '30 8 * * ? *', ['2022-03-01T08:30', '2022-03-02T08:30']],
    [
      'Monday to Friday by number, Sunday being 1',
      '0 9 ? * 2-6 *',
      ['2022-03-01T09:00', '2022-03-02T09:00', '2022-03-03T09:00', '2022-03-04T09:00', '2022-03-07T09:00'],
    ],
    [
      'Monday to Friday by name',
      '0 9 ? * MON-FRI *',
      ['2022-03-01T09:00', '2022-03-02T09:00', '2022-03-03T09:00', '2022-03-04T09:00', '2022-03-07T09:00'],
    ],
    ['Sundays', '0 18 ? * 1 *', ['2022-03-06T18:00', '2022-03-13T18:00']],
    ['Saturdays', '0 18 ? * 7 *', ['2022-03-05T18:00', '2022-03-12T18:00']],
    ['the first of the month', '0 8 1 * ? *', ['2022-03-01T08:00', '2022-04-01T08:00']],
    ['the last of the month', '15 10 L * ? *', ['2022-03-31T10:15', '2022-04-30T10:15']],
    ['the last Friday', '15 10 ? * 6L *', ['2022-03-25T10:15', '2022-04-29T10:15']],
    ['the first Monday', '0 9 ? * 2#1 *', ['2022-03-07T09:00', '2022-04-04T09:00']],
    [
      'every quarter of an hour',
      '0/15 * * * ? *',
      ['2022-03-01T00:15', '2022-03-01T00:30', '2022-03-01T00:45', '2022-03-01T01:00'],
    ],
    [
      'from ten past, every twenty minutes, in the morning',
      '10/20 8-9 * * ? *',
      ['2022-03-01T08:10', '2022-03-01T08:30', '2022-03-01T08:50', '2022-03-01T09:10'],
    ],
    ['two months of one year', '0 8 1 4,6 ? 2022', ['2022-04-01T08:00', '2022-06-01T08:00']],
  ])('runs %s', (_, aws, expected) => {
    expect(runs(aws, expected.length)).toEqual(expected)
  })

  it('does not run beyond its years', () => {
    expect(runs('0 8 1 4,6 ? 2022', 5)).toHaveLength(2)
  })
})

describe('the ticks between two moments', () => {
  const sweeps = (from: string, to: string) =>
    ticksBetween(new Date(from), new Date(to))
      .filter(({ name }) => name === 'sweepReminders')
      .map(({ at }) => at.toISOString())

  it('are each of a schedule, in order, the end’s own included and the beginning’s not', () => {
    const found = sweeps('2022-03-01T00:30:00Z', '2022-03-04T00:30:00Z')

    expect(found).toEqual(['2022-03-02T00:30:00.000Z', '2022-03-03T00:30:00.000Z', '2022-03-04T00:30:00.000Z'])
  })

  it('are none when nothing falls due, and none backwards', () => {
    expect(sweeps('2022-03-01T00:30:00Z', '2022-03-02T00:29:59Z')).toEqual([])
    expect(sweeps('2022-03-04T00:30:00Z', '2022-03-01T00:30:00Z')).toEqual([])
  })

  it('are neither lost nor doubled where one span ends and the next begins', () => {
    const halves = [
      ...sweeps('2022-03-01T00:00:00Z', '2022-06-15T00:30:00Z'),
      ...sweeps('2022-06-15T00:30:00Z', '2023-03-01T00:00:00Z'),
    ]

    expect(halves).toEqual(sweeps('2022-03-01T00:00:00Z', '2023-03-01T00:00:00Z'))
    expect(halves).toHaveLength(365)
  })
})
