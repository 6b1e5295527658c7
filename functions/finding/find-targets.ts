import { createHash } from 'node:crypto'
import { findTargets as findIn, type TargetQuery } from '../../shared/domain/registry/target-index.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { currentIndex } from './target-index.ts'

/** Looks in this process's memory, after it took in whatever was committed since: see infra/decisions/0004. */
export const findTargets: UseCase<'findTargets'> = async (here) => {
  const { cursor, limit = 50, ...query } = here.input
  const asked = digest(here.department, query)
  const after = cursor === undefined ? undefined : readCursor(cursor, asked)
  const { index } = await currentIndex(here)
  const { items, total, counts, more } = findIn(index, query, { after, limit })
  const last = items.at(-1)?.id
  return answer({ items: [...items], total, counts, ...(more && last ? { next: writeCursor(asked, last) } : {}) })
}

/** A cursor goes on in the list that gave it, and in no other. */
function digest(department: string, query: TargetQuery): string {
  const fields = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([department, fields]))
    .digest('base64url')
    .slice(0, 16)
}

function writeCursor(asked: string, last: string): string {
  return Buffer.from(JSON.stringify([asked, last])).toString('base64url')
}

function readCursor(cursor: string, asked: string): string {
  try {
    const [list, last] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (list === asked && typeof last === 'string') return last
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('bad-cursor')
}
