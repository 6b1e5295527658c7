import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ports } from '../../../functions/stores/ports.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { jpeg } from '../../domain/inspection/pictures.ts'
import { good, photoSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { declaration, dispatched, registerOfficers, stored, visitTime } from './samples.ts'

/** Dies at the n-th call of the table from now on, before it or just after it; once dead, nothing more is done. */
let death: { readonly at: number; readonly when: 'before' | 'after' } | undefined
let calls = 0

function mortal(ports: Ports): Ports {
  const guarded =
    <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (!death) return call(...given)
      calls += 1
      if (calls > death.at || (calls === death.at && death.when === 'before')) throw new Error('the process died')
      const answer = await call(...given)
      if (calls === death.at) throw new Error('the process died')
      return answer
    }
  const { table } = ports
  return {
    ...ports,
    table: {
      ...table,
      get: guarded(table.get.bind(table)),
      query: guarded(table.query.bind(table)),
      transact: guarded(table.transact.bind(table)),
    },
  }
}

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime, wrapPorts: mortal })
  await registerOfficers(p)
})
afterAll(() => p.stop())

/** Among the newest entries of the outbox. */
async function eventsOf(inspectionId: string, type: string): Promise<number> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 20, backwards: true })
  return rows.filter((row) => row['type'] === type && row['object'] === `inspections/${inspectionId}`).length
}

const photos = [photoSample({ state: 'accepted' })]
const result = { ...good, recordedBy: 'SX0900-01', recordedAt: visitTime }

interface Step {
  readonly type: string
  readonly prepare: () => Promise<string>
  readonly act: (id: string) => Promise<{ readonly status: number }>
  readonly expectDone: (inspection: Inspection) => void
}

const photo = declaration(jpeg({ seed: 4242 }))

const steps: Readonly<Record<string, Step>> = {
  'announcing a photo': {
    type: 'photo.declared',
    prepare: async () => (await dispatched(p)).id,
    act: (id) =>
      p.call('officer-01', 'declarePhoto', { inspectionId: id, ...photo }, { idempotencyKey: `photo-${id}` }),
    expectDone: (inspection) => expect(inspection.photos).toHaveLength(1),
  },
  'recording the result': {
    type: 'inspection.recorded',
    prepare: async () => (await dispatched(p, { photos })).id,
    act: (id) =>
      p.call(
        'officer-01',
        'recordResult',
        { inspectionId: id, ...good },
        { ifMatch: 1, idempotencyKey: `result-${id}` },
      ),
    expectDone: ({ state, edits, result }) => expect([state, edits, result?.items.length]).toEqual(['recorded', 1, 2]),
  },
  'the second officer’s confirmation': {
    type: 'inspection.submitted',
    prepare: async () => (await dispatched(p, { photos, state: 'recorded', edits: 1, result })).id,
    act: (id) => p.call('officer-02', 'confirmResult', { inspectionId: id }, { idempotencyKey: `confirm-${id}` }),
    expectDone: ({ state, edits, confirmed }) =>
      expect([state, edits, confirmed?.by]).toEqual(['submitted', 2, 'SX0900-02']),
  },
}

it.each(Object.keys(steps))(
  '%s survives a death at any of its calls: nothing half, and sent again it is one',
  async (name) => {
    const { type, prepare, act, expectDone } = steps[name] as Step
    let deaths = 0
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, died = true; died; at++) {
        const id = await prepare()
        const before = await stored(p, id)
        death = { at, when }
        calls = 0
        const { status } = await act(id)
        died = calls >= at
        death = undefined
        const left = await stored(p, id)
        if ((await eventsOf(id, type)) === 0) expect(left).toEqual(before)
        else expectDone(left)
        if (died && status >= 500) deaths += 1

        expect((await act(id)).status).toBeLessThan(300)

        expectDone(await stored(p, id))
        expect(await eventsOf(id, type)).toBe(1)
      }
    }
    expect(deaths).toBeGreaterThan(5)
  },
)
