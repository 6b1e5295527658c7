import { apiPrefix, type Route } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import { type Wait, waitsFor } from '../../shared/domain/waiting/wait.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { type Source, sources } from './sources.ts'

/**
 * Asks only the sources that hold something for the caller's roles. Each reads what is open, or the newest of its kind, and
 * never the years before: however old the department is, the answer costs the same.
 */
export const listMyWaiting: UseCase<'listMyWaiting'> = async (here) => {
  const { who, today } = here
  const asked = (Object.entries(sources) as [string, Source][]).filter(([, { roles }]) =>
    roles.some((role) => who.roles.includes(role)),
  )
  const found = await Promise.all(asked.map(async ([name, { read }]) => ({ name, ...(await read(here)) })))
  const waits = found.flatMap((each) => each.waits)
  return answer({
    items: waitsFor(who, waits).map((wait) => shown(wait, today)),
    more: found.filter(({ more }) => more).map(({ name }) => name),
  })
}

const table: Readonly<Record<string, Route>> = routes

function shown({ kind, zh, en, about, object, route, params, since, dueOn }: Wait, today: Day) {
  const declared = table[route]
  if (!declared) throw new Error(`${kind} waits for the route ${route}, which is not declared`)
  const path = declared.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return {
    kind,
    zh,
    en,
    about,
    object,
    ...(since === undefined ? {} : { since }),
    ...(dueOn === undefined ? {} : { dueOn, overdue: dueOn < today }),
    act: { route, method: declared.method, path: `${apiPrefix}${path}` },
  }
}
