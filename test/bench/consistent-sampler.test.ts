import { expect, it } from 'vitest'
import { consistentSample, firstFraction } from './consistent-sampler.ts'

it('gives the tickets and the order that the published sampler documents', () => {
  expect(firstFraction('AB-130', '01382438112797316654')).toBe(
    '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
  )
  expect(consistentSample('xy()134!g2n', ['dog', 'cat', 'fish', 'goat'], 3)).toEqual(['cat', 'dog', 'goat'])
})
