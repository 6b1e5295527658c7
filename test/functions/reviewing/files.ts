import { randomUUID } from 'node:crypto'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import type { TestPlatform } from '../../platform.ts'
import { platform } from '../../platform.ts'
import { approvedInspection, registerOfficers, visitTime } from '../inspecting/samples.ts'

/** A platform on the day of the visit, with a second reviewer who has nothing to do with any file. */
export async function reviewingPlatform(options: Parameters<typeof platform>[0] = {}): Promise<TestPlatform> {
  const p = await platform({ now: visitTime, ...options })
  await registerOfficers(p)
  await addReviewer(p, 'reviewer-2')
  return p
}

/** Somebody more of the department, who can sign in. */
export async function addReviewer(p: TestPlatform, id: string, roles: readonly string[] = ['reviewer']): Promise<void> {
  await p.put('people', { id, name: `示例${id}`, roles, pseudonym: `p-${id}` })
  const login = { department: p.department, personId: id }
  const row = { pk: `login#${sampleSubject(id)}`, sk: 'login', version: 1, record: login }
  await p.ports.table.transact([{ put: { row } }], randomUUID())
}

export const order = { disposition: 'order-to-rectify', rectifyBy: '2022-08-19' }

/** Approved and public. */
export async function publishedInspection(p: TestPlatform, change: object = {}): Promise<string> {
  const inspectionId = await approvedInspection(p, change)
  const { status, body } = await p.call('publisher', 'publishResult', { inspectionId })
  if (status !== 200) throw new Error(`not published: ${JSON.stringify(body)}`)
  return inspectionId
}

/** Two officers find that what was ordered has been done, or has not. */
export async function rechecked(p: TestPlatform, inspectionId: string, outcome: 'passed' | 'failed' = 'passed') {
  const recheck = { inspectionId, on: '2022-07-20', outcome, finding: '复查情况示例' }
  await p.call('officer-01', 'recordRecheck', recheck)
  return p.call('officer-02', 'confirmRecheck', { inspectionId })
}

export const referral = { kind: 'inter-agency', recipient: '示例市市场监管局', reason: '涉嫌无照经营' }

/** Proposed by the reviewer and signed by the approver. */
export async function sentReferral(p: TestPlatform, inspectionId: string): Promise<string> {
  const { body } = await p.call('reviewer', 'referInspection', { inspectionId, ...referral })
  const referralId = body.referrals.at(-1)?.id ?? ''
  await p.call('approver', 'issueReferral', { inspectionId, referralId, number: '示例函〔2022〕1号', on: '2022-07-20' })
  return referralId
}
