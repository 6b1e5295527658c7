import { checkCharacter, organisationCheck } from '../../../shared/domain/registry/uscc.ts'

/** The n-th fictional code whose every check digit holds. */
export function sampleCode(n: number): string {
  const organisation = `MA${String(n).padStart(6, '0')}`
  const first = `91140900${organisation}${organisationCheck(organisation)}`
  return first + checkCharacter(first)
}

export const targetWords = {
  name: '示例代理记账有限公司',
  kind: 'enterprise',
  field: '会计代理记账机构',
  region: '140902',
} as const
