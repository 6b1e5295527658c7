import { caseLifecycle } from './case-filing.ts'
import { type Inspection, inspectionLifecycle } from './inspection.ts'
import { rectificationLifecycle, rectificationState } from './rectification.ts'
import { referralKinds, referralLifecycle } from './referral.ts'

/** A version of an inspection with who wrote it. */
export interface PastVersion {
  readonly record: Inspection
  /** Id of a person, or `system`; unknown for rows that no request wrote. */
  readonly by?: string
  readonly at?: string
}

/** One thing that happened to an inspection. */
export interface HistoryStep {
  readonly at?: string
  readonly by?: string
  readonly zh: string
}

/**
 * What happened to an inspection, the oldest first, told from its versions: what each changed against the one before.
 *
 * @param versions the oldest first
 */
export function historyOf(versions: readonly PastVersion[]): HistoryStep[] {
  return versions.flatMap(({ record, by, at }, place) => {
    const before = versions[place - 1]?.record
    const hand = { ...(at === undefined ? {} : { at }), ...(by === undefined ? {} : { by }) }
    return steps(before, record).map((zh) => ({ ...hand, zh }))
  })
}

function steps(before: Inspection | undefined, after: Inspection): string[] {
  if (!before) return [`派发检查组：${after.officerIds.join('、')}`]
  return [
    ...teamSteps(before, after),
    ...recordSteps(before, after),
    ...stateSteps(before, after),
    ...photoSteps(before, after),
    ...followUpSteps(before, after),
  ]
}

function teamSteps(before: Inspection, after: Inspection): string[] {
  const received = Object.keys(after.receipts ?? {}).filter((id) => before.receipts?.[id] === undefined)
  const team = after.officerIds.join('、')
  return [
    ...(team === before.officerIds.join('、') ? [] : [`检查组变更为：${team}`]),
    ...received.map((id) => `签收：${id}`),
    ...((after.notices?.length ?? 0) > (before.notices?.length ?? 0) ? ['登记检查通知'] : []),
  ]
}

function recordSteps(before: Inspection, after: Inspection): string[] {
  const { result } = after
  if (!result || result.recordedAt === before.result?.recordedAt) return []
  return [before.result ? '修改检查结果' : '录入检查结果']
}

/** A return and an approval name the items that were spoken of. */
function stateSteps(before: Inspection, after: Inspection): string[] {
  if (before.state === after.state) return []
  if (after.state === 'recorded') return []
  const review = after.reviews.length > before.reviews.length ? after.reviews.at(-1) : undefined
  const items = review?.items?.map(({ itemId, reason }) => `${itemId}：${reason}`).join('；')
  const why = items ?? review?.reason
  const reopened = before.state === 'closed' ? after.closings?.at(-1)?.reopened?.reason : undefined
  const words = before.state === 'closed' ? '重新办理' : inspectionLifecycle.states[after.state]
  const said = why ?? reopened ?? (after.state === 'withheld' ? after.withheld?.basis : undefined)
  return [said ? `${words}（${said}）` : words]
}

function photoSteps(before: Inspection, after: Inspection): string[] {
  const states = new Map(before.photos.map(({ id, state }) => [id, state]))
  const words = { accepted: '通过检查', refused: '未通过检查', withdrawn: '已撤回' } as const
  return after.photos.flatMap(({ id, state, purpose }) =>
    state === 'declared' || states.get(id) === state
      ? []
      : [`${purpose === 'letter' ? '往来文书扫描件' : '照片'}${words[state]}：${id}`],
  )
}

function followUpSteps(before: Inspection, after: Inspection): string[] {
  return [...orderSteps(before, after), ...caseSteps(before, after), ...referralSteps(before, after)]
}

function orderSteps({ rectification: was }: Inspection, { rectification: is }: Inspection): string[] {
  if (!is || is === was) return []
  const { states } = rectificationLifecycle
  const state = rectificationState(is)
  const moved = !was || rectificationState(was) !== state
  const decided = is.extensions?.findLast(({ decision }) => decision !== undefined)?.decision
  const wasDecided = was?.extensions?.filter(({ decision }) => decision !== undefined).length ?? 0
  const isDecided = is.extensions?.filter(({ decision }) => decision !== undefined).length ?? 0
  return [
    ...((is.proofs?.length ?? 0) > (was?.proofs?.length ?? 0) ? ['收取整改证明'] : []),
    ...((is.extensions?.length ?? 0) > (was?.extensions?.length ?? 0) ? ['申请延长整改期限'] : []),
    ...(isDecided > wasDecided ? [decided?.granted ? `批准延期至${is.dueOn}` : '不予延期'] : []),
    ...(moved ? [`责令改正：${states[state]}${state === 'ordered' ? `（期限${is.dueOn}）` : ''}`] : []),
  ]
}

function caseSteps({ cases: was = [] }: Inspection, { cases: is = [] }: Inspection): string[] {
  return is
    .filter(({ id, state }) => was.find((each) => each.id === id)?.state !== state)
    .map(({ unit, state }) => `立案（${unit}）：${caseLifecycle.states[state]}`)
}

function referralSteps({ referrals: was }: Inspection, { referrals: is }: Inspection): string[] {
  return is
    .filter(({ id, state }) => was.find((each) => each.id === id)?.state !== state)
    .map(({ kind, recipient, state }) => `${referralKinds[kind]}（${recipient}）：${referralLifecycle.states[state]}`)
}
