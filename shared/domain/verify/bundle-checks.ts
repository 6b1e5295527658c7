import { fromHex, toHex } from '../../kernel/bytes.ts'
import { manifestDigest, nonceCommit, officersDigest, resultDigest, rosterDigest } from '../draw/digests.ts'
import type { DrandSigned } from '../draw/drand.ts'
import { contributionFault, drawnTargets, poolsOf } from '../draw/execute.ts'
import { quotas, takes } from '../draw/quotas.ts'
import { teamsOf } from '../draw/teams.ts'
import type { Bundle } from '../draw/types.ts'
import { matchOfficers } from '../match/match.ts'
import { compare, type Difference, difference, fault, first } from './difference.ts'
import { listsFault } from './list-checks.ts'
import type { Replay } from './replay.ts'

export type BundleCheck = {
  id: string
  zh: string
  en: string
  look: (bundle: Bundle, replay: Replay) => Difference | null
}

/** Everything a stranger recomputes from a bundle, in this order (SPEC 9). Each answers its first difference, or null. */
export const bundleChecks = (signed: DrandSigned): readonly BundleCheck[] => [
  {
    id: 'manifest',
    zh: '抽取清单与其摘要一致',
    en: 'The manifest has its digest',
    look: (bundle) => compare(manifestDigest(bundle.manifest), bundle.manifestDigest, '$.manifestDigest'),
  },
  {
    id: 'lists',
    zh: '名单编号合规、按字节顺序、无重复',
    en: 'Ids are legal, lists are in byte order without repeats',
    look: listsFault,
  },
  {
    id: 'roster',
    zh: '对象名单与公布的摘要一致',
    en: 'The roster has the digest that was published',
    look: checkRoster,
  },
  {
    id: 'officers',
    zh: '人员名单与公布的摘要一致',
    en: 'The officers have the digest that was published',
    look: checkOfficers,
  },
  {
    id: 'quotas',
    zh: '各等级数量按比例重新算出',
    en: 'The numbers of each level follow from the ratios',
    look: checkQuotas,
  },
  {
    id: 'nonce',
    zh: '随机数与事先的承诺一致',
    en: 'The nonce is the one committed to',
    look: ({ manifest, nonce }) => digestOf('$.nonce', manifest.nonceCommit, nonceCommit(fromHex(nonce))),
  },
  {
    id: 'contributions',
    zh: '见证输入齐全、次序正确、有效',
    en: 'The contributions are all there, in order and valid',
    look: (bundle) => checkContributions(bundle, signed),
  },
  {
    id: 'seed',
    zh: '种子由清单、见证输入和随机数算出',
    en: 'The seed follows from manifest, contributions and nonce',
    look: (bundle, replay) => compare(toHex(replay.seed), bundle.seed, '$.seed'),
  },
  {
    id: 'drawn',
    zh: '被抽中的对象就是签号最小的',
    en: 'The drawn targets are those with the least tickets',
    look: ({ drawn }, replay) => compare(replay.drawn, drawn, '$.drawn'),
  },
  { id: 'teams', zh: '执法人员匹配重新算出', en: 'The teams follow from the seed', look: checkTeams },
  { id: 'result', zh: '结果与其摘要一致', en: 'The result has its digest', look: checkResult },
]

/** The manifest was checked by itself before, so it is the list or the nonce that is not what was committed to. */
function digestOf(where: string, committed: string, computed: string): Difference | null {
  if (committed === computed) return null
  const sentence = {
    zh: `的摘要应为 ${committed}，实为 ${computed}`,
    en: ` should have digest ${committed} but has ${computed}`,
  }
  return { where, expected: committed, found: computed, zh: `${where} ${sentence.zh}`, en: `${where}${sentence.en}` }
}

function checkRoster({ manifest, roster }: Bundle): Difference | null {
  return (
    digestOf('$.roster', manifest.roster.digest, rosterDigest(roster)) ??
    compare(roster.length, manifest.roster.size, '$.manifest.roster.size')
  )
}

function checkOfficers({ manifest, officers, recusals }: Bundle): Difference | null {
  return (
    digestOf('$.officers', manifest.officers.digest, officersDigest(officers, recusals)) ??
    compare(officers.length, manifest.officers.size, '$.manifest.officers.size')
  )
}

function checkQuotas({ manifest, roster }: Bundle): Difference | null {
  const sizes = new Map<string, number>()
  for (const [, level] of roster) sizes.set(level, (sizes.get(level) ?? 0) + 1)
  const pools = poolsOf(manifest, roster)
  const sized = manifest.strata.map((stratum) => ({ ...stratum, size: sizes.get(stratum.level) ?? 0 }))
  const quota = quotas({ strata: sized, floor: manifest.floor })
  const pooled = sized.map((stratum, at) => ({
    ...stratum,
    quota: quota[at] as number,
    pool: pools.get(stratum.level)?.length ?? 0,
  }))
  const take = takes({ ...manifest, strata: pooled })
  return first(manifest.strata, (stratum, at) =>
    compare(
      { size: sized[at]?.size, quota: quota[at], take: take[at] },
      { size: stratum.size, quota: stratum.quota, take: stratum.take },
      `$.manifest.strata[${at}]`,
    ),
  )
}

function checkContributions({ manifest, contributions }: Bundle, signed: DrandSigned): Difference | null {
  const by = contributions.map((each) => each.by)
  return (
    first(manifest.contributors, (name, at) =>
      by[at] === name ? null : difference(`$.contributions[${at}].by`, name, by[at]),
    ) ??
    compare(manifest.contributors.length, contributions.length, '$.contributions.length') ??
    first(contributions, (each, at) => {
      const why = contributionFault(each, manifest.frozenAt, signed)
      return why === null ? null : fault(`$.contributions[${at}]`, why, each.value)
    })
  )
}

function checkTeams(bundle: Bundle, replay: Replay): Difference | null {
  const { manifest, roster, officers, recusals } = bundle
  const targets = drawnTargets(roster, replay.drawn)
  const { seats } = matchOfficers({
    officers,
    recusals,
    targets,
    masks: manifest.seats,
    tags: manifest.tags,
    seed: replay.seed,
    sweeps: manifest.sweeps,
    cap: manifest.cap,
  })
  if (seats === null || bundle.teams === null) return compare(seats === null ? null : 'teams', bundle.teams, '$.teams')
  return compare(teamsOf(targets, officers, seats), bundle.teams, '$.teams')
}

/** Over what the bundle says was drawn, so that a change of the digest alone is told apart from a change of the result. */
function checkResult({ officers, drawn, teams, resultDigest: published }: Bundle): Difference | null {
  if (teams === null) return compare(null, published, '$.resultDigest')
  const indexOf = new Map(officers.map(([id], at) => [id, at]))
  const seats = teams.flatMap(([, team]) => team.map((id) => indexOf.get(id) ?? -1))
  return compare(resultDigest({ drawn, seats }), published, '$.resultDigest')
}
