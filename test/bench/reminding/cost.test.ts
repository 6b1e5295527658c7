import { expect, it } from 'vitest'
import { costOfThousand, costWords } from './cost.ts'
import priceList from './prices.json' with { type: 'json' }

const used = { messages: 2000, read: 1_000_000, write: 4_000_000, seconds: 60, gigabytes: 1 }

it('is told by hand for a thousand messages: half of what two thousand used', () => {
  const { all, ...parts } = costOfThousand(used)

  expect(parts['dynamodb-write']).toBeCloseTo(1.25, 10)
  expect(parts['dynamodb-read']).toBeCloseTo(0.0625, 10)
  expect(parts['lambda-gb-second']).toBeCloseTo(0.000400002, 10)
  expect(parts['sns-email']).toBeCloseTo(0.02, 10)
  expect(all).toBeCloseTo(
    Object.values(parts).reduce((sum, one) => sum + one),
    10,
  )
})

it('says its parts, the dearest first, with region and date of the prices', () => {
  expect(costWords(used)).toMatch(
    /^1\.3334 USD .*\(dynamodb-write 1\.2500, dynamodb-read .* us-east-1, 20\d\d-\d\d-\d\d/,
  )
})

it('says that no price was read from AWS itself, who quotes each, and which of China’s are missing', () => {
  const words = costWords(used)

  expect(words).toContain("AWS's own pages were out of reach")
  expect(words).toContain('dynamodb-write alone 22.3076 CNY')
  expect(Object.values(priceList.prices).filter(({ quotedBy }) => !quotedBy.where)).toEqual([])
  const known = [...Object.keys(priceList.china.prices), ...priceList.china.notFound]
  expect(known.sort()).toEqual(Object.keys(priceList.prices).sort())
  for (const name of priceList.china.notFound) expect(words.split('UNVERIFIED')[1]).toContain(name)
})
