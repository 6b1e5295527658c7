import { describe, expect, it } from 'vitest'
import type { Filing } from '../../../shared/domain/clock/filing.ts'
import { resultsReportedOn } from '../../../shared/domain/clock/results-reported.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'

const window = { from: '2022-07-01', to: '2022-09-30' }
const task = (id: string, more: Partial<Task> = {}) => ({ id, window, ...more }) as Task
const filed = (filedOn: string | undefined, taskId?: string) =>
  ({ kind: 'results-reported', ...(filedOn ? { filedOn } : {}), ...(taskId ? { taskId } : {}) }) as Filing

describe('the results of a year', () => {
  const two = [task('2022-1'), task('2022-2')]

  it('are handed over with those of the last task', () => {
    expect(resultsReportedOn(two, [filed('2022-09-20', '2022-1')])).toBeUndefined()
    expect(resultsReportedOn(two, [filed('2022-09-28', '2022-2'), filed('2022-09-20', '2022-1')])).toBe('2022-09-28')
  })

  it('count a task’s first summary, and none that has not arrived', () => {
    const filings = [filed('2022-10-09', '2022-1'), filed('2022-09-20', '2022-1'), filed(undefined, '2022-2')]

    expect(resultsReportedOn(two, filings)).toBeUndefined()
    expect(resultsReportedOn([task('2022-1')], filings)).toBe('2022-09-20')
  })

  it('may come as one summary of the whole department', () => {
    expect(resultsReportedOn(two, [filed('2022-09-29')])).toBe('2022-09-29')
  })

  it('are not owed of a task that was withdrawn or became part of another', () => {
    const tasks = [task('2022-1'), task('2022-2', { state: 'withdrawn' }), task('2022-3', { state: 'merged' })]

    expect(resultsReportedOn(tasks, [filed('2022-09-20', '2022-1')])).toBe('2022-09-20')
    expect(resultsReportedOn([], [])).toBeUndefined()
  })

  it('are not held back by a task that may still be carried out after their day, and never handed over by such alone', () => {
    const autumn = task('2022-2', { window: { from: '2022-10-17', to: '2022-12-16' } })

    expect(resultsReportedOn([task('2022-1'), autumn], [filed('2022-09-20', '2022-1')])).toBe('2022-09-20')
    expect(resultsReportedOn([autumn], [filed('2022-12-01', '2022-2')])).toBeUndefined()
    expect(resultsReportedOn([task('2022-1'), autumn], [filed('2022-09-20', '2022-2')])).toBeUndefined()
  })
})
