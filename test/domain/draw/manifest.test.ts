import { describe, expect, it } from 'vitest'
import { type FreezeInput, freeze } from '../../../shared/domain/draw/manifest.ts'
import { isRefusal } from '../../../shared/kernel/refusal.ts'
import { randomDraw } from './random-draw.ts'
import { readVectors } from './vectors.ts'

const { input } = randomDraw(1)
const row = (id: string) => ({ id, level: 'D', region: '140902' })
const base: FreezeInput = {
  ...input,
  strata: [{ level: 'D', ratio: 2000, priority: 1, already: 0 }],
  roster: ['a', 'b', 'c'].map(row),
  exclusions: [],
  officers: [{ id: 'P1', region: '', tags: ['执法资格', '与本次抽取无关'] }],
  tags: ['执法资格'],
  seats: [['执法资格']],
  recusals: [],
}

describe('freezing a pool', () => {
  it.each(readVectors())('gives the manifest of $name back, whatever the order of the lists', ({ bundle }) => {
    const { manifest } = bundle
    const names = (mask: number) => manifest.tags.filter((_, bit) => ((mask >> bit) & 1) === 1)

    const frozen = freeze({
      ...manifest,
      roster: bundle.roster.map(([id, level, region]) => ({ id, level, region })).toReversed(),
      officers: bundle.officers.map(([id, region, tags]) => ({ id, region, tags: names(tags) })).toReversed(),
      recusals: bundle.recusals.toReversed(),
      exclusions: manifest.exclusions.toReversed(),
      seats: manifest.seats.map(names),
    })

    expect(frozen.manifest).toEqual(manifest)
    expect(frozen.manifestDigest).toBe(bundle.manifestDigest)
    expect([frozen.roster, frozen.officers, frozen.recusals]).toEqual([bundle.roster, bundle.officers, bundle.recusals])
  })

  it('sorts ids by their bytes, not by UTF-16 units', () => {
    const frozen = freeze({ ...base, roster: ['\uff21', '𝔐', 'z', 'é'].map(row) })

    expect(frozen.roster.map(([id]) => id)).toEqual(['z', 'é', '\uff21', '𝔐'])
  })

  it.each([
    ['', '为空'],
    [' a', '首尾有空格'],
    ['a\u3000', '首尾有空格'],
    ['\ufeffa', '首尾有空格'],
    ['a\tb', '含有控制字符'],
    ['a\u0085b', '含有控制字符'],
    ['e\u0301', '不是 NFC'],
    ['\ud800', '含有残缺字符'],
    ['示'.repeat(86), '超过 255 字节'],
  ])('refuses the id %j and never repairs it', (id, why) => {
    for (const changed of [
      { roster: [row('a'), row(id)] },
      { officers: [{ id, region: '', tags: [] }] },
      { contributors: [id] },
    ]) {
      const refusal = refusalOf({ ...base, ...changed })

      expect(refusal).toMatchObject({ code: 'id-not-legal', facts: { id: JSON.stringify(id) } })
      expect(refusal.zh).toContain(why)
    }
  })

  it('accepts an id of exactly 255 bytes', () => {
    expect(freeze({ ...base, roster: [row('示'.repeat(85))] }).roster).toHaveLength(1)
  })

  it('refuses an id that appears twice', () => {
    expect(refusalOf({ ...base, roster: [row('a'), row('b'), row('a')] })).toMatchObject({
      code: 'id-repeated',
      facts: { id: '"a"' },
    })
    expect(refusalOf({ ...base, exclusions: [exclude('a'), exclude('a')] })).toMatchObject({ code: 'id-repeated' })
  })

  it.each<[string, Partial<FreezeInput>, string]>([
    ['a level nobody planned', { roster: [{ ...row('a'), level: 'E' }] }, 'roster a'],
    ['a level planned twice', { strata: [...base.strata, ...base.strata] }, 'manifest.strata'],
    ['an exclusion from outside the roster', { exclusions: [exclude('z')] }, 'exclusions'],
    ['an exclusion without a reason', { exclusions: [{ id: 'a', reason: '' }] }, 'manifest.exclusions'],
    ['a recusal for an unknown target', { recusals: [['z', 'P1']] }, 'recusals'],
    ['a recusal of an unknown officer', { recusals: [['a', 'P9']] }, 'recusals'],
    ['a seat that asks for an unknown tag', { seats: [['税务']] }, 'seats[0]'],
    [
      'a team of more seats than a verifier can bear',
      { seats: Array.from({ length: 31 }, () => []) },
      'manifest.seats',
    ],
    ['a round beyond the last', { round: 3, rounds: 2 }, 'manifest.round'],
    [
      'a ratio that is not whole',
      { strata: [{ level: 'D', ratio: 0.2, priority: 1, already: 0 }] },
      'manifest.strata[0].ratio',
    ],
    [
      'a ratio over the whole',
      { strata: [{ level: 'D', ratio: 10_001, priority: 1, already: 0 }] },
      'manifest.strata[0].ratio',
    ],
    ['a local time', { frozenAt: '2022-07-01T09:00:00+08:00' }, 'manifest.frozenAt'],
    ['a commitment that is no digest', { nonceCommit: 'ABC' }, 'manifest.nonceCommit'],
    ['a cap of nothing', { cap: 0 }, 'manifest.cap'],
    ['a contributor named twice', { contributors: ['甲', '甲'] }, 'manifest.contributors'],
  ])('refuses %s, naming the field', (_, changed, where) => {
    expect(refusalOf({ ...base, ...changed })).toMatchObject({ code: 'manifest-malformed', facts: { where } })
  })

  it('refuses an empty pool', () => {
    expect(refusalOf({ ...base, roster: [] })).toMatchObject({ code: 'pool-empty' })
    expect(refusalOf({ ...base, exclusions: base.roster.map(({ id }) => exclude(id)) })).toMatchObject({
      code: 'pool-empty',
    })
  })

  it('binds further fields by the digest, but lets none replace its own', () => {
    const plain = freeze(base)
    const linked = freeze({ ...base, extra: { log: 'https://example.org/log', floor: 1 } })

    expect(linked.manifest).toEqual({ ...plain.manifest, log: 'https://example.org/log' })
    expect(linked.manifestDigest).not.toBe(plain.manifestDigest)
    expect(refusalOf({ ...base, extra: { share: 0.5 } })).toMatchObject({
      code: 'not-canonical',
      facts: { where: '$.share' },
    })
  })
})

function exclude(id: string) {
  return { id, reason: 'observation-period' }
}

function refusalOf(changed: FreezeInput) {
  try {
    freeze(changed)
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
  return expect.fail('was not refused')
}
