import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePieces } from '../../../functions/stores/object-pieces.ts'
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { publishedCycle } from '../publishing/world.ts'
import { verified, zipOf } from './archive.ts'

/** Which call of those that write is the last of the process: counted from 1; and whether it was carried out before the death. */
let dies: { readonly at: number; readonly after: boolean } | undefined
let calls = 0

async function mortal<T>(work: () => Promise<T>): Promise<T> {
  calls += 1
  const now = dies?.at === calls ? dies : undefined
  if (now && !now.after) throw new Error(`killed before call ${calls}`)
  const done = await work()
  if (now) throw new Error(`killed after call ${calls}`)
  return done
}

let p: TestPlatform
let inspectionId: string

beforeAll(async () => {
  p = await platform({
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: (items, token) => {
          const ours = items.some(({ put }) => (put?.row['type'] as string | undefined)?.startsWith('dossier.'))
          const work = () => ports.table.transact(items, token)
          return ours ? mortal(work) : work()
        },
      },
      bucket: (name) => {
        const bucket = ports.bucket(name)
        const ours = (key: string) => name === 'archive' && key.startsWith('dossiers/')
        return {
          ...bucket,
          put: (key, body, options) => {
            const work = () => bucket.put(key, body, options)
            return ours(key) ? mortal(work) : work()
          },
          putPieces: (key, pieces, type) => mortal(() => writePieces(bucket, key, pieces, type)),
        }
      },
    }),
  })
  const cycle = await publishedCycle(p)
  inspectionId = cycle.published[0] ?? ''
}, 120_000)
afterAll(() => p.stop())

/** Closes the file, so that its dossier is asked for and made behind the request, and opens it again for the next time. */
async function archived(): Promise<Dossier> {
  await p.call('reviewer', 'closeInspection', { inspectionId })
  await p.settle()
  await p.call('approver', 'reopenInspection', { inspectionId, reason: '示例' })
  await p.settle()
  return (await p.store('dossiers').list({ newestFirst: true, limit: 1 })).items[0] as Dossier
}

describe('the process killed between any two calls of making a dossier', () => {
  it('leaves one dossier that verifies, and nothing else on record', async () => {
    dies = undefined
    calls = 0
    await archived()
    const all = calls

    let number = 1
    for (let at = 1; at <= all; at++) {
      for (const after of [false, true]) {
        calls = 0
        dies = { at, after }
        const dossier = await archived()
        number += 1
        const where = `call ${at} of ${all}, killed ${after ? 'after' : 'before'} it`
        expect(dossier, where).toMatchObject({ number, state: 'made' })
        expect(dossier, where).not.toHaveProperty('progress')
        expect((await verified(await zipOf(p, dossier))).ok, where).toBe(true)
      }
    }
    expect(all).toBeGreaterThanOrEqual(5)
    expect((await p.store('dossiers').list({ limit: 200 })).items).toHaveLength(number)
  }, 240_000)
})

describe('evidence that is not what its record says', () => {
  it('makes no dossier, and the record says which file it is', async () => {
    dies = undefined
    const read = await p.store('inspections').get(inspectionId)
    const photos = read.record.photos.map((photo) => ({ ...photo, sha256: 'f'.repeat(64) }))
    const write = p.store('inspections').replace(read, { ...read.record, photos }).item
    await p.ports.table.transact([write], 'swapped')

    await p.call('reviewer', 'askForDossier', { inspectionId })
    await p.settle()

    const { body } = await p.call('reviewer', 'listDossiers', { inspectionId })
    expect(body.items[0]).toMatchObject({
      state: 'failed',
      failure: { zh: expect.stringContaining('05-photos/01.jpg') },
    })
    expect(body.items[0]).not.toHaveProperty('zip')
  })
})
