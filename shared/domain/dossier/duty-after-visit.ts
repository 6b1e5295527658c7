import { disclosureDue } from '../disclosure/disclosure-due.ts'
import { rectificationLifecycle, rectificationState } from '../inspection/rectification.ts'
import { doneAt, notAsked, notYet, type PrescribedStep } from './duty-step.ts'

/** What is prescribed after the visit. */
export const afterVisit: readonly PrescribedStep[] = [
  {
    id: 'confirmed',
    zh: '另一名执法人员以本人账号确认',
    en: 'Confirmed by the second officer with his own login',
    basis: '行政处罚法 第四十二条；抽查工作细则',
    from: '检查记录：确认',
    shown: ({ inspection, asOf }) => {
      const { confirmed, result, window } = inspection
      if (!confirmed) return notYet(asOf, window.to, '尚未确认')
      if (confirmed.by === result?.recordedBy) return { state: 'not-done', by: confirmed.by, why: '录入与确认是同一人' }
      return doneAt(confirmed.at, { by: confirmed.by })
    },
  },
  {
    id: 'submitted',
    zh: '按期提交检查结果',
    en: 'Submitted in time',
    basis: '年度抽查计划；本单位抽查检查实施方案',
    from: '检查记录：首次提交',
    shown: ({ inspection, asOf }) => {
      const { confirmed, reviews, window } = inspection
      const first = reviews[0]?.submittedAt ?? confirmed?.at
      return first ? doneAt(first, { dueOn: window.to }) : notYet(asOf, window.to, '尚未提交')
    },
  },
  {
    id: 'returns-mended',
    zh: '按审核意见补正',
    en: 'What the reviewer returned was mended',
    basis: '抽查工作细则（审批权限）',
    from: '检查记录：审核',
    shown: ({ inspection: { reviews, state, confirmed } }) => {
      const returned = reviews.findLast(({ decision }) => decision === 'returned')
      if (!returned) return notAsked('没有退回')
      const why = (returned.items ?? []).map(({ itemId, reason }) => `${itemId}：${reason}`).join('；')
      const again = confirmed !== undefined && confirmed.at > returned.at
      if (state === 'returned' || !again) return { state: 'waiting', why }
      return { state: 'done', at: confirmed.at, by: confirmed.by, why }
    },
  },
  {
    id: 'rectification',
    zh: '跟踪责令改正并复查',
    en: 'The order to rectify followed up',
    basis: '行政处罚法 第二十八条',
    from: '检查记录：责令改正',
    shown: ({ inspection: { rectification: order }, asOf }) => {
      if (!order) return notAsked('没有责令改正')
      const { dueOn, rechecks = [] } = order
      const last = rechecks.findLast(({ confirmed }) => confirmed !== undefined)
      const words = rectificationLifecycle.states[rectificationState(order)]
      if (last && rectificationState(order) !== 'ordered') {
        const by = `${last.recordedBy}、${last.confirmed?.by ?? ''}`
        return doneAt(last.on, { by, dueOn, why: words })
      }
      return notYet(asOf, dueOn, words)
    },
  },
  {
    id: 'disclosed',
    zh: '检查结果按期公示',
    en: 'Result made public in time',
    basis: '政府信息公开条例 第二十六条；行政执法公示制度',
    from: '公示记录',
    shown: ({ inspection: { result, publishedOn, withheld }, disclosure, asOf }) => {
      if (!result) return { state: 'waiting', why: '尚未检查' }
      if (withheld && publishedOn === undefined) return notAsked(`依法不予公示：${withheld.basis}`)
      const dueOn = disclosure?.dueOn ?? disclosureDue(result.endedOn).dueOn
      if (publishedOn === undefined) return notYet(asOf, dueOn, '尚未公示')
      return doneAt(publishedOn, { by: disclosure?.publishedBy ?? '', dueOn })
    },
  },
]
