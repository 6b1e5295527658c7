import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Row } from '../../../functions/stores/rows.ts'
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleTarget } from '../drawing/fixtures.ts'
import { record, rowsOf, sampleAct, sampleEvent } from './sample-act.ts'

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

const targets = () => p.store('targets')
const target = (name = '示例') => sampleTarget(n, { name })
const nameOf = async () => (await targets().find(target().id))?.record.name

describe('a commit', () => {
  it('writes the record, the answer under its key and the event, together', async () => {
    const act = sampleAct(p)

    const earlier = await record(p.ports.table, { writes: [targets().create(target())], act, answer: { number: n } })

    const { kept, outbox } = await rowsOf(p, act)
    expect(earlier).toBeUndefined()
    expect(await nameOf()).toBe('示例')
    expect(kept?.record).toEqual({
      asked: act.asked,
      answer: { number: n },
      event: act.eventId,
      at: act.at.toISOString(),
    })
    expect(outbox).toMatchObject({ type: 'registry.changed', department: p.department, object: 'targets/示例' })
  })

  it('writes nothing at all when one of its conditions fails', async () => {
    await p.put('targets', target('先到'))
    const act = sampleAct(p)
    const other = { ...target('未写'), id: `other-${n}` }

    const writes = [targets().create(other), targets().create(target('后到'))]
    await expect(record(p.ports.table, { writes, act })).rejects.toMatchObject({
      code: 'already-exists',
      facts: { what: '检查对象', id: target().id },
    })

    expect(await rowsOf(p, act)).toEqual({ kept: undefined, outbox: undefined })
    expect(await targets().find(other.id)).toBeUndefined()
    expect(await nameOf()).toBe('先到')
  })

  it('refuses to replace what changed since it was read, naming the version that stands', async () => {
    await p.put('targets', target())
    const read = await targets().get(target().id)
    await record(p.ports.table, { writes: [targets().replace(read, target('先改'))], act: sampleAct(p) })

    const late = record(p.ports.table, { writes: [targets().replace(read, target('后改'))], act: sampleAct(p) })

    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { id: target().id, current: 2 } })
    expect(await nameOf()).toBe('先改')
  })

  it('refuses to rest on a record that changed since it was read', async () => {
    await p.put('targets', target())
    const read = await targets().get(target().id)
    await record(p.ports.table, { writes: [targets().replace(read, target('已改'))], act: sampleAct(p) })
    const other = { ...target('未写'), id: `rests-${n}` }

    const resting = record(p.ports.table, {
      writes: [targets().unchanged(read), targets().create(other)],
      act: sampleAct(p),
    })

    await expect(resting).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { current: 2 } })
    expect(await targets().find(other.id)).toBeUndefined()
  })

  it('leaves a record that it only rests on at its version', async () => {
    await p.put('targets', target())
    const read = await targets().get(target().id)

    await record(p.ports.table, { writes: [targets().unchanged(read)], act: sampleAct(p) })

    expect((await targets().get(target().id)).version).toBe(1)
  })

  it('gives under a used key the first answer, for ever, and writes nothing', async () => {
    const first = sampleAct(p)
    await record(p.ports.table, { writes: [targets().create(target())], act: first, answer: { number: n } })
    await p.clock.set('2032-03-01T01:00:00Z')
    const again = sampleAct(p, { key: first.key })
    const other = { ...target('未写'), id: `again-${n}` }

    const earlier = await record(p.ports.table, {
      writes: [targets().create(other)],
      act: again,
      answer: { number: -1 },
    })
    await p.clock.set('2022-03-01T01:00:00Z')

    expect(earlier).toMatchObject({ asked: first.asked, answer: { number: n } })
    expect((await rowsOf(p, again)).outbox).toBeUndefined()
    expect(await targets().find(other.id)).toBeUndefined()
  })

  it('lets one of ten at once under one key through; the others get its answer', async () => {
    const key = `clerk#${randomUUID()}`
    const acts = Array.from({ length: 10 }, () => sampleAct(p, { key }))

    const answers = await Promise.all(
      acts.map((act, at) =>
        record(p.ports.table, { writes: [targets().create(target(`第${at}`))], act, answer: { at } }),
      ),
    )

    const outboxes = await Promise.all(acts.map(async (act) => (await rowsOf(p, act)).outbox))
    const winner = answers.indexOf(undefined)
    expect(answers.filter((one) => one === undefined)).toHaveLength(1)
    for (const one of answers.filter((each) => each !== undefined)) expect(one.answer).toEqual({ at: winner })
    expect(outboxes.filter((row) => row !== undefined)).toHaveLength(1)
    expect(await nameOf()).toBe(`第${winner}`)
  })

  it('refuses what DynamoDB cannot hold in one row', async () => {
    const act = sampleAct(p)

    const tooMuch = record(p.ports.table, { writes: [targets().create(target('示'.repeat(140_000)))], act })

    await expect(tooMuch).rejects.toMatchObject({ code: 'record-too-large' })
    expect(await rowsOf(p, act)).toEqual({ kept: undefined, outbox: undefined })
  })

  it('refuses a payload that has no canonical form, and writes nothing', async () => {
    const act = sampleAct(p)

    const broken = record(p.ports.table, {
      writes: [targets().create(target())],
      act,
      event: { ...sampleEvent, payload: { ratio: 0.2 } },
    })

    await expect(broken).rejects.toMatchObject({ code: 'not-canonical', facts: { where: '$.ratio' } })
    expect(await nameOf()).toBeUndefined()
  })
})

