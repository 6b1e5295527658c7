import type { TestPlatform } from '../../platform.ts'

/** Twenty targets and four officers for two centuries: enough that nobody asks who is to inspect whom. */
export async function staffed(p: TestPlatform): Promise<void> {
  for (let n = 1; n <= 20; n++) {
    await p.put('targets', {
      id: `示例-${n}`,
      name: `示例代理记账${n}`,
      kind: 'enterprise',
      field: '会计代理记账机构',
      region: '140902',
      regionName: '忻府区',
      creditClass: 'B',
      state: 'active',
    })
  }
  for (let n = 1; n <= 4; n++) {
    await p.put('officers', {
      id: `示例证-${n}`,
      name: `示例执法${n}`,
      kind: 'officer',
      region: '',
      certificate: { from: '2020-01-01', to: '2199-12-31' },
      specialties: [],
      state: 'active',
      recusals: [],
    })
  }
}

/** Writes something to every warning, as a clerk must before he submits. */
export async function answerWarnings(p: TestPlatform, planId: string): Promise<void> {
  const { body } = await p.call('clerk', 'listPlanFindings', { planId })
  for (const { id, severity, answer } of body.items) {
    if (severity !== 'warning' || answer) continue
    await p.call('clerk', 'answerWarning', { planId, finding: id, answer: '示例：由市级计划统一安排。' })
  }
}
