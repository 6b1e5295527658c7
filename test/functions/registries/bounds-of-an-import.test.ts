import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { XLSX } from '../../../functions/registries/declare-import.ts'
import { agenciesFile } from '../../../infra/local/seed/agencies-file.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, sheetOf, upload } from './bring-file.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

describe('only the bytes that were announced are read', () => {
  const declare = async (bytes: Uint8Array, more: Record<string, unknown> = {}) =>
    p.call('clerk', 'declareImport', {
      kind: 'targets',
      fileName: 'agencies.xlsx',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      ...more,
    })

  it('says that nothing has arrived yet', async () => {
    const { body } = await declare(Buffer.from('x'))

    const read = await p.call('clerk', 'readImport', { importId: body.import.id })

    expect(read).toMatchObject({ status: 422, body: { type: 'file-not-readable' } })
    expect(String(read.body['why'])).toContain('尚未上传')
  })

  it('has the store refuse other bytes at the upload', async () => {
    const bytes = await agenciesFile()
    const { body } = await declare(bytes)
    const other = Buffer.from(bytes)
    other[100] = (other[100] ?? 0) ^ 1

    expect((await p.upload(body.upload, other)).ok).toBe(false)
    expect((await p.upload(body.upload, bytes.subarray(0, 500))).ok).toBe(false)
  })

  it('refuses other bytes of the same length that came in by another door', async () => {
    const bytes = await agenciesFile()
    const importId = await upload(p, { kind: 'targets', bytes })
    const { file } = (await p.store('imports').get(importId)).record
    const other = Buffer.from(bytes)
    other[100] = (other[100] ?? 0) ^ 1
    await p.bucket('quarantine').put(file, other, { type: XLSX })

    const read = await p.call('clerk', 'readImport', { importId })

    expect(String(read.body['why'])).toContain('SHA-256')
    await p.bucket('quarantine').put(file, other.subarray(1), { type: XLSX })
    expect(String((await p.call('clerk', 'readImport', { importId })).body['why'])).toContain('字节')
  })

  it('refuses a declaration without a hash, over the size, of another kind or name, or with a field too many', async () => {
    const wrong = [
      { sha256: 'abc' },
      { size: 30_000_000 },
      { size: 0 },
      { kind: 'laws' },
      { fileName: 'a.csv' },
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
    for (const route of ['readImport', 'applyImport'] as const) {
      expect((await p.call('approver', route, { importId: 'any' })).status).toBe(403)
    }
  })

  it('does not know a foreign import', async () => {
    const importId = 'another-departments'

    for (const route of ['readImport', 'applyImport', 'getImport'] as const) {
      expect(await p.call('clerk', route, { importId })).toMatchObject({ status: 404, body: { type: 'not-found' } })
    }
    expect((await p.call('clerk', 'decideImport', { importId, finding: 'f', choice: 'c' })).status).toBe(404)
  })

  it('refuses to read twice, to apply before the reading and to apply twice', async () => {
    const importId = await upload(p, { kind: 'targets', bytes: await agenciesFile() })

    expect((await p.call('clerk', 'applyImport', { importId })).body).toMatchObject({ type: 'wrong-state' })
    expect((await p.call('clerk', 'readImport', { importId })).status).toBe(200)
    expect((await p.call('clerk', 'readImport', { importId })).body).toMatchObject({ type: 'wrong-state' })
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
    const { status, body } = await bring(p, { kind: 'items', bytes: await sheetOf(['随便', '写写']) })

    expect(status).toBe(200)
    expect(body.findings[0]?.zh).toContain('事项编号')
  })
})
