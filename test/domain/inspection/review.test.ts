import { describe, expect, it } from 'vitest'
import { changedSince } from '../../../shared/domain/inspection/changed-since.ts'
import { confirmResult } from '../../../shared/domain/inspection/confirm.ts'
import { inspectionLifecycle } from '../../../shared/domain/inspection/inspection.ts'
import { recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { handsOf } from '../../../shared/domain/inspection/required.ts'
import { fileReviewer, reviewResult } from '../../../shared/domain/inspection/review.ts'
import { reviewSheet } from '../../../shared/domain/inspection/review-sheet.ts'
import { seesOwnOnly, visibleTo } from '../../../shared/domain/inspection/visible-to.ts'
import { diagram } from '../../../shared/kernel/lifecycle.ts'
import { approved, inspector, order, refused, reviewer, submitted } from './review-samples.ts'
import { good, noon, personSample, photoSample } from './samples.ts'

const at = { who: reviewer, now: noon }
const sentBack = { decision: 'returned', items: [{ itemId: 'F-01', reason: '照片不清' }] } as const

describe('the review', () => {
  it('is not for an officer of the team, whatever else he is', () => {
    expect(() => reviewResult(submitted(), { decision: 'approved' }, { who: inspector, now: noon })).toThrow(
      refused('four-eyes'),
    )
  })

  it('is not for an officer who left the team, nor for one who signed', () => {
    const left = submitted({}, { teamChanges: [{ at: noon.toISOString(), out: ['SX0900-07'], in: ['SX0900-01'] }] })
    const gone = personSample('gone', ['reviewer'], 'SX0900-07')
    const signed = { ...submitted(), officerIds: ['SX0900-05', 'SX0900-06'] }

    expect(() => reviewResult(left, { decision: 'approved' }, { who: gone, now: noon })).toThrow(refused('four-eyes'))
    expect(() => reviewResult(signed, { decision: 'approved' }, { who: inspector, now: noon })).toThrow(
      refused('four-eyes'),
    )
  })

  it('returns only with a reason for each item that it names, and names at least one', () => {
    const wrong = [
      [{ decision: 'returned' }, 'return-names-nothing'],
      [{ decision: 'returned', reason: '再查', items: [] }, 'return-names-nothing'],
      [{ decision: 'returned', items: [{ itemId: 'F-01', reason: '  ' }] }, 'reason-required'],
      [{ decision: 'returned', items: [{ itemId: 'F-09', reason: '再查' }] }, 'item-not-in-inspection'],
      [{ decision: 'returned', items: [sentBack.items[0], sentBack.items[0]] }, 'id-repeated'],
    ] as const

    for (const [given, code] of wrong) expect(() => reviewResult(submitted(), given, at)).toThrow(refused(code))
  })

  it('keeps every decision, and of a return what it sent back', () => {
    const returned = reviewResult(submitted(), sentBack, at)
    const again = confirmResult(recordResult(returned, good, { by: 'SX0900-01', now: noon }), {
      by: 'SX0900-02',
      now: noon,
    })

    const { state, reviews } = reviewResult(again, { decision: 'approved' }, at)

    expect([state, reviews.map(({ decision }) => decision)]).toEqual(['approved', ['returned', 'approved']])
    expect(reviews[0]).toMatchObject({ ...sentBack, reason: '照片不清', judged: { photoIds: ['photo-1'] } })
    expect(reviews[1]).not.toHaveProperty('judged')
  })

  it('judges a record once', () => {
    expect(() => reviewResult(approved(), { decision: 'approved' }, at)).toThrow(refused('wrong-state'))
    expect(() => reviewResult(reviewResult(submitted(), sentBack, at), sentBack, at)).toThrow(refused('wrong-state'))
  })

  it('opens the term of an order to rectify when it is approved, and makes the reviewer answer for the file', () => {
    const ordered = approved(order)

    expect(ordered.rectification).toEqual({ state: 'ordered', ordered: '2022-07-20', dueOn: '2022-08-19' })
    expect([fileReviewer(ordered), fileReviewer(submitted())]).toEqual(['reviewer', undefined])
  })
})

describe('what changed since a return', () => {
  const returned = reviewResult(
    submitted(),
    { decision: 'returned', items: [...sentBack.items, { itemId: 'F-02', reason: '写明经过' }] },
    at,
  )
  const items = [
    { itemId: 'F-01', code: '01', finding: '逐项查看', answers: [{ line: 'a', value: 'yes' }] },
    { itemId: 'F-02', code: '01', finding: '' },
  ] as const
  const more = { ...returned, photos: [...returned.photos, photoSample({ id: 'photo-2', state: 'accepted' })] }
  const again = { ...more, result: { ...good, items, opinion: '经复核未发现问题', recordedBy: 'x', recordedAt: 'y' } }

  it('is told field by field, with the photos that came', () => {
    expect(changedSince(again)).toMatchObject({
      fields: [
        { zh: '处理意见', before: '未发现问题', after: '经复核未发现问题' },
        { itemId: 'F-01', zh: '检查情况', after: '逐项查看' },
        { itemId: 'F-01', line: 'a', after: '是' },
      ],
      photosAdded: ['photo-2'],
      photosGone: [],
    })
  })

  it('names the items that were sent back and of which nothing changed', () => {
    expect(changedSince(again)?.untouched).toEqual(['F-02'])
  })

  it('is nothing where nothing was returned', () => {
    expect(changedSince(submitted())).toBeUndefined()
  })
})

describe('the sheet of a review', () => {
  const items = [
    { itemId: 'F-01', code: '01', finding: '', answers: [{ line: 'n', value: 4 }] },
    { itemId: 'F-02', code: '07', finding: '未公示', answers: [{ line: 'p', value: ['photo-1'] }] },
  ] as const
  const inspection = { ...submitted(), result: { ...good, items, recordedBy: 'x', recordedAt: 'y' } }
  const basis = [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17] }]
  const guide = {
    procedure: '到场查看',
    checklist: [
      { id: 'n', text: '专职从业人员', type: 'number', unit: '人' },
      { id: 'q', text: '制度', type: 'yes-no' },
    ],
  } as const
  const pinned = new Map([['F-01', { name: '业务开展', content: '内容', legalBasis: basis, guide, edition: 2 }]])
  const sheet = reviewSheet(inspection, pinned, { photos: [], versions: [], today: '2022-07-25' })

  it('puts questions, answers and law side by side, item by item', () => {
    expect(sheet.items).toMatchObject([
      {
        itemId: 'F-01',
        name: '业务开展',
        edition: 2,
        basis: ['《代理记账管理办法》（2019）第3、17条'],
        procedure: '到场查看',
        label: '未发现问题',
        lines: [
          { text: '专职从业人员', words: '4 人' },
          { text: '制度', words: '未作答' },
        ],
      },
      { itemId: 'F-02', name: 'F-02', label: '发现问题已责令改正', photoIds: ['photo-1'] },
    ])
  })

  it('tells how many working days are left until the result must be public', () => {
    expect(sheet.clock).toMatchObject({ endedOn: '2022-07-20', dueOn: '2022-08-17', workingDaysLeft: 17 })
  })
})

