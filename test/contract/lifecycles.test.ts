import { describe, expect, it } from 'vitest'
import { drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { inspectionLifecycle } from '../../shared/domain/inspection/inspection.ts'
import { photoLifecycle } from '../../shared/domain/inspection/photo.ts'
import { invitationLifecycle } from '../../shared/domain/joint/invitation.ts'
import { mergeLifecycle } from '../../shared/domain/joint/merge.ts'
import { planLifecycle } from '../../shared/domain/plan/plan-lifecycle.ts'
import { taskLifecycle } from '../../shared/domain/plan/task-lifecycle.ts'
import { importLifecycle } from '../../shared/domain/registry/import.ts'
import { itemLifecycle } from '../../shared/domain/registry/item.ts'
import { allowedMoves, diagram, type Lifecycle } from '../../shared/kernel/lifecycle.ts'

/** Every kind of record that has a life; it is born in the first of its states. */
const lives: readonly Lifecycle<string, string>[] = [
  drawLifecycle,
  inspectionLifecycle,
  photoLifecycle,
  planLifecycle,
  taskLifecycle,
  invitationLifecycle,
  mergeLifecycle,
  importLifecycle,
  itemLifecycle,
]

/** Every state to which moves lead from one. */
function reachable({ moves }: Lifecycle<string, string>, from: string): Set<string> {
  const seen = new Set([from])
  for (const state of seen) {
    for (const move of Object.values(moves)) if (move.from.includes(state)) seen.add(move.to)
  }
  return seen
}

describe.each(lives)('the life of $what', (table) => {
  const states = Object.keys(table.states)

  it('reaches every state from its birth', () => {
    expect([...reachable(table, states[0] as string)].sort()).toEqual(states.toSorted())
  })

  it('can come to an end from every state', () => {
    const ends = states.filter((state) => allowedMoves(table, state).every((move) => table.moves[move]?.reopens))
    for (const state of states)
      expect(
        ends.some((end) => reachable(table, state).has(end)),
        state,
      ).toBe(true)
  })

  it('moves only between states that it names', () => {
    for (const { from, to } of Object.values(table.moves)) {
      expect(states).toContain(to)
      for (const state of from) expect(states).toContain(state)
    }
  })

  it('has a Chinese name for each state and move, no two alike', () => {
    const names = [...Object.values(table.states), ...Object.values(table.moves).map(({ zh }) => zh)]
    for (const name of names) expect(name).toMatch(/^\p{Script=Han}+$/u)
    expect(new Set(Object.values(table.states)).size).toBe(states.length)
  })

  it('draws each of its moves once in its diagram', () => {
    const lines = diagram(table).split('\n')
    const arrows = lines.filter((line) => /^ {2}[a-z_]+ --> [a-z_]+: [a-z-]+ \p{Script=Han}+$/u.test(line))
    const named = lines.filter((line) => /^ {2}[a-z_]+: [a-z-]+ \p{Script=Han}+$/u.test(line))

    expect(lines[0]).toBe('stateDiagram-v2')
    expect(arrows).toHaveLength(Object.values(table.moves).flatMap(({ from }) => from).length)
    expect(named).toHaveLength(states.length)
    expect(lines).toHaveLength(1 + arrows.length + named.length)
  })
})
