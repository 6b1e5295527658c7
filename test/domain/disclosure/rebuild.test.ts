import { describe, expect, it } from 'vitest'
import { askedRebuild, type Rebuild, type Step, stepped } from '../../../shared/domain/disclosure/rebuild.ts'

const now = new Date('2022-08-05T18:00:00Z')
const nothing: Step = { pages: 1, of: 0, written: 0, unchanged: 1, failed: [] }
const asked = (scope: Rebuild['scope']) =>
  askedRebuild({ id: 'r', scope, askedBy: 'system', askedAt: now.toISOString() })

function phasesOf(scope: Rebuild['scope']): string[] {
  const phases: string[] = []
  for (let at = asked(scope); at.state !== 'done'; at = stepped(at, nothing, now)) phases.push(at.phase)
  return phases
}

describe('a rebuild', () => {
  it('goes through the records first and through the home page last', () => {
    expect(phasesOf('site')).toEqual([
      'counts',
      'built',
      'results',
      'targets',
      'visits',
      'draws',
      'lists',
      'openData',
      'home',
    ])
  })

  it('of a night brings up to date what no event does, and then compares', () => {
    expect(phasesOf('night')).toEqual(['recent', 'openData', 'home', 'listing', 'sweep', 'missing', 'confirm'])
    expect(phasesOf('comparison')).toEqual(['listing', 'sweep', 'missing', 'confirm'])
  })

  it('stays in a phase that goes on, and remembers where', () => {
    const next = stepped(asked('site'), { ...nothing, next: 'cursor', of: 9 }, now)

    expect(next).toMatchObject({ state: 'running', phase: 'counts', cursor: 'cursor', done: 1, of: 9, steps: 1 })
    expect(stepped(next, nothing, now).cursor).toBeUndefined()
  })

  it('is over at once when nothing has changed', () => {
    expect(stepped(asked('comparison'), { ...nothing, ends: true }, now)).toMatchObject({
      state: 'done',
      phase: 'listing',
      finishedAt: now.toISOString(),
    })
  })

  it('names at most a hundred differences and failed pages, and counts all', () => {
    const differences = Array.from({ length: 80 }, (_, n) => ({ key: `k${n}`, what: 'changed' as const }))
    const step = { ...nothing, differences, failed: differences.map(({ key }) => key), next: 'on' }

    const twice = stepped(stepped(asked('comparison'), step, now), step, now)

    expect(twice).toMatchObject({ differing: 160, failed: 160 })
    expect(twice.differences).toHaveLength(100)
    expect(twice.failedPages).toHaveLength(100)
  })

  it('carries a suspicion to the next step alone', () => {
    const suspects = [{ key: 'k', what: 'missing' as const }]
    const next = stepped(asked('comparison'), { ...nothing, suspects, next: 'on' }, now)

    expect(next.suspects).toEqual(suspects)
    expect(stepped(next, { ...nothing, next: 'on' }, now).suspects).toBeUndefined()
  })
})
