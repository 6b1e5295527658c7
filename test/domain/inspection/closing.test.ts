import { describe, expect, it } from 'vitest'
import { closed, closedOn, openMatters, reopened, withheld } from '../../../shared/domain/inspection/closing.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { referralProposed } from '../../../shared/domain/inspection/refer.ts'
import {
  maySeeSealed,
  sealedConcluded,
  sealedFor,
  sealedReceived,
  sealedSent,
  sealedWithdrawn,
} from '../../../shared/domain/inspection/seal.ts'
import type { SealedFile } from '../../../shared/domain/inspection/sealed-referral.ts'
import { lineOf, placeOf } from '../../../shared/domain/inspection/waiting.ts'
import { approved, approver, inspector, order, refused, reviewer, submitted } from './review-samples.ts'
import { personSample } from './samples.ts'

const today = '2022-08-10'
const keeper = { who: reviewer, standsFor: [], today }
const published = (inspection: Inspection): Inspection => ({
  ...inspection,
  state: 'published',
  publishedOn: '2022-08-05',
})
const sealing = { id: 's', recipient: '示例纪检监察组', reason: '线索', number: '示例密〔2022〕1号' }
const sealed = sealedSent(approved(), undefined, sealing, { ...keeper, alias: 'alias' })

describe('closing a file', () => {
  it('takes a result that is public or withheld by law, with nothing open', () => {
    const secret = withheld(approved(), { basis: '政府信息公开条例第十四条', reason: '涉密' }, { who: approver, today })

    expect([published(approved()), secret].map((each) => closed(each, undefined, keeper).state)).toEqual([
      'closed',
      'closed',
    ])
    expect(() => closed(approved(), undefined, keeper)).toThrow(refused('wrong-state'))
    expect(() => closed(closed(secret, undefined, keeper), undefined, keeper)).toThrow(refused('wrong-state'))
  })

  it('is refused naming everything that is open', () => {
    const proposing = { id: 'r', kind: 'inter-agency', recipient: '示例市监局', reason: '登记' } as const
    const open = published(referralProposed(approved(order), proposing, { who: reviewer, today }))

    expect(() => closed(open, sealed, keeper)).toThrow(
      refused('follow-up-open', {
        open: ['责令改正：整改中', '抄告相关部门（示例市监局）：拟移送', '移送纪检监察：已发出'],
      }),
    )
  })

  it('is refused while what the officers proposed has not been begun', () => {
    const proposals = ['case-filing', 'inter-agency-notice', 'judicial-referral', 'discipline-referral'] as const

    for (const disposition of proposals) {
      const open = openMatters(published(approved({ disposition, dispositionText: '按规定处理' })))
      expect(open, disposition).toMatchObject([{ what: 'disposition' }])
    }
    const begun = approved({ disposition: 'discipline-referral', dispositionText: '按规定处理' })
    expect(openMatters(published(begun), sealed)).toMatchObject([{ what: 'sealed' }])
  })

  it('is for the reviewer who answers for the file and for whoever took over his work, whatever is open', () => {
    const other = { who: personSample('reviewer-2', ['reviewer']), standsFor: [], today }

    for (const each of [published(approved()), published(approved(order)), approved()]) {
      expect(() => closed(each, undefined, other)).toThrow(refused('not-your-file'))
    }
    expect(closed(published(approved()), undefined, { ...other, standsFor: ['reviewer'] }).state).toBe('closed')
  })

  it('is undone with a reason by an outsider, and the file stands where it stood', () => {
    const done = closed(published(approved()), undefined, keeper)
    const secret = withheld(approved(), { basis: '条例第十四条', reason: '涉密' }, { who: approver, today })

    const again = reopened(done, '发现新线索', { who: approver, today })

    expect([closedOn(done), closedOn(again), again.state]).toEqual([today, undefined, 'published'])
    expect(again.closings).toMatchObject([{ by: 'reviewer', reopened: { reason: '发现新线索' } }])
    expect(reopened(closed(secret, undefined, keeper), '理由', { who: approver, today }).state).toBe('withheld')
    expect(() => reopened(done, ' ', { who: approver, today })).toThrow(refused('reason-required'))
    expect(() => reopened(done, '理由', { who: inspector, today })).toThrow(refused('four-eyes'))
    expect(() => reopened(again, '理由', { who: approver, today })).toThrow(refused('wrong-state'))
  })
})

