import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRequest } from '../../../infra/local/api-client.ts'
import { sampleLogins, sampleSubject } from '../../../infra/local/seed/people.ts'
import type { Route } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { platform, type RouteName, type TestPlatform } from '../../platform.ts'
import { fetched, lastMade, unzipped, verified, zipOf } from '../archiving/archive.ts'
import { sampleInput } from '../http/sample-input.ts'
import { approved, publishedCycle } from '../publishing/world.ts'
import { addReviewer } from './files.ts'

/** What must never be read by anybody else. */
const secrets = ['示例派驻纪检监察组', '线索：示例请托', '示例密〔2022〕9号', '示例密收〔2022〕9号', '已立案审查示例']
const [recipient, reason, number, receipt, outcome] = secrets

let p: TestPlatform
let inspection: Inspection
let officers: string[]

beforeAll(async () => {
  p = await platform()
  const cycle = await publishedCycle(p)
  await addReviewer(p, 'reviewer-2')
  await addReviewer(p, 'disciplinarian', ['clerk'])
  const third = cycle.inspections[2] as Inspection
  const found = { code: '08', finding: '待后续处理。' }
  const result = {
    items: [found, { code: '01', finding: '' }],
    disposition: 'discipline-referral',
    dispositionText: '按规定另行处理',
    opinion: '另行处理。',
  }
  await approved(p, third, result)
  await p.call('publisher', 'publishResult', { inspectionId: third.id })
  await p.settle()
  inspection = (await p.store('inspections').get(third.id)).record
  officers = inspection.officerIds.map((id) => `officer-${id.slice(-2)}`)
}, 120_000)
afterAll(() => p.stop())

const id = () => inspection.id

/** Routes that change nothing. That of the contract itself names every kind of record there is. */
const reads = (Object.keys(routes) as RouteName[]).filter((name) => {
  const { method, path }: Route = routes[name]
  return method === 'GET' && path !== '/openapi.json'
})

function inputOf(name: RouteName, dossierId: string): Record<string, unknown> {
  const real: Record<string, unknown> = {
    inspectionId: inspection.id,
    drawId: inspection.drawId,
    taskId: inspection.taskId,
    targetId: inspection.targetId,
    officerId: inspection.officerIds[0],
    itemId: inspection.itemIds[0],
    planId: '2022',
    personId: officers[0],
    year: '2022',
    dossierId,
    limit: 200,
  }
  const sample = sampleInput(routes[name])
  const filled = Object.entries(sample).map(([field, value]) => [field, real[field] ?? value])
  return Object.fromEntries(filled.filter(([field]) => field !== 'cursor' && field !== 'counts'))
}

/** One of each role, an officer of the team, one of another team, and a second reviewer; not those whom it concerns. */
function outsiders(): (string | undefined)[] {
  const others = sampleLogins().map(({ person }) => person.id)
  const stranger = others.find((each) => each.startsWith('officer-') && !officers.includes(each))
  const staff = ['clerk', 'approver', 'drawer', 'publisher', 'supervisor', 'operator', 'head', 'reviewer-2']
  return [...staff, officers[0], stranger, undefined]
}

async function ask(person: string | undefined, name: RouteName, input: Record<string, unknown>): Promise<string> {
  const token = person && (await p.issuer.mint(sampleSubject(person), p.clock.now()))
  const { statusCode, body } = await p.request(routeRequest(name, input, { token }))
  return `${statusCode} ${(body ?? '').replace(/\?X-Amz[^"\s]*/g, '').replace(/"trace":"[^"]*"/g, '')}`
}

/** Everything that somebody can read of the platform, answer by answer. */
async function everythingFor(person: string | undefined, dossierId: string): Promise<Map<string, string>> {
  const answers = await Promise.all(reads.map((name) => ask(person, name, inputOf(name, dossierId))))
  return new Map(reads.map((name, at) => [name, answers[at] ?? '']))
}

