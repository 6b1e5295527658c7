import { describe, expect, it } from 'vitest'
import { disclosureDue } from '../../../shared/domain/disclosure/disclosure-due.ts'
import { expired } from '../../../shared/domain/disclosure/expire-disclosure.ts'
import { newDisclosure } from '../../../shared/domain/disclosure/new-disclosure.ts'
import { photoViews, shownPhoto } from '../../../shared/domain/disclosure/photo-view.ts'
import { retentionEnds } from '../../../shared/domain/disclosure/retention.ts'
import type { Photo } from '../../../shared/domain/inspection/photo.ts'
import { disclosure, inspection } from '../../pages/samples.ts'

describe('the term of a public result', () => {
  it.each([
    ['enterprise', '2022-08-05', '2027-08-05'],
    ['other', '2022-08-05', '2027-08-05'],
    ['sole-trader', '2022-08-05', '2024-08-05'],
    [undefined, '2022-08-05', '2027-08-05'],
    ['enterprise', '2024-02-29', '2029-03-01'],
    ['sole-trader', '2024-02-29', '2026-03-01'],
  ] as const)('of %s, public since %s, ends on %s', (kind, since, ends) => {
    expect(retentionEnds(since, kind)).toBe(ends)
  })

  const short = { ...disclosure, endsOn: '2024-08-05' }
  const on = (today: string, change = {}) => expired({ ...short, ...change }, { digest: 'd', today })

  it('is over on its last day and not before, and only once', () => {
    expect(on('2024-08-04')).toBeUndefined()
    expect(on('2024-08-05')).toMatchObject({ state: 'expired', former: [{ why: 'expired', endedOn: '2024-08-05' }] })
    expect(on('2024-09-01')).toMatchObject({ state: 'expired' })
    expect(on('2024-09-01', { state: 'expired' })).toBeUndefined()
  })

  it('ends for what was withdrawn too, whose words were gone before', () => {
    expect(on('2024-08-05', { state: 'withdrawn', former: [] })).toMatchObject({ state: 'expired', former: [] })
  })

  it('is unknown to records of before there was one', () => {
    const { endsOn: _, ...old } = short
    expect(expired(old, { digest: 'd', today: '2099-01-01' })).toBeUndefined()
  })
})

describe('the clock of twenty working days', () => {
  it.each([
    ['2022-07-20', '2022-08-17'],
    ['2022-09-20', '2022-10-21'],
    ['2022-12-30', '2023-02-02'],
  ])('from %s ends on %s', (ended, due) => {
    expect(disclosureDue(ended).dueOn).toBe(due)
  })

  it('goes into the disclosure with the day of its publication', () => {
    const made = newDisclosure(
      inspection,
      { ...disclosure.view, endedOn: '2022-07-20' },
      { by: 'p', today: '2022-08-18' },
    )

    expect(made).toMatchObject({ publishedOn: '2022-08-18', dueOn: '2022-08-17', endsOn: '2027-08-18' })
  })
})

describe('the photos of a public result', () => {
  const rendition = (key: string) => ({ key, sha256: 's', size: 1, width: 4, height: 3 })
  const photo = (id: string, change: Partial<Photo> = {}): Photo => ({
    id,
    sha256: id.repeat(64),
    size: 100,
    type: 'image/jpeg',
    declaredBy: 'SX0900-01',
    declaredAt: '2022-07-20T01:00:00Z',
    state: 'accepted',
    derivative: { web: rendition(`${id}/web`), thumbnail: rendition(`${id}/small`) },
    ...change,
  })
  const leftWith = (...photos: Photo[]) => ({
    ...disclosure,
    view: { ...disclosure.view, photoHashes: photos.map(({ sha256 }) => sha256) },
  })

  it('are those that left with it: none that came later, none that proves a rectification', () => {
    const [a, b] = [photo('a'), photo('b')]
    const later = [a, photo('c'), photo('d', { purpose: 'rectification' }), b]

    expect(photoViews(leftWith(a, b), { photos: later }).map(({ number, sha256 }) => [number, sha256[0]])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })

  it('keep their numbers when one is taken down, whose reason is told without a phone number', () => {
    const [a, b] = [photo('a'), photo('b')]
    const takenDown = { by: 'p', at: '2022-08-10T17:00:00Z', reason: '致电 13800000000' }
    const now = { photos: [{ ...a, takenDown }, b] }

    const views = photoViews(leftWith(a, b), now)

    expect(views[0]).toMatchObject({
      number: 1,
      takenDown: { on: '2022-08-11', reason: expect.not.stringContaining('138') },
    })
    expect(views[1]).toMatchObject({ number: 2, width: 4, height: 3 })
    expect(shownPhoto(leftWith(a, b), now, 1)).toBeUndefined()
    expect(shownPhoto(leftWith(a, b), now, 2)?.web.key).toBe('b/web')
  })

  it('are not shown once the result is withdrawn, nor where nothing was drawn for the public', () => {
    const a = photo('a')
    const { derivative: _, ...old } = photo('b')
    const scan = { ...old, type: 'application/pdf' as const }

    expect(shownPhoto({ ...leftWith(a), state: 'withdrawn' }, { photos: [a] }, 1)).toBeUndefined()
    expect(photoViews(leftWith(old), { photos: [old] })[0]).toMatchObject({ hidden: 'older' })
    expect(photoViews(leftWith(scan), { photos: [scan] })[0]).toMatchObject({ hidden: 'scan' })
  })

  it('are told apart by their places when one file was handed in twice', () => {
    const [first, again] = [photo('a'), { ...photo('a'), id: 'second' }]
    const takenDown = { by: 'p', at: '2022-08-10T01:00:00Z', reason: '重复' }

    const views = photoViews(leftWith(first, again), { photos: [first, { ...again, takenDown }] })

    expect(views.map(({ takenDown: gone }) => gone?.reason)).toEqual([undefined, '重复'])
  })
})
