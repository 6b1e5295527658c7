const organisation =
  /(公司|中心|事务所|所|厂|店|行|社|院|校|局|站|会|户|部|园|馆|坊|铺|队|团|处|室|企业|集团|合伙|工作室|经营部|办公室)$/u

/** 示例一 → 示*: the surname's first sign alone, so that the length of a name tells nothing. */
export function maskName(name: string): string {
  const [first] = Array.from(name.trim())
  return first === undefined ? '*' : `${first}*`
}

/**
 * The name of a target as the public may read it: an organisation's whole, a natural person's masked. A natural person is
 * told by two to four Chinese signs (or parts joined by ·) that do not end as organisations do: a registry of operators
 * under their own names is masked, a trade name is not.
 *
 * @source facts of the field, "Privacy": mask the names of natural-person operators
 */
export function publicName(name: string): string {
  const person = /^(\p{Script=Han}{2,4}|\p{Script=Han}+(·\p{Script=Han}+)+)$/u.test(name.trim())
  return person && !organisation.test(name.trim()) ? maskName(name) : name
}