describe('the log’s entry of a commit', () => {
  const entryOf = async (payload: Record<string, unknown>): Promise<{ row: Row; entry: Record<string, unknown> }> => {
    const act = sampleAct(p)
    await record(p.ports.table, { writes: [], act, event: { ...sampleEvent, payload } })
    const row = (await rowsOf(p, act)).outbox as Row
    return { row, entry: JSON.parse(String(row['entry'])) as Record<string, unknown> }
  }

  it('is canonical JSON of the fields that LOG-SPEC names, and no others', async () => {
    const { row, entry } = await entryOf({ target: '示例' })

    expect(row['entry']).toBe(canonicalJson(entry))
    expect(entry).toEqual({
      v: 1,
      id: row.sk,
      type: 'registry.changed',
      at: expect.stringMatching(/^2022-03-01T01:\d\d:\d\d\.\d{3}Z$/),
      department: '140900/finance',
      actor: 'p-clerk',
      object: 'targets/示例',
      commit: expect.stringMatching(/^[0-9a-f]{64}$/),
      code: 'test',
    })
    expect(entry['id']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  })

  it('commits to the salt and the canonical payload, which stay in the store', async () => {
    const payload = { b: '乙', a: ['甲', 1], name: '示例' }
    const { row, entry } = await entryOf(payload)

    const salt = Buffer.from(String(row['salt']), 'hex')
    const digest = createHash('sha256').update(salt).update('{"a":["甲",1],"b":"乙","name":"示例"}').digest('hex')
    expect(salt).toHaveLength(32)
    expect(row['payload']).toBe(canonicalJson(payload))
    expect(entry['commit']).toBe(digest)
    expect(String(row['entry'])).not.toContain('示例"}')
  })

  it('has a salt of its own each time, so that equal payloads do not show', async () => {
    const [one, two] = [await entryOf({ target: '示例' }), await entryOf({ target: '示例' })]

    expect(one.entry['commit']).not.toBe(two.entry['commit'])
  })

  it('takes at most 2 KiB however large its payload is', async () => {
    const { row } = await entryOf({ text: '示'.repeat(20_000) })

    expect(Buffer.byteLength(String(row['entry']))).toBeLessThanOrEqual(2048)
  })
})
