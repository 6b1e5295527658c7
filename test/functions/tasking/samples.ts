import type { TestPlatform } from '../../platform.ts'

/** An ad-hoc task as a clerk writes it. */
export function adHocWords(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: '代理记账机构专项检查',
    type: 'targeted',
    itemIds: ['item-1', 'item-2'],
    scope: '会计代理记账机构',
    floor: 2000,
    rounds: 1,
    window: { from: '2022-07-10', to: '2022-08-31' },
    adHoc: {
      kind: 'rectification',
      reason: '省厅部署开展代理记账行业专项整治',
      document: { number: '晋财会〔2022〕11号', title: '关于开展代理记账行业专项整治的通知', on: '2022-06-20' },
    },
    ...more,
  }
}

/** A drafted ad-hoc task's id. */
export async function drafted(p: TestPlatform, more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await p.call('clerk', 'draftTask', adHocWords(more))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

/** Drafted and submitted. */
export async function submitted(p: TestPlatform, more: Record<string, unknown> = {}): Promise<string> {
  const taskId = await drafted(p, more)
  const { status, body } = await p.call('clerk', 'submitTask', { taskId })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return taskId
}

/** Drafted, submitted and approved. */
export async function approved(p: TestPlatform, more: Record<string, unknown> = {}): Promise<string> {
  const taskId = await submitted(p, more)
  const { status, body } = await p.call('approver', 'approveTask', { taskId })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return taskId
}