describe('who sees what', () => {
  const proposed = { disposition: 'discipline-referral', dispositionText: '按规定另行处理' } as const
  const seen = (who: Parameters<typeof visibleTo>[1], inspection = approved(proposed)) => {
    const { result } = visibleTo(inspection, who)
    return [result?.disposition, result?.dispositionText]
  }

  it('is 其他 with its words, and not a referral to discipline inspection, for all but its officers, its reviewer and the auditor', () => {
    const open = ['discipline-referral', '按规定另行处理']
    const masked = ['other', '按规定另行处理']

    expect(seen(personSample('officer-01', ['officer'], 'SX0900-01'))).toEqual(open)
    expect(seen(personSample('auditor', ['auditor']))).toEqual(open)
    expect(seen(reviewer)).toEqual(open)
    for (const role of ['clerk', 'publisher', 'approver', 'drawer', 'supervisor', 'operator', 'reviewer']) {
      expect(seen(personSample('foreign', [role])), role).toEqual(masked)
    }
    expect(seen(personSample('officer-07', ['officer'], 'SX0900-07'))).toEqual(masked)
  })

  it('is every reviewer’s to see while it waits for a review, and hidden in what was sent back too', () => {
    const returned = reviewResult(submitted(proposed), sentBack, at)
    const foreign = personSample('foreign', ['reviewer'])

    expect(seen(foreign, submitted(proposed))[0]).toBe('discipline-referral')
    expect(JSON.stringify(visibleTo(returned, foreign))).not.toContain('discipline')
  })

  it('is his own teams alone for somebody who is an officer and nothing else', () => {
    expect(
      [['officer'], ['officer', 'reviewer'], ['auditor']].map((roles) => seesOwnOnly(personSample('x', roles))),
    ).toEqual([true, false, false])
  })
})

it('an inspection was in the hands of those who took its photos, not of whoever scanned a letter of it', () => {
  const photos = [photoSample({ declaredBy: 'SX0900-09' }), photoSample({ declaredBy: 'reviewer', purpose: 'letter' })]
  const hands = handsOf({ ...submitted(), photos })

  expect([hands.has('SX0900-09'), hands.has('reviewer')]).toEqual([true, false])
})

it('draws the lifecycle with its ways to an end', () => {
  const drawn = diagram(inspectionLifecycle)

  expect(drawn).toContain('dispatched --> called_off: call-off 取消')
  expect(drawn).toContain('withheld --> closed: close 办结')
})
