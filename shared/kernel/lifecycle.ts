import { Refusal } from './refusal.ts'

interface MoveData<S extends string> {
  readonly from: readonly S[]
  readonly to: S
  /** Name on screens. */
  readonly zh: string
  /** Routes, subscriptions or schedules by which it is made, where no story says so. */
  readonly via?: readonly string[]
  /** Leads back from an end, where the end was a mistake. */
  readonly reopens?: true
  /** How it is made and what follows; said for lives whose table a test holds against routes, events and subscriptions. */
  readonly how?: MoveStory
}

/** One move in the words of the field, with the names by which the contract knows it. */
export interface MoveStory {
  /** Roles that may make it; `system` for what follows by itself. */
  readonly who: readonly string[]
  /** When it is made, or by when. */
  readonly when: string
  /** What must hold beside the state. */
  readonly requires: readonly string[]
  /** Routes, subscriptions or schedules that make it. */
  readonly via: readonly string[]
  /** Type of the event that tells of it. */
  readonly event: string
  /** What becomes public by it; absent: nothing. */
  readonly publishes?: string
  /** Whom it tells, and whose clock it starts or ends; absent: nobody's. */
  readonly notifies?: string
}

export interface Lifecycle<S extends string, M extends string> {
  /** Names of the kind of record, on screens and in English. */
  readonly what: string
  readonly en?: string
  readonly states: { readonly [K in S]: string }
  readonly moves: { readonly [K in M]: MoveData<S> }
}

/** A record's life as data: the checks, the diagram and the store's conditions come from this one table. */
export function lifecycle<S extends string, M extends string>(table: Lifecycle<S, M>): Lifecycle<S, M> {
  return table
}

/**
 * The state after a move.
 *
 * @throws {Refusal} `wrong-state` naming the state and the moves that it allows
 */
export function moved<S extends string, M extends string>(
  table: Lifecycle<S, M>,
  record: { readonly id: string; readonly state: S },
  move: NoInfer<M>,
): S {
  const { from, to, zh } = table.moves[move]
  if (from.includes(record.state)) return to
  const allowed = allowedMoves(table, record.state)
  throw new Refusal(
    'wrong-state',
    {
      what: table.what,
      id: record.id,
      state: table.states[record.state],
      move: zh,
      allowed: allowed.map((name) => table.moves[name].zh),
    },
    { what: table.en ?? 'The record', state: record.state, move, allowed: allowed.join(', ') || 'nothing' },
  )
}

export function allowedMoves<S extends string, M extends string>(table: Lifecycle<S, M>, state: S): M[] {
  return (Object.keys(table.moves) as M[]).filter((name) => table.moves[name].from.includes(state))
}

/** The lifecycle as a Mermaid state diagram; a state's name there cannot hold a hyphen. */
export function diagram<S extends string, M extends string>(table: Lifecycle<S, M>): string {
  const lines = (Object.keys(table.moves) as M[]).flatMap((name) => {
    const { from, to, zh } = table.moves[name]
    return from.map((state) => `  ${diagramId(state)} --> ${diagramId(to)}: ${name} ${zh}`)
  })
  const names = (Object.keys(table.states) as S[]).map(
    (state) => `  ${diagramId(state)}: ${state} ${table.states[state]}`,
  )
  return ['stateDiagram-v2', ...names, ...lines].join('\n')
}

export function diagramId(state: string): string {
  return state.replaceAll('-', '_')
}
