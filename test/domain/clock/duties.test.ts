import { describe, expect, it } from 'vitest'
import {
  dutiesOfDraw,
  dutiesOfFiling,
  dutiesOfItem,
  dutiesOfOfficer,
  dutiesOfPlan,
} from '../../../shared/domain/clock/duties.ts'
import type { Filing } from '../../../shared/domain/clock/filing.ts'
import { dutiesOfInspection } from '../../../shared/domain/clock/inspection-duties.ts'
import type { Duty } from '../../../shared/domain/clock/obligation.ts'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'
import { sampleInspection, sampleOfficer, samplePlan } from './samples.ts'

const fulfilled = (duties: Duty[]) =>
  Object.fromEntries(duties.flatMap((duty) => (duty.fulfilled ? [[duty.owed.rule, duty.fulfilled]] : [])))

describe('what a record makes the department owe', () => {
  it('owes the whole year as soon as a plan of that year is there', () => {
    const duties = dutiesOfPlan(samplePlan)

    expect(duties).toHaveLength(7)
    expect(fulfilled(duties)).toEqual({})
  })

  it('takes the approval for the filing and the publication for the plan made public', () => {
    const duties = dutiesOfPlan({ ...samplePlan, approvedOn: '2022-04-14', publishedOn: '2022-04-28' })

    expect(fulfilled(duties)).toEqual({
      'plan-filed': { on: '2022-04-14', by: 'plan.approved' },
      'plan-public': { on: '2022-04-28', by: 'plan.published' },
    })
  })

  it('owes each published revision of a plan a filing of its own; what closed with the first version stays closed', () => {
    const revised = {
      ...samplePlan,
      version: 4,
      approvedOn: '2022-08-30',
      publishedOn: '2022-09-01',
      former: [
        { version: 1, state: 'revised', approvedOn: '2022-04-14', publishedOn: '2022-04-28', endedOn: '2022-05-20' },
        { version: 2, state: 'revised', approvedOn: '2022-05-18', publishedOn: '2022-05-20', endedOn: '2022-09-01' },
        { version: 3, state: 'abandoned', endedOn: '2022-07-01' },
      ],
    } as const

    const duties = dutiesOfPlan(revised)

    expect(fulfilled(duties)).toEqual({
      'plan-filed': { on: '2022-04-14', by: 'plan.approved' },
      'plan-public': { on: '2022-04-28', by: 'plan.published' },
    })
    const refilings = duties.filter(({ owed }) => owed.rule === 'plan-refiling')
    expect(refilings.map(({ owed }) => [owed.object, owed.dueOn, owed.about, owed.owedBy])).toEqual([
      ['2022@2', '2022-05-27', '2022 年度计划第 2 版', 'clerk'],
      ['2022@4', '2022-09-08', '2022 年度计划第 4 版', 'clerk'],
    ])
  })

  it('closes a revision’s filing with the document of that very revision, and with nothing else', () => {
    const plan = { id: '2022', version: 2, publishedOn: '2022-05-20' }
    const filing = { kind: 'plan-refiling', year: 2022, plan } as Filing

    expect(dutiesOfFiling(filing)).toEqual([])
    expect(dutiesOfFiling({ ...filing, filedOn: '2022-05-24' })).toMatchObject([
      { owed: { object: '2022@2', dueOn: '2022-05-27' }, fulfilled: { on: '2022-05-24', by: 'filing.filed' } },
    ])
  })

  it('closes the item list, and not the working rules, with the item published', () => {
    const item = { id: 'item-1', state: 'published', publishedOn: '2022-06-01' } as Item

    expect(fulfilled(dutiesOfItem(item))).toEqual({ 'item-list': { on: '2022-06-01', by: 'item.published' } })
    expect(dutiesOfItem({ id: 'item-1', state: 'draft' } as Item)).toEqual([])
  })

  it('starts a result’s clock when the end of the inspection is recorded, before any review', () => {
    const [duty, ...others] = dutiesOfInspection({ ...sampleInspection, state: 'recorded' })

    expect(duty).toMatchObject({ owed: { rule: 'result-public', dueOn: '2022-10-21', object: sampleInspection.id } })
    expect(duty).not.toHaveProperty('fulfilled')
    expect(others).toEqual([])
  })

  it('owes the recheck by the ordered day, to the inspection’s officers, once the result is approved', () => {
    const ordered = { ...sampleInspection, rectification: { ordered: '限期改正', dueOn: '2022-10-15' } }

    const [, duty] = dutiesOfInspection({ ...ordered, state: 'approved' })

    expect(dutiesOfInspection({ ...ordered, state: 'submitted' })).toHaveLength(1)
    expect(duty?.owed).toMatchObject({
      rule: 'rectification',
      dueOn: '2022-10-15',
      officers: sampleInspection.officerIds,
    })
  })

  it('has nothing owed for an inspection that nobody has recorded', () => {
    const { result: _, ...dispatched } = sampleInspection

    expect(dutiesOfInspection({ ...dispatched, state: 'dispatched' })).toEqual([])
  })

  it('takes officers for matched when the executed draw has a result', () => {
    const draw = { id: 'draw-1', state: 'executed', executedOn: '2022-07-04', resultDigest: 'a'.repeat(64) }

    expect(fulfilled(dutiesOfDraw(draw as unknown as Draw))).toHaveProperty('officers-matched')
    expect(fulfilled(dutiesOfDraw({ ...draw, resultDigest: undefined } as unknown as Draw))).toEqual({})
    expect(dutiesOfDraw({ id: 'draw-1' } as Draw)).toEqual([])
  })

  it.each<[string, Partial<Officer>]>([
    ['an expert', { kind: 'expert' }],
    ['a retired officer', { state: 'retired' }],
    ['an officer whose certificate has expired', { certificate: { from: '2018-01-01', to: '2022-02-28' } }],
  ])('expects no renewal from %s', (_, change) => {
    expect(dutiesOfOfficer({ ...sampleOfficer, ...change }, '2022-03-01')).toEqual([])
  })

  it('expects a certificate to be renewed by its last day', () => {
    expect(dutiesOfOfficer(sampleOfficer, '2022-03-01')).toMatchObject([
      { owed: { rule: 'certificate-valid', dueOn: '2022-11-30', lapses: true, officers: ['SX0900-01'] } },
    ])
  })
})
