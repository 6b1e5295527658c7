import { fromHex, toHex } from '../../kernel/bytes.ts'
import { sha256 } from './hash.ts'
import type { Contribution } from './types.ts'

/** A drand network of the scheme `bls-unchained-g1-rfc9380`. Times in seconds. */
export type DrandChain = { chainHash: string; publicKey: string; genesis: number; period: number }

/** Whether a network signed a round: `drandSigned`, or the word of whoever has asked it before. */
export type DrandSigned = (chain: DrandChain, round: number, signature: string) => boolean

/** Networks whose rounds may contribute, by the name that contributors carry. */
export const drandChains: Readonly<Record<string, DrandChain>> = {
  quicknet: {
    chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    genesis: 1_692_803_367,
    period: 3,
  },
}

const CONTRIBUTOR = /^drand\/([a-z0-9-]+)\/([1-9]\d{0,14})$/
const VALUE = /^([1-9]\d{0,14}):([0-9a-f]{96})$/

/** The name under which a round is awaited, to be put among the manifest's contributors. */
export function drandContributor(chain: string, round: number): string {
  return `drand/${chain}/${round}`
}

/** The value of a drand contribution: round and signature. */
export function drandValue(round: number, signature: string): string {
  return `${round}:${signature}`
}

/** The instant, in milliseconds, at which a round is made. */
export function drandRoundTime({ genesis, period }: DrandChain, round: number): number {
  return (genesis + (round - 1) * period) * 1000
}

/** The first round made after an instant. */
export function drandRoundAfter({ genesis, period }: DrandChain, milliseconds: number): number {
  return Math.max(1, Math.floor((milliseconds / 1000 - genesis) / period) + 2)
}

/**
 * Why a contribution's drand part does not hold, Chinese first, or null. A contributor named `drand/…` must give the very
 * round he is named for, made after the freeze and signed by the network; nobody else may call his words drand.
 *
 * @param frozenAt UTC instant of the freeze
 * @param signed `drandSigned`, unless the signature was verified before it was recorded
 * @source SPEC 5
 */
export function drandFault(
  contribution: Contribution,
  frozenAt: string,
  signed: DrandSigned,
  chains = drandChains,
): string | null {
  const { kind, by, value } = contribution
  if (kind !== 'drand' && !by.startsWith('drand/')) return null
  const [, name, promised] = CONTRIBUTOR.exec(by) ?? []
  const [, round, signature] = VALUE.exec(value) ?? []
  const chain = name !== undefined && Object.hasOwn(chains, name) ? chains[name] : undefined
  if (kind !== 'drand') return '应为 drand 输入 (must be of kind drand)'
  if (chain === undefined) return '不是已知的 drand 网络 (names no known drand network)'
  if (round === undefined || signature === undefined) return '应写作“轮次:签名” (must be written round:signature)'
  if (round !== promised) return `不是公布的第 ${promised} 轮 (is not the published round ${promised})`
  if (drandRoundTime(chain, Number(round)) <= Date.parse(frozenAt))
    return '该轮早于锁定时间 (was made before the freeze)'
  return signed(chain, Number(round), signature) ? null : '签名不成立 (is not signed by the network)'
}

/** The randomness a signature stands for, as the network's own pages show it. */
export function drandRandomness(signature: string): string {
  return toHex(sha256(fromHex(signature)))
}
