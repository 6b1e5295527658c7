import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
})
