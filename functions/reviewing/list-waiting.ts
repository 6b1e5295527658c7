import type { Routes } from '../../shared/contract/routes.ts'
import { dayRow, lineOf, type WaitingLine } from '../../shared/domain/inspection/waiting.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type Context, type UseCase } from '../http/use-case.ts'

type Here = Context<Routes['listWaiting']>

/** Day by day of those of which something waits; each line is told from the inspection as it stands. */
export const listWaiting: UseCase<'listWaiting'> = async (here) => {
  const { input, today, stores } = here
  const { desk, limit = 50, cursor } = input
  const lines: WaitingLine[] = []
  for await (const id of waitingIds(here, cursor === undefined ? undefined : placeIn(cursor))) {
    if (lines.length === limit) return answer({ items: lines, next: cursorAfter(lines) })
    const line = lineOf((await stores.inspections.get(id)).record, desk, today)
    if (line) lines.push(line)
  }
  return answer({ items: lines })
}

/** Ids in the order of the days since which they wait, after a place in that order. */
async function* waitingIds({ input: { desk }, stores }: Here, after?: After): AsyncGenerator<string> {
  const days = (await stores.waitings.find(desk))?.record.members ?? []
  for (const since of days) {
    if (after && since < after.since) continue
    const ids = (await stores.waitings.find(dayRow({ desk, since })))?.record.members ?? []
    yield* after?.since === since ? ids.filter((id) => id > after.id) : ids
  }
}

interface After {
  readonly since: string
  readonly id: string
}

function cursorAfter(lines: readonly WaitingLine[]): string {
  const { since = '', inspectionId: id = '' } = lines.at(-1) ?? {}
  return Buffer.from(JSON.stringify([since, id])).toString('base64url')
}

function placeIn(cursor: string): After {
  try {
    const [since, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof since === 'string' && typeof id === 'string') return { since, id }
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('bad-cursor')
}
