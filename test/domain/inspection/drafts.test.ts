import { describe, expect, it } from 'vitest'
import { type Draft, type DraftContent, savedDraft } from '../../../shared/domain/inspection/draft.ts'
import { mergeDrafts } from '../../../shared/domain/inspection/merge-drafts.ts'
import { inspectionSample, noon } from './samples.ts'

const saving = (content: DraftContent, held: number) => ({
  officerId: 'SX0900-01',
  device: 'phone',
  content,
  held,
  now: noon,
})

const first = savedDraft(inspectionSample(), undefined, saving({ opinion: '写到一半' }, 0)) as Draft

describe('a draft', () => {
  it('is one for each inspection, officer and device, and counts its savings', () => {
    const second = savedDraft(inspectionSample({ edits: 2 }), first, saving({ opinion: '写完了' }, 1))

    expect(first).toMatchObject({ id: 'draw-1-91140900MA0SL00018#SX0900-01#phone', edition: 1, of: 1 })
    expect(second).toMatchObject({ edition: 2, of: 3, content: { opinion: '写完了' } })
  })

  it('that is sent twice is one, whatever edition the phone remembers', () => {
    expect(savedDraft(inspectionSample(), first, saving({ opinion: '写到一半' }, 0))).toBeUndefined()
  })

  it('does not overwrite what the same device saved later', () => {
    expect(() => savedDraft(inspectionSample(), first, saving({ opinion: '另写' }, 0))).toThrow(
      expect.objectContaining({ code: 'changed-meanwhile', facts: { what: '草稿', id: 'phone', current: 1 } }),
    )
  })

  it('is not taken once the record is submitted', () => {
    expect(() => savedDraft(inspectionSample({ state: 'submitted' }), first, saving({}, 1))).toThrow(
      expect.objectContaining({ code: 'wrong-state' }),
    )
  })
})

describe('the drafts of two officers', () => {
  const one: DraftContent = {
    opinion: '责令改正',
    onSite: { arrivedAt: '2022-07-20T01:00:00Z' },
    items: [
      { itemId: 'F-01', code: '07', answers: [{ line: 'staff', value: 3 }] },
      { itemId: 'F-02', finding: '' },
    ],
  }
  const other: DraftContent = {
    opinion: '责令改正',
    onSite: { leftAt: '2022-07-20T02:00:00Z' },
    party: { position: 'agrees' },
    items: [{ itemId: 'F-01', code: '01', finding: '许可未公示', answers: [{ line: 'door', value: ['p-1'] }] }],
  }
  const drafts = [
    { officerId: 'SX0900-01', device: 'phone', content: one },
    { officerId: 'SX0900-02', device: 'tablet', content: other },
  ]

  it('are put together where they do not contradict each other', () => {
    expect(mergeDrafts(drafts).content).toEqual({
      opinion: '责令改正',
      onSite: { arrivedAt: '2022-07-20T01:00:00Z', leftAt: '2022-07-20T02:00:00Z' },
      party: { position: 'agrees' },
      items: [
        {
          itemId: 'F-01',
          finding: '许可未公示',
          answers: [
            { line: 'staff', value: 3 },
            { line: 'door', value: ['p-1'] },
          ],
        },
        { itemId: 'F-02' },
      ],
    })
  })

  it('name every field in which they differ, with who says what', () => {
    expect(mergeDrafts(drafts).conflicts).toEqual([
      {
        field: 'items/F-01/code',
        values: [
          { officerId: 'SX0900-01', device: 'phone', value: '07' },
          { officerId: 'SX0900-02', device: 'tablet', value: '01' },
        ],
      },
    ])
  })

  it('say the same in either order', () => {
    const [a, b] = [mergeDrafts(drafts), mergeDrafts(drafts.toReversed())]

    expect(b.conflicts.map(({ field }) => field)).toEqual(a.conflicts.map(({ field }) => field))
    expect(Object.keys(b.content).sort()).toEqual(Object.keys(a.content).sort())
  })

  it('are nothing when there are none', () => {
    expect(mergeDrafts([])).toEqual({ content: {}, conflicts: [] })
  })
})