async function site(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for await (const key of p.bucket('site').keys('')) {
    files.set(key, Buffer.from((await p.bucket('site').get(key)) ?? []).toString('latin1'))
  }
  return files
}

async function events(): Promise<{ sk: string; said: string }[]> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 10_000 })
  return rows.map((row) => ({
    sk: row.sk,
    said: JSON.stringify([row['type'], row['object'], row['payload'], row['entry']]),
  }))
}

async function dossierOf(person: string, route: 'askForDossier' | 'askForSealedDossier'): Promise<string> {
  const { body } = await p.call(person, route, { inspectionId: id() })
  await p.settle()
  return String((body as { id?: string }).id)
}

describe('a referral to discipline inspection', () => {
  it('changes not one answer, page or event that anybody else can read, from its sending to its outcome', async () => {
    const dossierId = await dossierOf('reviewer', 'askForDossier')
    const before = new Map<string | undefined, Map<string, string>>()
    for (const who of outsiders()) before.set(who, await everythingFor(who, dossierId))
    const [siteBefore, eventsBefore] = [await site(), await events()]
    const row = await p.store('inspections').get(id())

    const given = { inspectionId: id(), recipient, recipientId: 'disciplinarian', reason, number }
    const sent = await p.call('reviewer', 'sendSealedReferral', given)
    const at = { inspectionId: id(), referralId: sent.body.referrals[0]?.id ?? '' }
    await p.call('disciplinarian', 'receiptSealedReferral', { ...at, on: '2022-08-05', number: receipt })
    await p.call('reviewer', 'concludeSealedReferral', { ...at, kind: 'handled', on: '2022-08-05', text: outcome })
    const sealed = await dossierOf('reviewer', 'askForSealedDossier')
    await p.settle()

    for (const who of outsiders()) {
      const after = await everythingFor(who, dossierId)
      for (const [name, said] of after) expect(said, `${String(who)} ${name}`).toBe(before.get(who)?.get(name))
    }
    expect(await site()).toEqual(siteBefore)
    expect(await p.store('inspections').get(id())).toEqual(row)
    const known = new Set(eventsBefore.map(({ sk }) => sk))
    const told = (await events()).filter(({ sk }) => !known.has(sk)).map(({ said }) => said)
    expect(told.length).toBeGreaterThan(3)
    for (const said of told) {
      for (const word of [...secrets, id(), inspection.targetId, at.referralId]) expect(said).not.toContain(word)
    }
    expect(sealed).not.toContain(id())
  }, 240_000)

  it('is read by its sender, its recipient and the auditor, and by nobody else', async () => {
    const readers = ['reviewer', 'disciplinarian', 'auditor']
    for (const who of readers) {
      const { body } = await p.call(who, 'listSealedReferrals', {})
      expect(body.items, who).toMatchObject([{ id: id(), referrals: [{ recipient, state: 'concluded' }] }])
    }
    for (const who of outsiders().filter((each): each is string => each !== undefined)) {
      const { body } = await p.call(who, 'listSealedReferrals', {})
      expect(body, who).toEqual({ items: [] })
    }
  })

  it('is not there for a foreign reviewer who looks for it by its very id', async () => {
    const [file] = (await p.call('reviewer', 'listSealedReferrals', {})).body.items
    const referralId = file?.referrals[0]?.id ?? ''
    const on = '2022-08-05'
    const asked = (referral: string) =>
      Promise.all([
        p.call('reviewer-2', 'receiptSealedReferral', { inspectionId: id(), referralId: referral, on, number: '1' }),
        p.call('reviewer-2', 'withdrawSealedReferral', { inspectionId: id(), referralId: referral, reason: '示例' }),
        p.call('auditor', 'withdrawSealedReferral', { inspectionId: id(), referralId: referral, reason: '示例' }),
        p.call('reviewer-2', 'askForSealedDossier', { inspectionId: id() }),
        p.call('reviewer-2', 'closeInspection', { inspectionId: id() }),
      ])
    const types = (answers: Awaited<ReturnType<typeof asked>>) =>
      answers.map(({ body }) => (body as { type?: string }).type)

    const found = types(await asked(referralId))

    expect(found).toEqual(['not-found', 'not-found', 'not-found', 'not-found', 'not-your-file'])
    expect(found).toEqual(types(await asked('no-such')))
  })

  it('keeps the file open until it has its outcome, and tells its sender alone', async () => {
    const given = { inspectionId: id(), recipient, reason, number: `${number}-2` }
    const sent = await p.call('reviewer', 'sendSealedReferral', given)
    const at = { inspectionId: id(), referralId: sent.body.referrals.at(-1)?.id ?? '' }

    const open = await p.call('reviewer', 'closeInspection', { inspectionId: id() })
    const foreign = await p.call('reviewer-2', 'closeInspection', { inspectionId: id() })
    await p.call('reviewer', 'withdrawSealedReferral', { ...at, reason: '重复' })
    const closed = await p.call('reviewer', 'closeInspection', { inspectionId: id() })

    expect([open.body['type'], open.body['open']]).toEqual(['follow-up-open', ['移送纪检监察：已发出']])
    expect(foreign.body['type']).toBe('not-your-file')
    expect(closed.body.state).toBe('closed')
  })

  it('and closing the file at the same moment: one of the two fails', async () => {
    await p.call('approver', 'reopenInspection', { inspectionId: id(), reason: '示例' })
    const given = { inspectionId: id(), recipient, reason, number: `${number}-3` }

    const both = await Promise.all([
      p.call('reviewer', 'sendSealedReferral', given),
      p.call('reviewer', 'closeInspection', { inspectionId: id() }),
    ])

    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('that the officers propose one', () => {
  it('is read as 其他 by all but those whom it concerns, everywhere', async () => {
    const dossierId = `${id()}~0001`
    for (const who of outsiders().filter((each) => each !== officers[0])) {
      for (const [name, said] of await everythingFor(who, dossierId)) {
        expect(said, `${String(who)} ${name}`).not.toMatch(/discipline-referral|纪检监察|纪委/)
      }
    }
    for (const [key, said] of await site()) expect(said, key).not.toMatch(/discipline-referral/)
    const page = JSON.parse((await site()).get(`140900/finance/results/${id()}/index.json`) ?? '{}') as object
    expect(page).toMatchObject({ referrals: [] })
    expect(JSON.stringify(await ask(officers[0], 'getInspection', { inspectionId: id() }))).toContain(
      'discipline-referral',
    )
  }, 120_000)
})

describe('the sealed dossier', () => {
  it('holds the referrals for those who may see them, and the open one not a word', async () => {
    const { body: asked } = await p.call('reviewer', 'askForSealedDossier', { inspectionId: id() })
    await p.settle()
    const { body } = await p.call('auditor', 'getSealedDossier', { dossierId: asked.id })
    expect(body.dossier).toMatchObject({ state: 'made' })
    const sealed = await fetched(body.zip)
    const foreign = await p.call('reviewer-2', 'getSealedDossier', { dossierId: asked.id })
    await p.call('reviewer', 'askForDossier', { inspectionId: id() })
    await p.settle()
    const open = await unzipped(await zipOf(p, await lastMade(p, id())))

    expect(String((await unzipped(sealed)).get('sealed/referrals.json'))).toContain(recipient)
    expect((await verified(sealed)).ok).toBe(true)
    expect([foreign.status, foreign.body['type']]).toEqual([404, 'not-found'])
    for (const [path, bytes] of open) {
      expect(String(bytes), path).not.toMatch(/discipline|纪检/)
      for (const secret of secrets) expect(String(bytes), path).not.toContain(secret)
    }
  }, 60_000)
})
