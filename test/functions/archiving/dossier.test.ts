import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRequest } from '../../../infra/local/api-client.ts'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { type Cycle, publishedCycle } from '../publishing/world.ts'
import { closed, fetched, lastDossier, unzipped, verified, zipOf } from './archive.ts'

let p: TestPlatform
let cycle: Cycle
let dossier: Dossier
let zip: Buffer

beforeAll(async () => {
  p = await platform()
  cycle = await publishedCycle(p)
  dossier = await closed(p, cycle.published[0] ?? '')
  zip = await zipOf(p, dossier)
}, 120_000)
afterAll(() => p.stop())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a dossier', () => {
  it('is made by itself when the file is closed, and verifies from the zip alone', async () => {
    const { ok, checks, indexDigest, firstDifference } = await verified(zip)

    expect(firstDifference).toBeUndefined()
    expect([ok, checks.every((check) => check.ok)]).toEqual([true, true])
    expect(dossier).toMatchObject({ state: 'made', number: 1, askedBy: 'system', index: indexDigest })
    expect(dossier.zip).toMatchObject({ sha256: sha256(zip), size: zip.length })
  })

  it('holds plan, draw, notice, record, photos, review, follow-up, disclosure and duty records, each in the index', async () => {
    const files = [...(await unzipped(zip)).keys()]

    expect(files).toEqual([
      '01-plan/items.json',
      '01-plan/plan.json',
      '01-plan/task.json',
      '02-draw/bundle.json',
      '02-draw/proof.json',
      '03-dispatch/dispatch.json',
      '04-record/record.json',
      '05-photos/01.jpg',
      '05-photos/photos.json',
      '06-review/review.json',
      '07-follow-up/follow-up.json',
      '08-disclosure/disclosure.json',
      '09-history/history.json',
      expect.stringMatching(/^10-duty\//),
      expect.stringMatching(/^10-duty\//),
      'dossier.html',
      'index.json',
    ])
  })

  it('has the sealed original of each photo, byte for byte', async () => {
    const files = await unzipped(zip)
    const { record } = await p.store('inspections').get(dossier.inspectionId)
    const [photo] = record.photos

    expect(sha256(files.get('05-photos/01.jpg') ?? Buffer.alloc(0))).toBe(photo?.sha256)
    expect(files.get('05-photos/01.jpg')).toEqual(
      Buffer.from((await p.bucket('evidence').get(photo?.evidence ?? '')) ?? []),
    )
  })

  it('has a page to be printed that loads nothing, names every part with its hash and shows the photos', async () => {
    const { body } = await p.call('reviewer', 'getDossier', { dossierId: dossier.id })
    const page = (await fetched(body.page)).toString()
    const files = await unzipped(zip)

    expect(page).toBe(String(files.get('dossier.html')))
    for (const [path, bytes] of files) {
      if (path !== 'dossier.html' && path !== 'index.json') expect(page, path).toContain(sha256(bytes))
    }
    expect(page).toContain('data:image/jpeg;base64,')
    expect(page).not.toMatch(/<script|https?:\/\/[^"<\s]+\.(?:js|css|png)\b|src="(?!data:)/)
  })

  it('is not made again of the same, and made anew after a change, the old one staying as it was', async () => {
    const { inspectionId } = dossier
    await p.call('reviewer', 'askForDossier', { inspectionId })
    await p.settle()
    const same = await lastDossier(p, inspectionId)
    await p.call('approver', 'reopenInspection', { inspectionId, reason: '补充材料' })
    const again = await closed(p, inspectionId)

    expect(same).toMatchObject({ number: 2, state: 'unchanged', sameAs: 1 })
    expect(same).not.toHaveProperty('zip')
    expect(again).toMatchObject({ number: 3, state: 'made' })
    expect(again.content).not.toBe(dossier.content)
    expect(await zipOf(p, dossier)).toEqual(zip)
    expect((await verified(await zipOf(p, again))).ok).toBe(true)
  })

  it('answers whoever asks while it is made with the one that is made', async () => {
    const inspectionId = cycle.published[1] ?? ''

    const both = await Promise.all([
      p.call('reviewer', 'askForDossier', { inspectionId }),
      p.call('auditor', 'askForDossier', { inspectionId }),
    ])
    await p.settle()

    expect(both.map(({ status, body }) => [status, body.number])).toEqual([
      [202, 1],
      [202, 1],
    ])
    expect(await lastDossier(p, inspectionId)).toMatchObject({ number: 1, state: 'made' })
  })

  it('of an open file says what is open, and verifies all the same', async () => {
    const inspectionId = cycle.published[1] ?? ''
    const files = await unzipped(await zipOf(p, await lastDossier(p, inspectionId)))

    expect(JSON.parse(String(files.get('07-follow-up/follow-up.json')))).toMatchObject({
      rectification: { state: 'ordered', dueOn: '2022-08-20' },
    })
    expect(String(files.get('06-review/review.json'))).toContain('检查情况过于简略，请补充。')
    expect((await verified(await zipOf(p, await lastDossier(p, inspectionId)))).ok).toBe(true)
  })

  it('is for reviewers, approvers and the auditor', async () => {
    const { inspectionId, id: dossierId } = dossier

    const answers = await Promise.all([
      p.call('clerk', 'askForDossier', { inspectionId }),
      p.call('officer-01', 'getDossier', { dossierId }),
      p.call('reviewer', 'askForDossier', { inspectionId: 'foreign' }),
      p.call('reviewer', 'getDossier', { dossierId: 'foreign' }),
    ])

    expect(answers.map(({ body }) => body['type'])).toEqual([
      'not-your-role',
      'not-your-role',
      'not-found',
      'not-found',
    ])
  })
})

describe('a duty record', () => {
  const ask = (person: string, officerId: string, inspectionId = dossier.inspectionId) =>
    p.call(person, 'getDutyRecord', { inspectionId, officerId })

  it('is the one that lies in the dossier, told from the same facts, and a page of it bears its hash', async () => {
    const { inspectionId } = dossier
    const officerId = (await p.store('inspections').get(inspectionId)).record.officerIds[0] ?? ''
    const made = await closedAgain(inspectionId)

    const { body } = await ask('auditor', officerId)
    const page = await pageOf('auditor', officerId)

    const file = (await unzipped(await zipOf(p, made))).get(`10-duty/${officerId}.json`) ?? Buffer.alloc(0)
    expect(sha256(file)).toBe(body.digest)
    expect(body.record).toMatchObject({ officerId, counts: { 'not-done': 1 } })
    expect(page).toContain(body.digest)
    expect(page).toContain('执法检查人员尽职照单')
    expect(page).not.toContain('<script')
  })

  it('is an officer’s own to read, and of nobody who was never on the team', async () => {
    const [own, other] = (await p.store('inspections').get(dossier.inspectionId)).record.officerIds as [string, string]
    const signIn = `officer-${own.slice(-2)}`

    const answers = [
      await ask(signIn, own),
      await ask(signIn, other),
      await ask('reviewer', other),
      await ask('reviewer', 'SX0900-99'),
      await ask('clerk', own),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 404, 403])
  })
})

/** The file as it is closed now: closed anew where it stands open. */
async function closedAgain(inspectionId: string): Promise<Dossier> {
  const { record } = await p.store('inspections').get(inspectionId)
  if (record.state === 'closed') return lastDossier(p, inspectionId)
  return closed(p, inspectionId)
}

async function pageOf(person: string, officerId: string): Promise<string> {
  const token = await p.issuer.mint(sampleSubject(person), p.clock.now())
  const input = { inspectionId: dossier.inspectionId, officerId }
  const { body, headers } = await p.request(routeRequest('printDutyRecord', input, { token }))
  expect(String(headers?.['content-type'])).toContain('text/html')
  return body ?? ''
}
