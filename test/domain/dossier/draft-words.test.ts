import { describe, expect, it } from 'vitest'
import { attached, minute } from '../../../shared/domain/dossier/draft-words.ts'
import { photoSample } from '../inspection/samples.ts'

describe('what is attached to an entry', () => {
  const photos = ['a', 'b', 'c'].map((id) => photoSample({ id }))

  it('is named by its place in the list of photos, as its file in the dossier is', () => {
    expect(attached({ photos }, ['b'])).toBe('（附件：照片清单第 2 号）')
    expect(attached({ photos }, ['c', 'a'])).toBe('（附件：照片清单第 3、1 号）')
  })

  it('is not spoken of where there is nothing', () => {
    expect([attached({ photos }), attached({ photos }, [])]).toEqual(['', ''])
  })
})

it('says an instant as a clock in Beijing shows it', () => {
  expect(minute('2022-07-19T16:05:59Z')).toBe('2022-07-20 00:05')
})