describe('withholding a result', () => {
  const ground = { basis: '政府信息公开条例第十四条', reason: '涉及国家秘密' }

  it('names the law and is not for whoever inspected or reviewed', () => {
    const both = { ...reviewer, roles: ['reviewer', 'approver'] }

    expect(withheld(approved(), ground, { who: approver, today }).withheld).toMatchObject(ground)
    expect(() => withheld(approved(), { ...ground, basis: ' ' }, { who: approver, today })).toThrow(
      refused('reason-required'),
    )
    expect(() => withheld(approved(), ground, { who: both, today })).toThrow(refused('four-eyes'))
    expect(() => withheld(approved(), ground, { who: inspector, today })).toThrow(refused('four-eyes'))
    expect(() => withheld(submitted(), ground, { who: approver, today })).toThrow(refused('wrong-state'))
  })
})

describe('a sealed referral', () => {
  const seen = (id: string, roles: string[], standsFor: string[] = []) =>
    sealedFor(sealed, { who: personSample(id, roles), standsFor })

  it('is for its sender, his successor, its recipient and the auditor; to others there is no file', () => {
    const addressed: SealedFile = {
      ...sealed,
      referrals: [{ ...sealed.referrals[0], recipientId: 'disciplinarian' } as never],
    }
    const recipient = { who: personSample('disciplinarian', ['clerk']), standsFor: [] }

    expect([
      seen('reviewer', ['reviewer']),
      seen('next', ['reviewer'], ['reviewer']),
      seen('auditor', ['auditor']),
    ]).toEqual([sealed, sealed, sealed])
    expect(sealedFor(addressed, recipient)).toEqual(addressed)
    for (const role of ['reviewer', 'approver', 'clerk', 'drawer', 'publisher', 'supervisor', 'operator', 'officer']) {
      expect(seen('foreign', [role]), role).toBeUndefined()
    }
    expect(
      maySeeSealed(addressed.referrals[0] as never, { who: personSample('other', ['clerk']), standsFor: [] }),
    ).toBe(false)
  })

  it('has its receipt and its outcome in order, by its own people; for others it is not there', () => {
    const receipt = { on: today, number: '1' }
    const received = sealedReceived(sealed, 's', receipt, keeper)
    const outcome = { kind: 'handled', on: today, text: '已处理' } as const

    expect(sealedConcluded(received, 's', outcome, keeper).referrals[0]?.state).toBe('concluded')
    expect(() => sealedConcluded(sealed, 's', outcome, keeper)).toThrow(refused('wrong-state'))
    expect(() => sealedReceived(received, 's', receipt, keeper)).toThrow(refused('wrong-state'))
    expect(() => sealedReceived(sealed, 's', { ...receipt, on: '2022-08-09' }, keeper)).toThrow(
      refused('day-not-acceptable'),
    )
    expect(() => sealedWithdrawn(sealed, 's', ' ', keeper)).toThrow(refused('reason-required'))
    for (const who of [personSample('reviewer-2', ['reviewer']), personSample('auditor', ['auditor'])]) {
      expect(() => sealedReceived(sealed, 's', receipt, { ...keeper, who })).toThrow(refused('not-found', { id: 's' }))
    }
  })

  it('is sent by the reviewer who answers for the file alone', () => {
    const send = (inspection: Inspection, who = reviewer) =>
      sealedSent(inspection, undefined, sealing, { ...keeper, who, alias: 'alias' })

    expect(() => send(approved(), personSample('reviewer-2', ['reviewer']))).toThrow(refused('not-your-file'))
    expect(() => send(submitted())).toThrow(refused('wrong-state'))
    expect(() => send(closed(published(approved()), undefined, keeper))).toThrow(refused('wrong-state'))
  })
})

describe('where an inspection waits', () => {
  it('goes from desk to desk', () => {
    expect([
      placeOf(submitted()),
      placeOf(approved()),
      placeOf(published(approved(order))),
      placeOf(published(approved())),
      placeOf(closed(published(approved()), undefined, keeper)),
    ]).toEqual([
      { desk: 'review', since: '2022-07-20' },
      { desk: 'publication', since: '2022-07-20' },
      { desk: 'follow-up', since: '2022-08-05' },
      { desk: 'closing', since: '2022-08-05' },
      undefined,
    ])
  })

  it('does not tell of what is under seal: such a file waits to be closed like any other', () => {
    const secret = published(approved({ disposition: 'discipline-referral', dispositionText: '按规定处理' }))

    expect(placeOf(secret)?.desk).toBe('closing')
  })

  it('tells the age in working days and marks a review that is overdue', () => {
    const on = (day: string) => lineOf(submitted(), 'review', day)

    expect(on('2022-07-25')).toMatchObject({ workingDays: 3, dueOn: '2022-07-27', overdue: false, returns: 0 })
    expect(on('2022-07-28')).toMatchObject({ workingDays: 6, overdue: true })
    expect(lineOf(submitted(), 'closing', today)).toBeUndefined()
  })
})
