import { describe, expect, it } from 'vitest'
import { commonRefusals } from '../../shared/contract/common-refusals.ts'
import { objectSubscriptions, schedules, subscriptions } from '../../shared/contract/events.ts'
import { roleNames } from '../../shared/contract/roles.ts'
import { type Route, serviceNames } from '../../shared/contract/route.ts'
import { archivingRoutes } from '../../shared/contract/routes/archiving.ts'
import { describingRoutes } from '../../shared/contract/routes/describing.ts'
import { documentingRoutes } from '../../shared/contract/routes/documenting.ts'
import { drawingRoutes } from '../../shared/contract/routes/drawing.ts'
import { exchangingRoutes } from '../../shared/contract/routes/exchanging.ts'
import { findingRoutes } from '../../shared/contract/routes/finding.ts'
import { freezingRoutes } from '../../shared/contract/routes/freezing.ts'
import { inspectingRoutes } from '../../shared/contract/routes/inspecting.ts'
import { joiningRoutes } from '../../shared/contract/routes/joining.ts'
import { photographingRoutes } from '../../shared/contract/routes/photographing.ts'
import { planningRoutes } from '../../shared/contract/routes/planning.ts'
import { publishingRoutes } from '../../shared/contract/routes/publishing.ts'
import { registriesRoutes } from '../../shared/contract/routes/registries.ts'
import { remindingRoutes } from '../../shared/contract/routes/reminding.ts'
import { replacingRoutes } from '../../shared/contract/routes/replacing.ts'
import { reviewingRoutes } from '../../shared/contract/routes/reviewing.ts'
import { taskingRoutes } from '../../shared/contract/routes/tasking.ts'
import { waitingRoutes } from '../../shared/contract/routes/waiting.ts'
import { witnessingRoutes } from '../../shared/contract/routes/witnessing.ts'
import { routes } from '../../shared/contract/routes.ts'
import { bucketNames, type Needs, storeNames, stores, systemPartitions } from '../../shared/contract/stores.ts'
import { inputSchema, pathFields } from '../functions/http/sample-input.ts'

const all = Object.entries(routes) as [string, Route][]
const ofServices = {
  registriesRoutes,
  findingRoutes,
  planningRoutes,
  taskingRoutes,
  joiningRoutes,
  freezingRoutes,
  drawingRoutes,
  inspectingRoutes,
  photographingRoutes,
  reviewingRoutes,
  archivingRoutes,
  publishingRoutes,
  remindingRoutes,
  exchangingRoutes,
  describingRoutes,
  waitingRoutes,
  documentingRoutes,
  witnessingRoutes,
  replacingRoutes,
}

/** What needs may name, and how. */
function expectKnown(needs: Needs): void {
  const { crosses, ...accesses } = needs
  if (crosses !== undefined) expect(crosses.split(' ').length, 'a sentence that says why').toBeGreaterThan(5)
  for (const [name, access] of Object.entries(accesses)) {
    expect([...storeNames, ...bucketNames, 'notices', 'logins']).toContain(name)
    const signing = (bucketNames as readonly string[]).includes(name) ? ['upload', 'download'] : []
    expect(['read', 'write', ...signing]).toContain(access)
  }
}

it('loses no route of a service to another of the same name', () => {
  const names = Object.values(ofServices).flatMap((of) => Object.keys(of))

  expect(new Set(names).size).toBe(names.length)
  expect(all).toHaveLength(names.length)
})

it('keeps each service’s routes in its own file', () => {
  for (const [file, of] of Object.entries(ofServices)) {
    for (const { service } of Object.values(of)) expect(`${service}Routes`).toBe(file)
  }
})

it('has one route for each method and shape of path', () => {
  const shapes = all.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)

  expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([])
})

describe.each(all)('the route %s', (_, route) => {
  const schema = inputSchema(route)
  const fields = Object.keys(schema.properties ?? {})

  it('takes its path parameters as required fields of its input', () => {
    for (const field of pathFields(route)) expect(schema.required ?? []).toContain(field)
  })

  it('takes a strict object, so that an unknown property is refused', () => {
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  })

  it('needs only stores and buckets that exist', () => {
    expectKnown(route.needs)
  })

  it('is written for a service and roles that exist', () => {
    expect(serviceNames).toContain(route.service)
    const { role } = route
    const named = Array.isArray(role) ? role : [role]
    for (const one of named) expect([...roleNames, 'signed-in', 'public']).toContain(one)
    expect(named.length).toBeGreaterThan(0)
  })

  it('changes nothing when it only reads', () => {
    if (route.method !== 'GET') return
    expect(Object.values(route.needs)).not.toContain('write')
    expect(route.edits).toBeUndefined()
  })

  it('carries its department when it is public and asks a store', () => {
    const scoped = Object.keys(route.needs).length > 0
    expect(fields.includes('department')).toBe(route.role === 'public' && scoped)
  })

  it('declares the refusals of its kind', () => {
    const { refusals } = route
    expect(new Set(refusals).size).toBe(refusals.length)
    expect(commonRefusals(route).filter((code) => refusals.includes(code))).toEqual([])
    if (pathFields(route).length > 0) expect(refusals).toContain('not-found')
    if (fields.includes('cursor')) expect(refusals).toContain('bad-cursor')
    if (route.edits) expect(refusals).toEqual(expect.arrayContaining(['version-required', 'changed-meanwhile']))
    if (pathFields(route).length > 0 && route.method !== 'GET') expect(refusals).toContain('changed-meanwhile')
  })
})

it('gives events, schedules and objects only needs that exist', () => {
  for (const { needs } of Object.values({ ...subscriptions, ...schedules, ...objectSubscriptions })) expectKnown(needs)
})

it('keeps the partitions of stores apart from each other and from the system’s', () => {
  const prefixes = [
    ...Object.values(stores).map(({ prefix }) => prefix),
    ...Object.values(systemPartitions),
    'directory',
  ]

  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z-]+$/)
})
