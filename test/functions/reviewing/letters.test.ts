import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { reviewedPhotos } from '../../../shared/domain/inspection/photo-flags.ts'
import { publicPhotos } from '../../../shared/domain/inspection/public-photo.ts'
import { pdf } from '../../domain/inspection/scans.ts'
import type { TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  approvedInspection,
  declaration,
  dispatched,
  record,
  stored,
  submittedInspection,
  task,
} from '../inspecting/samples.ts'
import { referral, reviewingPlatform, sentReferral } from './files.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform()
  await p.put('tasks', task)
})
afterAll(() => p.stop())

const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type
const letter = { ...declaration(pdf(), 'application/pdf'), purpose: 'letter', fileName: '回执.pdf' }

async function declared(inspectionId: string, person = 'reviewer') {
  return p.call(person, 'declarePhoto', { inspectionId, ...letter })
}

/** Scanned, uploaded and sealed. */
async function scanned(inspectionId: string): Promise<string> {
  const { body } = await declared(inspectionId)
  await p.upload(body.upload, pdf())
  await p.settle()
  return body.photo.id
}

describe('the scan of a letter', () => {
  it('comes with a receipt and with an outcome, sealed as evidence under the reviewer’s id', async () => {
    const inspectionId = await approvedInspection(p)
    const at = { inspectionId, referralId: await sentReferral(p, inspectionId) }
    const scanId = await scanned(inspectionId)

    await p.call('reviewer', 'receiptReferral', { ...at, on: '2022-07-20', number: '1', scanIds: [scanId, scanId] })
    const outcome = { ...at, kind: 'handled', on: '2022-07-20', text: '已处理', scanIds: [scanId] }
    const { body } = await p.call('reviewer', 'concludeReferral', outcome)

    expect(body.referrals).toMatchObject([{ receipt: { scanIds: [scanId] }, outcome: { scanIds: [scanId] } }])
    expect(body.photos.at(-1)).toMatchObject({ purpose: 'letter', declaredBy: 'reviewer', state: 'accepted' })
    expect(await p.bucket('evidence').get(body.photos.at(-1)?.evidence ?? '')).toHaveLength(pdf().length)
  })

  it('is asked for whole: one that has not arrived is named by its file, and nothing is entered', async () => {
    const inspectionId = await approvedInspection(p)
    const at = { inspectionId, referralId: await sentReferral(p, inspectionId) }
    const { body } = await declared(inspectionId)
    const receipt = { ...at, on: '2022-07-20', number: '1' }

    const early = await p.call('reviewer', 'receiptReferral', { ...receipt, scanIds: [body.photo.id] })
    const strange = await p.call('reviewer', 'receiptReferral', { ...receipt, scanIds: ['of-another'] })

    expect([early, strange].map(typeOf)).toEqual(['photo-missing', 'photo-not-of-inspection'])
    expect(JSON.stringify(early.body)).toContain('回执.pdf')
    expect((await stored(p, inspectionId)).referrals[0]?.state).toBe('sent')
  })

  it('comes with what becomes of a case', async () => {
    const inspectionId = await approvedInspection(p, { disposition: 'case-filing' })
    const { body } = await p.call('reviewer', 'handOverCase', { inspectionId, unit: '示例支队', reason: '示例' })
    const at = { inspectionId, caseId: body.cases?.[0]?.id ?? '', on: '2022-07-20' }
    const scanIds = [await scanned(inspectionId)]

    await p.call('reviewer', 'recordCaseFiling', { ...at, number: '1', scanIds })
    const ended = await p.call('reviewer', 'concludeCase', {
      ...at,
      kind: 'penalty',
      number: '2',
      text: '警告',
      scanIds,
    })

    expect(ended.body.cases).toMatchObject([{ filed: { scanIds }, outcome: { scanIds } }])
  })

  it('comes with a notice that was signed for, and is still no photo of the visit', async () => {
    const { id: inspectionId } = await dispatched(p)
    const bytes = seedPhoto(9001)
    const slip = { inspectionId, ...declaration(bytes), purpose: 'letter' }
    const { body } = await p.call('officer-01', 'declarePhoto', slip)
    const notice = { inspectionId, given: 'on-arrival', how: 'in-person', on: '2022-07-20', scanIds: [body.photo.id] }

    const given = await p.call('officer-01', 'giveNotice', notice)
    await p.upload(body.upload, bytes)
    await p.settle()

    expect(given.body.notices).toMatchObject([{ scanIds: [body.photo.id] }])
    const inspection = await stored(p, inspectionId)
    expect(inspection.photos).toMatchObject([{ state: 'accepted', purpose: 'letter' }])
    expect(publicPhotos(inspection)).toEqual([])
    expect(reviewedPhotos(inspection).map(({ flags }) => flags)).toEqual([[]])
  })

  it('of an officer must have arrived like his photos before the record can be submitted', async () => {
    const { id: inspectionId } = await dispatched(p)
    await addPhoto(p, inspectionId)
    await declared(inspectionId, 'officer-01')
    await record(p, inspectionId)

    expect(typeOf(await p.call('officer-02', 'confirmResult', { inspectionId }))).toBe('photo-missing')
  })

  it('is a reviewer’s to send and to take back, and no photo of a visit is', async () => {
    const inspectionId = await approvedInspection(p)
    const { body } = await declared(inspectionId)
    const [visit] = (await stored(p, inspectionId)).photos
    const back = { inspectionId, reason: '扫错了' }

    const photo = await p.call('reviewer', 'declarePhoto', { inspectionId, ...declaration(seedPhoto(9002)) })
    const others = await p.call('reviewer', 'withdrawPhoto', { ...back, photoId: visit?.id ?? '' })
    const own = await p.call('reviewer', 'withdrawPhoto', { ...back, photoId: body.photo.id })

    expect([photo, others].map(typeOf)).toEqual(['not-your-inspection', 'not-your-inspection'])
    expect(own.body.photos.at(-1)).toMatchObject({ state: 'withdrawn', withdrawn: { by: 'reviewer' } })
  })

  it('does not make its reviewer one of those who inspected', async () => {
    const inspectionId = await approvedInspection(p)
    await scanned(inspectionId)

    expect((await p.call('reviewer', 'referInspection', { inspectionId, ...referral })).status).toBe(200)
  })

  it('does not come while the record is judged, nor once the file is closed', async () => {
    const judged = await submittedInspection(p)
    const { id: closed } = await dispatched(p, { state: 'closed' })

    expect([await declared(judged), await declared(closed)].map(typeOf)).toEqual(['wrong-state', 'wrong-state'])
  })
})
