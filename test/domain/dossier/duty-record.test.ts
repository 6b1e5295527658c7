import { describe, expect, it } from 'vitest'
import { dutyBlocks } from '../../../shared/domain/dossier/duty-draft.ts'
import { type DutyRecord, dutyRecord, officersOf } from '../../../shared/domain/dossier/duty-record.ts'
import type { DossierSources } from '../../../shared/domain/dossier/sources.ts'
import type { Recusal } from '../../../shared/domain/drawing/replacement-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { PinnedItem } from '../../../shared/domain/inspection/review-sheet.ts'
import { officerSample } from '../inspection/samples.ts'
import { sourcesSample } from './samples.ts'

const officer = 'SX0900-01'

function step(record: DutyRecord, id: string) {
  const { state, at, by, why, dueOn } = record.steps.find((each) => each.id === id) as DutyRecord['steps'][number]
  return { state, at, by, why, dueOn }
}

/** How a step stands in an inspection that differs from the good one. */
function shown(id: string, change: Partial<Inspection>, more: Partial<DossierSources> = {}, who = officer) {
  return step(dutyRecord(sourcesSample(change, more), who), id)
}

describe('the duty record of an officer', () => {
  it('of an inspection that went as it should shows every step done, by whom and when', () => {
    const record = dutyRecord(sourcesSample(), officer)

    expect(record.fulfilled).toBe(true)
    expect(record.steps.map(({ id, state }) => [id, state])).toEqual([
      ['received', 'done'],
      ['recusal', 'done'],
      ['notice', 'done'],
      ['qualified', 'done'],
      ['certificate-shown', 'done'],
      ['two-officers', 'done'],
      ['checklist', 'not-asked'],
      ['photos', 'done'],
      ['party-opinion', 'done'],
      ['within-window', 'done'],
      ['confirmed', 'done'],
      ['submitted', 'done'],
      ['returns-mended', 'not-asked'],
      ['rectification', 'not-asked'],
      ['disclosed', 'done'],
    ])
    expect(step(record, 'confirmed')).toMatchObject({ by: 'SX0900-02', at: '2022-07-20T04:00:00.000Z' })
    for (const { basis, from, zh, en } of record.steps) {
      expect([basis, from, zh].every((text) => /\p{Script=Han}/u.test(text))).toBe(true)
      expect(en).toMatch(/^[A-Z]/)
    }
  })

  it('counts each state once', () => {
    const { counts, steps } = dutyRecord(sourcesSample({ receipts: {} }), officer)

    expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(steps.length)
    expect(counts['not-done']).toBe(1)
  })

  it('names on its page each step that was not done or late, beside how many there are', () => {
    const page = (change: Partial<Inspection>) => JSON.stringify(dutyBlocks(dutyRecord(sourcesSample(change), officer)))

    expect(page({ receipts: {} })).toContain('未履行 1 项（第 1 项“签收检查任务”）')
    expect(page({ receipts: { [officer]: '2022-07-14T02:00:00Z' } })).toContain(
      '逾期履行 1 项（第 1 项“签收检查任务”）',
    )
    expect(page({})).toContain('逾期履行 0 项，未履行 0 项，')
  })

  it('is of everybody who was ever on the team', () => {
    const left = { at: '2022-07-12T02:00:00Z', out: ['SX0900-07'], in: ['SX0900-01'] }

    expect(officersOf(sourcesSample({ teamChanges: [left] }).inspection)).toEqual([
      'SX0900-01',
      'SX0900-02',
      'SX0900-07',
    ])
    expect(dutyRecord(sourcesSample({ teamChanges: [left] }), 'SX0900-07').onTeam).toBe(false)
  })
})

