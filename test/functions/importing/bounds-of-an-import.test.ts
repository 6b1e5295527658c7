import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { XLSX } from '../../../functions/registries/declare-import.ts'
import { agenciesFile } from '../../../infra/local/seed/agencies-file.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, sheetOf } from './bring-file.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

const declare = async (bytes: Uint8Array, more: Record<string, unknown> = {}) =>
  p.call('clerk', 'declareImport', {
    kind: 'targets',
    fileName: 'agencies.xlsx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    ...more,
  })

describe('only the bytes that were announced are read', () => {
  it('stays in upload until the file has arrived, and is read when it has', async () => {
    const bytes = await agenciesFile()
    const { body } = await declare(bytes)
    await p.settle()
    expect((await p.store('imports').get(body.import.id)).record.state).toBe('uploading')

    await p.upload(body.upload, bytes)
    await p.settle()

    expect((await p.store('imports').get(body.import.id)).record).toMatchObject({ state: 'read', counts: { rows: 60 } })
  })

  it('has the store refuse other bytes at the upload', async () => {
    const bytes = await agenciesFile()
    const { body } = await declare(bytes)
    const other = Buffer.from(bytes)
    other[100] = (other[100] ?? 0) ^ 1

    expect((await p.upload(body.upload, other)).ok).toBe(false)
    expect((await p.upload(body.upload, bytes.subarray(0, 500))).ok).toBe(false)
  })

  it.each([
    ['SHA-256', (bytes: Buffer) => bytes.fill(1, 100, 101)],
    ['字节', (bytes: Buffer) => bytes.subarray(1)],
  ])('refuses other bytes that came in by another door: %s', async (why, change) => {
    const bytes = await agenciesFile()
    const { body } = await declare(bytes)
    await p.bucket('quarantine').put(body.import.file, change(Buffer.from(bytes)), { type: XLSX })
    await p.settle()

    const { state, unreadable } = (await p.store('imports').get(body.import.id)).record

    expect(state).toBe('unreadable')
    expect(unreadable?.zh).toContain(why)
  })

  it('lets the clerk declare the file again after one that could not be read', async () => {
    const spoilt = await bring(p, { kind: 'targets', bytes: Buffer.from('x') })
    const again = await bring(p, { kind: 'targets', bytes: await agenciesFile() })

    expect([spoilt.body.state, again.body.state]).toEqual(['unreadable', 'read'])
    expect((await p.call('clerk', 'applyImport', { importId: spoilt.importId })).body).toMatchObject({
      type: 'wrong-state',
    })
  })

  it('refuses a declaration without a hash, over the size, of another kind or name, or with a field too many', async () => {
    const wrong = [
      { sha256: 'abc' },
      { size: 30_000_000 },
      { size: 0 },
      { kind: 'laws' },
      { fileName: 'a.xls' },
      { x: 1 },
    ]
    for (const more of wrong) {
      expect(await declare(Buffer.from('x'), more)).toMatchObject({ status: 400, body: { type: 'malformed-request' } })
    }
  })
})

describe('who may do what, and when', () => {
  it('lets only a clerk import', async () => {
    const input = { kind: 'items', fileName: 'a.xlsx', sha256: '0'.repeat(64), size: 1 }

    expect((await p.call('drawer', 'declareImport', input)).status).toBe(403)
    expect((await p.call(undefined, 'declareImport', input)).status).toBe(401)
    expect((await p.call('approver', 'applyImport', { importId: 'any' })).status).toBe(403)
  })

  it('does not know a foreign import', async () => {
    const importId = 'another-departments'

    for (const route of ['applyImport', 'getImport'] as const) {
      expect(await p.call('clerk', route, { importId })).toMatchObject({ status: 404, body: { type: 'not-found' } })
    }
    expect((await p.call('clerk', 'decideImport', { importId, finding: 'f', choice: 'c' })).status).toBe(404)
  })

  it('refuses to apply before the reading and to apply twice', async () => {
    const bytes = await agenciesFile()
    const importId = (await declare(bytes)).body.import.id
    expect((await p.call('clerk', 'applyImport', { importId })).body).toMatchObject({ type: 'wrong-state' })
    const { file } = (await p.store('imports').get(importId)).record
    await p.bucket('quarantine').put(file, bytes, { type: XLSX })
    await p.settle()

    const both = await Promise.all([1, 2].map(() => p.call('clerk', 'applyImport', { importId })))
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      202,
      expect.toSatisfy((each) => [409, 412].includes(each)),
    ])
    await p.settle()
    expect(await p.call('clerk', 'applyImport', { importId })).toMatchObject({
      status: 409,
      body: { type: 'wrong-state' },
    })
  })

  it('answers a repeated key as before, and refuses it for another body', async () => {
    const input = { kind: 'items', fileName: 'a.xlsx', sha256: '0'.repeat(64), size: 1 }

    const first = await p.call('clerk', 'declareImport', input, { idempotencyKey: 'once' })
    const again = await p.call('clerk', 'declareImport', input, { idempotencyKey: 'once' })
    const other = await p.call('clerk', 'declareImport', { ...input, size: 2 }, { idempotencyKey: 'once' })

    expect(again.body.import.id).toBe(first.body.import.id)
    expect(other).toMatchObject({ status: 422, body: { type: 'key-reused' } })
  })

  it('tells a reader of lists who he is and gives a page at a time', async () => {
    const page = await p.call('auditor', 'listTargets', { limit: 50 })
    const rest = await p.call('auditor', 'listTargets', { limit: 50, cursor: page.body.next })

    expect([page.body.items.length, rest.body.items.length]).toEqual([50, 10])
    expect((await p.call('auditor', 'listTargets', { cursor: 'x' })).body).toMatchObject({ type: 'bad-cursor' })
    expect((await p.call('auditor', 'getMe', {})).body.person.id).toBe('auditor')
    expect((await p.call('auditor', 'getTarget', { targetId: page.body.items[0]?.id })).status).toBe(200)
  })

  it('reads a sheet without its header as a report, not as a failure', async () => {
    const { body } = await bring(p, { kind: 'items', bytes: await sheetOf(['随便', '写写']) })

    expect(body.state).toBe('read')
    expect(body.findings[0]?.zh).toContain('事项编号')
  })
})
