import { expect, it } from 'vitest'
import { historyOf } from '../../../shared/domain/inspection/history.ts'
import { inspectionSample, photoSample } from './samples.ts'

it('tells what became of a photo and of the scan of a letter, each as what it is, and nothing of what stays as it was', () => {
  const visit = photoSample({ id: 'p' })
  const letter = photoSample({ id: 's', purpose: 'letter' })
  const lists = [
    [visit, letter],
    [{ ...visit, state: 'accepted' }, letter],
    [
      { ...visit, state: 'accepted' },
      { ...letter, state: 'refused' },
    ],
    [
      { ...visit, state: 'accepted' },
      { ...letter, state: 'withdrawn' },
    ],
  ] as const

  const told = historyOf(lists.map((photos) => ({ record: inspectionSample({ photos }) })))

  expect(told.slice(1).map(({ zh }) => zh)).toEqual([
    '照片通过检查：p',
    '往来文书扫描件未通过检查：s',
    '往来文书扫描件已撤回：s',
  ])
})
