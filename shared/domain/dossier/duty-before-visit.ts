import { recusalId } from '../drawing/replacement-record.ts'
import { noticeWays } from '../inspection/notice.ts'
import { assignedOn } from '../inspection/receipt.ts'
import { receiptDue } from '../inspection/receipt-due.ts'
import { ineligibilities, ineligibility } from '../registry/officer.ts'
import { doneAt, notAsked, notYet, type PrescribedStep } from './duty-step.ts'

/** What is prescribed before the visit. */
export const beforeVisit: readonly PrescribedStep[] = [
  {
    id: 'received',
    zh: '签收检查任务',
    en: 'Receipt of the inspection confirmed',
    basis: '抽查工作细则（检查流程）',
    from: '检查记录：签收',
    shown: ({ inspection, asOf }, officerId) => {
      const dueOn = receiptDue(assignedOn(inspection, officerId))
      const at = inspection.receipts?.[officerId]
      return at ? doneAt(at, { by: officerId, dueOn }) : notYet(asOf, dueOn, '记录中没有他的签收')
    },
  },
  {
    id: 'recusal',
    zh: '核对回避',
    en: 'Recusal checked',
    basis: '行政处罚法 第四十三条',
    from: '抽取锁定文件：回避名单；回避申请',
    shown: ({ inspection, draw, bundle, recusals }, officerId) => {
      const own = recusals.find(({ id }) => id === recusalId(inspection.id, officerId))
      if (own?.state === 'declared') return { state: 'waiting', at: own.declaredAt, why: '回避申请待决定' }
      if (own?.decidedAt) {
        const why = own.state === 'upheld' ? '已决定回避，由他人递补' : `不予回避：${own.decision ?? ''}`
        return doneAt(own.decidedAt, { by: own.decidedBy ?? '', why })
      }
      const barred = bundle.recusals.some(([target, id]) => target === inspection.targetId && id === officerId)
      if (barred) return { state: 'not-done', why: '锁定时的回避名单中有他，却由他检查' }
      return doneAt(draw.frozenAt, { by: 'system', why: '锁定时已对照回避名单匹配，此后无人提出回避' })
    },
  },
  {
    id: 'notice',
    zh: '告知检查（检查通知书）',
    en: 'Notice given to the inspected party',
    basis: '抽查工作细则（检查流程）',
    from: '检查记录：送达登记',
    shown: ({ inspection, asOf }) => {
      const { noticeRule, notices = [], result } = inspection
      if (noticeRule === undefined || noticeRule === 'none') return notAsked('本次检查无须送达通知书')
      const given = notices.findLast((notice) => notice.given !== 'not-given')
      if (given) return doneAt(given.on, { by: given.by, ...(given.how ? { why: noticeWays[given.how] } : {}) })
      const refusal = notices.at(-1)
      if (refusal) return { state: 'not-done', by: refusal.by, why: `未送达：${refusal.reason ?? '未说明'}` }
      return result ? { state: 'not-done', why: '没有送达登记' } : notYet(asOf, inspection.window.to, '没有送达登记')
    },
  },
  {
    id: 'qualified',
    zh: '检查当日持有效执法证',
    en: 'Qualified on the day of the visit',
    basis: '行政处罚法 第四十二条',
    from: '执法检查人员名录库',
    shown: ({ inspection, officers, asOf }, officerId) => {
      const { result, window } = inspection
      if (!result) return notYet(asOf, window.to, '尚未检查')
      const officer = officers.get(officerId)
      if (!officer) return { state: 'not-done', why: '不在执法检查人员名录库中' }
      const why = ineligibility(officer, result.endedOn)
      return why
        ? { state: 'not-done', why: ineligibilities[why] }
        : { state: 'done', at: result.endedOn, by: officerId }
    },
  },
]
