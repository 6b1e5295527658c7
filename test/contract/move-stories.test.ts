import { describe, expect, it } from 'vitest'
import { type EventType, eventTypes, subscriptions } from '../../shared/contract/events.ts'
import type { Route } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import { allLifecycles } from '../golden/lifecycles.ts'

/** Every move of an inspection and of what follows it: each says who makes it, when, what it publishes and whom it tells. */
const rooms = ['shared/domain/inspection/', 'shared/domain/dossier/']
const ours = (await allLifecycles()).filter(({ file }) => rooms.some((room) => file.startsWith(room)))
const told = ours.flatMap(({ name, table }) =>
  Object.entries(table.moves).flatMap(([move, { how }]) => (how ? [{ of: `${name} ${move}`, how }] : [])),
)
const allRoutes: Readonly<Record<string, Route>> = routes
const heard = (...names: (keyof typeof subscriptions)[]) =>
  new Set<string>(names.flatMap((name) => subscriptions[name].types as readonly EventType[]))

it('there are moves that tell their story', () => {
  expect(told.length).toBeGreaterThan(30)
})

describe.each(told)('$of', ({ how }) => {
  const made = how.via.map((way) => allRoutes[way])

  it('is made by exactly the roles of its routes, or by the platform itself', () => {
    const roles = made.flatMap((route) => route?.role ?? 'system')

    expect(how.who.toSorted()).toEqual([...new Set<string>(roles)].toSorted())
  })

  it('says when, and what must hold', () => {
    expect(how.when).toMatch(/\p{Script=Han}/u)
    expect(how.requires.length).toBeGreaterThan(0)
  })

  it('is told by an event of the closed list', () => {
    expect(eventTypes).toContain(how.event)
  })

  it('publishes something where the public site hears its event, and nothing where it does not', () => {
    expect(how.publishes !== undefined).toBe(heard('publishPages').has(how.event))
  })

  it('tells somebody where deadlines or the archive follow its event, and nobody where they do not', () => {
    expect(how.notifies !== undefined).toBe(heard('followObligations', 'archiveClosed').has(how.event))
  })
})