describe('a step that was not done', () => {
  it('is a receipt that is missing, or late', () => {
    const late = { [officer]: '2022-07-14T02:00:00Z' }

    expect(shown('received', { receipts: {} })).toMatchObject({ state: 'not-done', dueOn: '2022-07-12' })
    expect(shown('received', { receipts: {} }, { asOf: '2022-07-11' }).state).toBe('waiting')
    expect(shown('received', { receipts: late })).toMatchObject({ state: 'late', at: '2022-07-14T02:00:00Z' })
  })

  it('is a recusal that the frozen list names, and one that waits; one that was decided is done', () => {
    const barred = { ...sourcesSample().bundle, recusals: [[sourcesSample().inspection.targetId, officer]] as never }
    const declared = {
      id: `${sourcesSample().inspection.id}#${officer}`,
      state: 'declared',
      declaredAt: '2022-07-12T02:00:00Z',
    }
    const rejected = {
      ...declared,
      state: 'rejected',
      decidedAt: '2022-07-13T02:00:00Z',
      decidedBy: 'head',
      decision: '不成立',
    }

    expect(shown('recusal', {}, { bundle: barred }).state).toBe('not-done')
    expect(shown('recusal', {}, { recusals: [declared as Recusal] }).state).toBe('waiting')
    expect(shown('recusal', {}, { recusals: [rejected as Recusal] })).toMatchObject({ state: 'done', by: 'head' })
  })

  it('is a notice that was not given, with the reason on record', () => {
    const refused = [{ given: 'not-given', on: '2022-07-20', reason: '场所关闭', by: 'officer-01', at: 'x' }] as const

    expect(shown('notice', { notices: refused })).toMatchObject({ state: 'not-done', why: '未送达：场所关闭' })
    expect(shown('notice', { notices: [] }).state).toBe('not-done')
    expect(shown('notice', { noticeRule: 'none', notices: [] }).state).toBe('not-asked')
  })

  it('is a certificate that had expired on the day, or was not shown', () => {
    const expired = new Map([
      [officer, officerSample(officer, { certificate: { from: '2020-01-01', to: '2022-07-19' } })],
    ])
    const { result } = sourcesSample().inspection
    const hidden = { ...result, onSite: { ...result?.onSite, certificatesShown: false } } as Inspection['result']

    expect(shown('qualified', {}, { officers: expired })).toMatchObject({ state: 'not-done', why: '执法证已过期' })
    expect(shown('certificate-shown', { result: hidden })).toMatchObject({
      state: 'not-done',
      why: '记录载明未出示',
    })
  })

  it('is a checklist line that was left open', () => {
    const guide = { procedure: 'x', checklist: [{ id: 'a', text: '专职人员', type: 'number' as const }] }
    const items = new Map<string, PinnedItem>([['F-01', { name: 'x', content: 'x', legalBasis: [], guide }]])

    expect(shown('checklist', {}, { items })).toMatchObject({
      state: 'not-done',
      why: expect.stringContaining('专职人员'),
    })
  })

  it('is a visit without a photo, or outside the window', () => {
    const { result } = sourcesSample().inspection

    expect(shown('photos', { photos: [] })).toMatchObject({ state: 'not-done', why: '没有已封存的照片' })
    expect(shown('within-window', { window: { from: '2022-07-01', to: '2022-07-15' } }).state).toBe('late')
    expect(shown('within-window', { window: { from: '2022-07-21', to: '2022-09-30' } }).state).toBe('not-done')
    expect(shown('photos', { photos: [], result: { ...result, method: 'on-paper' } as never }).state).toBe('not-asked')
  })

  it('is a signature of one officer for both, and a submission after the window', () => {
    const own = { by: officer, at: '2022-07-20T04:00:00Z' }

    expect(shown('confirmed', { confirmed: own })).toMatchObject({ state: 'not-done', why: '录入与确认是同一人' })
    expect(shown('submitted', { window: { from: '2022-07-01', to: '2022-07-19' } }).state).toBe('late')
  })

  it('is a return that nobody has mended, while it waits', () => {
    const sent = {
      by: 'reviewer',
      at: '2022-07-21T02:00:00Z',
      decision: 'returned',
      items: [{ itemId: 'F-01', reason: '再查' }],
    } as const

    expect(shown('returns-mended', { reviews: [sent], state: 'returned' })).toMatchObject({
      state: 'waiting',
      why: 'F-01：再查',
    })
    expect(shown('returns-mended', { reviews: [{ ...sent, at: '2022-07-20T03:00:00Z' }] }).state).toBe('done')
  })

  it('is an order to rectify whose term is over without a recheck', () => {
    const ordered = { state: 'ordered', ordered: '2022-07-20', dueOn: '2022-08-19' } as const
    const recheck = {
      on: '2022-08-22',
      outcome: 'passed',
      finding: 'x',
      photoIds: [],
      recordedBy: officer,
      recordedAt: 'x',
    } as const
    const late = {
      ...ordered,
      state: 'rectified',
      rechecks: [{ ...recheck, confirmed: { by: 'SX0900-02', at: 'x' } }],
    } as const

    expect(shown('rectification', { rectification: ordered })).toMatchObject({ state: 'not-done', dueOn: '2022-08-19' })
    expect(shown('rectification', { rectification: ordered }, { asOf: '2022-08-01' }).state).toBe('waiting')
    expect(shown('rectification', { rectification: late })).toMatchObject({ state: 'late', by: 'SX0900-01、SX0900-02' })
  })

  it('is a publication that came late; where the law forbids it, nothing is asked', () => {
    const withheld = { basis: '条例第十四条', reason: 'x', by: 'approver', on: '2022-08-01' }
    const { publishedOn: _, ...unpublished } = sourcesSample().inspection

    expect(shown('disclosed', { publishedOn: '2022-08-18' }).state).toBe('late')
    const sources = (more: Partial<Inspection>) => ({ ...sourcesSample(), inspection: { ...unpublished, ...more } })
    expect(step(dutyRecord(sources({ withheld }), officer), 'disclosed').state).toBe('not-asked')
    expect(step(dutyRecord(sources({}), officer), 'disclosed').state).toBe('not-done')
  })
})
