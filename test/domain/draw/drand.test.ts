import { bls12_381 } from '@noble/curves/bls12-381.js'
import { describe, expect, it } from 'vitest'
import {
  type DrandChain,
  drandChains,
  drandContributor,
  drandRandomness,
  drandRoundAfter,
  drandRoundTime,
  drandValue,
  drandFault as fault,
} from '../../../shared/domain/draw/drand.ts'
import { drandMessage, drandSigned } from '../../../shared/domain/draw/drand-signature.ts'
import { freeze } from '../../../shared/domain/draw/manifest.ts'
import type { Contribution } from '../../../shared/domain/draw/types.ts'
import { toHex } from '../../../shared/kernel/bytes.ts'
import { executeDraw } from './executed.ts'
import { randomDraw } from './random-draw.ts'

/** Rounds of the real network, as published. */
const ROUND_1000 = 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'
const ROUND_1001 = 'b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41'
const BEFORE = '2023-08-23T15:00:00Z'

const drandFault = (contribution: Contribution, frozenAt: string, chains = drandChains) =>
  fault(contribution, frozenAt, drandSigned, chains)

const quicknet = (round: number, signature: string, named = round): Contribution => ({
  kind: 'drand',
  by: drandContributor('quicknet', named),
  value: drandValue(round, signature),
})

describe('a drand contribution', () => {
  it('counts when the network signed the round it was named for, after the freeze', () => {
    expect(drandFault(quicknet(1000, ROUND_1000), BEFORE)).toBeNull()
    expect(drandFault(quicknet(1001, ROUND_1001), BEFORE)).toBeNull()
    expect(drandRandomness(ROUND_1000)).toBe('fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd')
  })

  it.each<[string, Contribution, string]>([
    ['the signature of another round', quicknet(1000, ROUND_1001), '签名不成立'],
    ['a signature that is no point', quicknet(1000, 'f'.repeat(96)), '签名不成立'],
    ['another round than the published one', quicknet(1001, ROUND_1001, 1000), '不是公布的第 1000 轮'],
    ['a value in another form', { ...quicknet(1000, ROUND_1000), value: ROUND_1000 }, '应写作'],
    ['an unknown network', { ...quicknet(1000, ROUND_1000), by: 'drand/toString/1000' }, '不是已知的 drand 网络'],
    ['words given under the name of a round', { ...quicknet(1000, ROUND_1000), kind: 'witness' }, '应为 drand 输入'],
    ['a round given under a person’s name', { ...quicknet(1000, ROUND_1000), by: '见证人甲' }, '不是已知的 drand 网络'],
  ])('is refused for %s', (_, contribution, why) => {
    expect(drandFault(contribution, BEFORE)).toContain(why)
  })

  it('is refused when its round was made before the freeze', () => {
    const made = new Date(drandRoundTime(drandChains.quicknet as DrandChain, 1000)).toISOString()

    expect(made).toBe('2023-08-23T15:59:24.000Z')
    expect(drandFault(quicknet(1000, ROUND_1000), made)).toContain('该轮早于锁定时间')
    expect(drandFault(quicknet(1000, ROUND_1000), '2023-08-23T15:59:23.999Z')).toBeNull()
  })

  it('leaves other contributions alone', () => {
    expect(drandFault({ kind: 'dice', by: '见证人甲', value: '6' }, BEFORE)).toBeNull()
  })

  it('is checked against any network of the scheme, by its public key', () => {
    const { shortSignatures } = bls12_381
    const { secretKey, publicKey } = shortSignatures.keygen(new Uint8Array(48).fill(7))
    const chain = { chainHash: '', publicKey: toHex(publicKey.toBytes()), genesis: 1_700_000_000, period: 30 }
    const signature = toHex(shortSignatures.Signature.toBytes(shortSignatures.sign(drandMessage(5), secretKey)))
    const contribution = { kind: 'drand' as const, by: 'drand/test/5', value: `5:${signature}` }

    expect(drandFault(contribution, BEFORE, { test: chain })).toBeNull()
    expect(
      drandFault(contribution, BEFORE, { test: { ...chain, publicKey: drandChains.quicknet?.publicKey as string } }),
    ).toContain('签名不成立')
  })

  it('is part of a draw, which names it when it does not hold', () => {
    const { input, nonce } = randomDraw(2)
    const frozen = freeze({ ...input, frozenAt: BEFORE, contributors: ['drand/quicknet/1000'] })
    const draw = (signature: string) => executeDraw({ ...frozen, nonce, contributions: [quicknet(1000, signature)] })

    expect(draw(ROUND_1000).drawn.length).toBeGreaterThan(0)
    expect(() => draw(ROUND_1001)).toThrow(expect.objectContaining({ code: 'contribution-not-valid' }))
  })
})

it('the round to wait for is the first one made after an instant', () => {
  const chain = drandChains.quicknet as DrandChain
  const made = drandRoundTime(chain, 1000)

  expect([made - 1, made, made + 2_999, made + 3_000].map((at) => drandRoundAfter(chain, at))).toEqual([
    1000, 1001, 1001, 1002,
  ])
  expect(drandRoundAfter(chain, 0)).toBe(1)
})
