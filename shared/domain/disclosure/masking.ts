import type { Target } from '../registry/target.ts'

const organisation =
  /(公司|中心|事务所|所|厂|店|行|社|院|校|局|站|会|户|部|园|馆|坊|铺|队|团|处|室|企业|集团|合伙|工作室|经营部|办公室)$/u

/** 示例一 → 示*: the surname's first sign alone, so that the length of a name tells nothing. */
export function maskName(name: string): string {
  const [first] = Array.from(name.trim())
  return first === undefined ? '*' : `${first}*`
}

/**
 * The name of a target as the public may read it. Its kind in the registry decides: an enterprise's name is whole, however
 * short; of natural persons who trade (sole-trader) a trade name is whole, told by its ending, and any other is masked.
 * Records of before the kind was carried go by the look of the name.
 *
 * @source facts of the field, "Privacy": mask the names of natural-person operators
 */
export function publicName(name: string, kind?: Target['kind']): string {
  if (kind === 'enterprise' || kind === 'other') return name
  if (organisation.test(name.trim())) return name
  return kind === 'sole-trader' || looksPersonal(name) ? maskName(name) : name
}

/** Two to four Chinese signs, or parts joined by ·. */
function looksPersonal(name: string): boolean {
  return /^(\p{Script=Han}{2,4}|\p{Script=Han}+(·\p{Script=Han}+)+)$/u.test(name.trim())
}
