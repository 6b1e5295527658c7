import { describe, expect, it } from 'vitest'
import { roundExecuted, roundFrozen, roundVoided, standingBefore } from '../../../shared/domain/drawing/rounds.ts'
import { sampleTask } from '../../functions/drawing/fixtures.ts'

const refusal = (code: string, facts: Record<string, unknown>) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('the rounds of a task', () => {
  it('count attempts from 1, void ones included', () => {
    const first = roundFrozen(sampleTask(), 1, 'a')
    const second = roundFrozen(roundVoided(first.task, 1), 1, 'b')

    expect(first.attempt).toBe(1)
    expect(second.attempt).toBe(2)
    expect(second.task.progress).toEqual([{ round: 1, attempts: 2, open: 'b' }])
  })

  it('keep one draw open at a time', () => {
    const { task } = roundFrozen(sampleTask(), 1, 'a')

    expect(() => roundFrozen(task, 1, 'b')).toThrowError(refusal('draw-open', { id: 'a' }))
  })

  it('come in order', () => {
    const first = roundExecuted(roundFrozen(sampleTask(), 1, 'a').task, 1, 'a')
    const second = roundExecuted(roundFrozen(first, 2, 'b').task, 2, 'b')

    expect(() => roundFrozen(sampleTask(), 2, 'b')).toThrowError(refusal('round-out-of-order', { next: 1, round: 2 }))
    expect(() => roundFrozen(first, 1, 'c')).toThrowError(refusal('round-out-of-order', { next: 2, round: 1 }))
    expect(() => roundFrozen(second, 2, 'c')).toThrowError(refusal('rounds-complete', { rounds: 2 }))
    expect(standingBefore(second, 2)).toEqual(['a'])
  })

  it('are voided from the last: a round on which another rests stands', () => {
    const first = roundExecuted(roundFrozen(sampleTask(), 1, 'a').task, 1, 'a')
    const open = roundFrozen(first, 2, 'b').task

    expect(() => roundVoided(open, 1)).toThrowError(refusal('later-round-drawn', { round: 2, id: 'b' }))
    expect(roundVoided(roundVoided(open, 2), 1).progress).toEqual([
      { round: 1, attempts: 1 },
      { round: 2, attempts: 1 },
    ])
  })
})
