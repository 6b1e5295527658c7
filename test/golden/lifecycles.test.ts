import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Audience } from '../../shared/contract/roles.ts'
import { routes } from '../../shared/contract/routes.ts'
import { allLifecycles, isWay, lifecyclesPage, waysOf } from './lifecycles.ts'

const all = await allLifecycles()

it('the page of lifecycles is the one that `npm run golden` writes', async () => {
  const file = new URL('../../shared/kernel/LIFECYCLES.md', import.meta.url)

  expect(readFileSync(file, 'utf8')).toBe(await lifecyclesPage())
})

it('finds the lifecycles of the code, each under a title of its own', async () => {
  const titles = [...(await lifecyclesPage()).matchAll(/^## (.*)$/gm)].map(([, title]) => title)

  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['planLifecycle', 'drawLifecycle', 'itemLifecycle']),
  )
  expect(titles).toHaveLength(all.length)
  expect(new Set(titles).size).toBe(all.length)
})

describe.each(all)('$name', ({ table }) => {
  it('names only routes, subscriptions and schedules that exist as the ways of its moves', () => {
    for (const move of Object.keys(table.moves)) {
      for (const way of waysOf(table, move)) expect(isWay(way), `${move}: ${way}`).toBe(true)
    }
  })

  it('tells of nobody who may not make a move by the routes that it names', () => {
    for (const [move, { how }] of Object.entries(table.moves)) {
      for (const way of how?.via ?? []) {
        const role = (routes as Readonly<Record<string, { readonly role: Audience }>>)[way]?.role
        if (role === undefined || role === 'public' || role === 'signed-in') continue
        const may: readonly string[] = typeof role === 'string' ? [role] : role
        expect(
          how?.who.some((who) => may.includes(who)),
          `${move} by ${way}`,
        ).toBe(true)
      }
    }
  })
})
