import { describe, expect, it } from 'vitest'
import type { Invitation } from '../../../shared/domain/joint/invitation.ts'
import { asked, lapsed } from '../../../shared/domain/joint/invitation-moves.ts'
import { invitedBy } from '../../../shared/domain/joint/invited-by-plan.ts'
import { sheetsOf, withParts } from '../../../shared/domain/joint/sheets.ts'
import { withdrawnTask } from '../../../shared/domain/plan/ad-hoc-moves.ts'
import { revisionFindings } from '../../../shared/domain/plan/revision-findings.ts'
import { addMonths } from '../../../shared/kernel/days.ts'
import { sampleTarget, sampleTask } from '../../functions/drawing/fixtures.ts'

const market = { department: '140900/market', name: '示例市场局', itemIds: ['SJ-01'] }
const task = sampleTask({ cooperating: [market], initiator: '示例财政局' })
const elsewhere = { department: '140900/market', name: '示例市场局', taskId: '2022-3', taskName: '示例检查' }

function asking(rounds = task.rounds) {
  const about = { about: 'plan' as const, planId: '2022' }
  const [invited] = invitedBy(
    { ...task, rounds },
    { initiator: '140900/finance', taskId: '2022-1', about, on: '2022-04-01' },
  )
  if (!invited) throw new Error('nobody is asked')
  return invited.asking
}

describe('an invitation', () => {
  const confirmed: Invitation = {
    ...asking(),
    state: 'confirmed',
    decided: { decision: 'confirmed', by: 'approver', on: '2022-04-02' },
  }

  it('is not asked twice for the same terms, and asked anew for others, with the earlier answer kept', () => {
    expect(asked(confirmed, asking())).toBeUndefined()
    expect(asked(confirmed, asking(1))).toMatchObject({ state: 'invited', former: [{ decision: 'confirmed' }] })
  })

  it('of a merge that was confirmed stands over what the plan says of the task', () => {
    expect(asked({ ...confirmed, about: 'merge' }, asking(1))).toBeUndefined()
  })

  it('that has lapsed can be sent again', () => {
    const gone = lapsed(confirmed, { on: '2022-05-01', zh: '不再邀请', en: 'no more' })

    expect(gone?.state).toBe('lapsed')
    expect(gone && lapsed(gone, { on: '2022-05-02', zh: '', en: '' })).toBeUndefined()
    expect(asked(gone, asking())).toMatchObject({ state: 'invited', former: [{ decision: 'confirmed' }] })
  })
})

describe('a task that was merged', () => {
  const row = { ...task, number: 1 }
  const plan = { title: '示例', tasks: [row], dropped: [] }

  it('is changed or dropped by no revision', () => {
    for (const made of [{ mergedFrom: [elsewhere] }, { mergedInto: { ...elsewhere, on: '2022-05-01' } }]) {
      const inForce = { ...plan, made: new Map([[1, made]]) }
      const revised = { title: '示例', tasks: [{ ...row, rounds: 1 }] }
      const [finding] = revisionFindings(revised, inForce)
      expect(finding?.zh).toContain('已合并为部门联合抽查，修订不得改动')
    }
  })

  it('is not withdrawn alone', () => {
    const adHoc = {
      kind: 'complaint' as const,
      reason: '示例',
      document: { number: '示例', title: '示例' },
      draftedBy: 'clerk',
      draftedOn: '2022-05-01',
    }
    const { planId: _, ...lead } = sampleTask({ adHoc, mergedFrom: [elsewhere] })

    expect(() => withdrawnTask(lead, '示例', { by: 'approver', on: '2022-06-01' })).toThrow(/came of a merge/)
  })
})

describe('the sheets of a visit', () => {
  const draw = { id: 'draw-1', round: 1 } as Parameters<typeof sheetsOf>[0]['draw']
  const target = sampleTarget(1)
  const team = { target: target.id, level: 'B', officers: ['F1', 'F2', 'M1', 'M2'] }
  const now = new Date('2022-07-04T01:00:00Z')
  const sheets = sheetsOf({ draw, task, target, department: '140900/finance' }, team, now)

  it('are one for each department, one where nobody cooperates', () => {
    expect(sheets.map(({ department, inspection }) => [department, inspection.officerIds, inspection.itemIds])).toEqual(
      [
        ['140900/finance', ['F1', 'F2'], ['item-1', 'item-2']],
        ['140900/market', ['M1', 'M2'], ['SJ-01']],
      ],
    )
    expect(new Set(sheets.map(({ inspection }) => inspection.id)).size).toBe(1)
    const own = sheetsOf({ draw, task: sampleTask(), target, department: '140900/finance' }, team, now)
    expect(own).toHaveLength(1)
    expect(own[0]?.inspection.joint).toBeUndefined()
  })

  it('name a new team once, also where it is not their own', () => {
    const [own] = sheets
    const parts = (own?.inspection.joint?.departments ?? []).map((part, at) =>
      at === 1 ? { ...part, officerIds: ['M3', 'M2'] } : part,
    )
    if (!own) throw new Error('no sheet')
    const after = withParts(own.inspection, own.department, parts, now)

    expect(after?.officerIds).toEqual(['F1', 'F2'])
    expect(after?.joint?.departments[1]?.officerIds).toEqual(['M3', 'M2'])
    expect(after && withParts(after, own.department, parts, now)).toBeUndefined()
  })
})

it('counts months to the same day, or to the last of a shorter month', () => {
  expect(addMonths('2022-08-31', 6)).toBe('2023-02-28')
  expect(addMonths('2022-07-15', 6)).toBe('2023-01-15')
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
})
