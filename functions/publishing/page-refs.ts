import type { FileKind, PageKind } from '../../shared/contract/site-paths.ts'

/** A page (with its twin) or a file of one department's site. */
export interface PageRef {
  readonly kind: PageKind | FileKind
  readonly id?: string
}

/**
 * The order of writing. What is linked to stands before what links to it, and the pages by which a reader comes in are
 * last: whoever follows links from the home page never meets one that leads to nothing.
 */
const order: readonly PageRef['kind'][] = [
  'style',
  'manifest',
  'bundle',
  'result',
  'target',
  'draw',
  'task',
  'plan',
  'items',
  'plans',
  'draws',
  'results',
  'department',
  'card',
  'home',
]

/** The pages by which everything is reached; whatever happens, they are brought up to date. */
export const spine: readonly PageRef[] = [
  { kind: 'style' },
  { kind: 'items' },
  { kind: 'plans' },
  { kind: 'draws' },
  { kind: 'results' },
  { kind: 'department' },
  { kind: 'card' },
  { kind: 'home' },
]

/** Each page once, in the order of writing; of one kind the newest first, because an old attempt links to its successor. */
export function inOrder(refs: readonly PageRef[]): PageRef[] {
  const unique = new Map(refs.map((ref) => [nameOf(ref), ref]))
  const rank = ({ kind }: PageRef) => order.indexOf(kind)
  return [...unique.values()].toSorted((a, b) => rank(a) - rank(b) || ((a.id ?? '') < (b.id ?? '') ? 1 : -1))
}

export function nameOf({ kind, id }: PageRef): string {
  return id === undefined ? kind : `${kind} ${id}`
}
