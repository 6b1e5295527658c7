import { dayOf } from '../../kernel/days.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { type Rectification, rectificationState } from '../inspection/rectification.ts'
import type { Wait } from './wait.ts'

type Head = Pick<Wait, 'about' | 'object' | 'params'>

/** What an inspection waits for: its officers, its reviewer, its publisher, whoever decides about its term. */
export function waitsOfInspection(inspection: Inspection): Wait[] {
  const { id, taskName, round, targetName } = inspection
  const head = {
    about: `${targetName}（${taskName} 第 ${round} 轮）`,
    object: `inspections/${id}`,
    params: { inspectionId: id },
  }
  return [...ofState(inspection, head), ...ofRectification(inspection, head)]
}

function ofState(inspection: Inspection, head: Head): Wait[] {
  const { state, officerIds, window, dispatchedAt, result, confirmed, reviews } = inspection
  const officer = { ...head, roles: ['officer'] }
  const reviewed = reviews.at(-1)
  switch (state) {
    case 'dispatched':
      return [{ ...officer, ...toRecord, officers: officerIds, since: day(dispatchedAt), dueOn: window.to }]
    case 'returned':
      return [
        {
          ...officer,
          ...toRecord,
          zh: `按退回意见修改检查结果${reviewed?.reason ? `：${reviewed.reason}` : ''}`,
          en: 'Mend the returned result',
          officers: officerIds,
          ...(reviewed ? { since: day(reviewed.at) } : {}),
        },
      ]
    case 'recorded':
      return confirmed || !result
        ? []
        : [{ ...officer, ...toConfirm, ...byAnother(officerIds, result.recordedBy), since: day(result.recordedAt) }]
    case 'submitted':
      return [{ ...head, ...toReview, notOfficers: officerIds, ...(confirmed ? { since: day(confirmed.at) } : {}) }]
    case 'approved':
      return [{ ...head, ...toPublish, ...(reviewed ? { since: day(reviewed.at) } : {}) }]
    default:
      return []
  }
}

const toRecord = {
  kind: 'inspection-to-record',
  zh: '检查并录入结果',
  en: 'Inspect and record the result',
  route: 'recordResult',
}
const toConfirm = {
  kind: 'inspection-to-confirm',
  zh: '确认另一名执法人员录入的结果',
  en: 'Confirm what the other officer recorded',
  route: 'confirmResult',
}
const toReview = {
  kind: 'result-to-review',
  zh: '审核检查结果',
  en: 'Review the result',
  route: 'reviewResult',
  roles: ['reviewer'],
}
const toPublish = {
  kind: 'result-to-publish',
  zh: '公示检查结果',
  en: 'Make the result public',
  route: 'publishResult',
  roles: ['publisher'],
}

/** 责令改正: rechecked by the team, signed by another of it; a longer term is decided by an approver. */
function ofRectification({ state, rectification, officerIds }: Inspection, head: Head): Wait[] {
  if (!rectification || (state !== 'approved' && state !== 'published' && state !== 'withheld')) return []
  return [...recheck(rectification, officerIds, head), ...term(rectification, head)]
}

function recheck(rectification: Rectification, officerIds: readonly string[], head: Head): Wait[] {
  const { termFrom, ordered, dueOn, rechecks = [] } = rectification
  const officer = { ...head, roles: ['officer'] }
  const last = rechecks.at(-1)
  switch (rectificationState(rectification)) {
    case 'ordered':
      return [
        {
          ...officer,
          kind: 'rectification-to-recheck',
          zh: '复查责令改正',
          en: 'Recheck what was ordered',
          route: 'recordRecheck',
          officers: officerIds,
          since: termFrom ?? ordered,
          dueOn,
        },
      ]
    case 'rechecked':
      return last
        ? [
            {
              ...officer,
              kind: 'recheck-to-confirm',
              zh: '确认另一名执法人员登记的复查',
              en: 'Confirm the recheck that the other officer recorded',
              route: 'confirmRecheck',
              ...byAnother(officerIds, last.recordedBy),
              since: day(last.recordedAt),
              dueOn,
            },
          ]
        : []
    case 'failed':
      return [
        {
          ...head,
          kind: 'failed-recheck-to-follow',
          zh: '复查不合格，责令再改正或移交立案',
          en: 'The recheck failed: order again, or hand over to a case',
          route: 'orderAgain',
          roles: ['reviewer'],
          notOfficers: officerIds,
          since: last?.on ?? dueOn,
        },
      ]
    default:
      return []
  }
}

function term({ extensions = [] }: Rectification, head: Head): Wait[] {
  const open = extensions.find(({ decision }) => decision === undefined)
  if (!open) return []
  return [
    {
      ...head,
      kind: 'term-to-decide',
      zh: `决定整改延期申请：${open.reason}`,
      en: 'Decide whether the term to rectify is extended',
      route: 'decideTerm',
      roles: ['approver'],
      notOfficers: [open.askedBy],
      since: open.askedOn,
    },
  ]
}

function byAnother(officerIds: readonly string[], by: string): Pick<Wait, 'officers'> {
  return { officers: officerIds.filter((officer) => officer !== by) }
}

function day(instant: string): string {
  return dayOf(new Date(instant))
}
