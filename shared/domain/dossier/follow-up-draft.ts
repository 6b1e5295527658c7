import { type Block, heading } from '../documents/document.ts'
import type { WithScans } from '../inspection/attached.ts'
import { caseLifecycle, caseOutcomes } from '../inspection/case-filing.ts'
import { historyOf } from '../inspection/history.ts'
import { rectificationLifecycle, rectificationState } from '../inspection/rectification.ts'
import { referralKinds, referralLifecycle, referralOutcomes } from '../inspection/referral.ts'
import { attached, factsTable, listTable, minute } from './draft-words.ts'
import type { DossierSources } from './sources.ts'

/** From the review to the closing. */
export function followUpBlocks(sources: DossierSources): Block[] {
  const { inspection, versions } = sources
  return [
    heading('六、审核'),
    reviewTable(inspection),
    heading('七、后续处置'),
    ...rectificationBlocks(inspection),
    referralTable(inspection),
    heading('八、公示与办结'),
    disclosureTable(sources),
    heading('九、办理经过'),
    listTable(
      ['时间', '办理人', '经过'],
      historyOf(versions).map(({ at, by, zh }) => [at ? minute(at) : '—', by ?? '—', zh]),
      [24, 20, 56],
    ),
  ]
}

type Inspection = DossierSources['inspection']

function reviewTable({ reviews }: Inspection): Block {
  const rows = reviews.map(({ at, by, decision, reason, items = [] }) => [
    minute(at),
    by,
    decision === 'approved' ? '通过' : '退回',
    items.length > 0 ? items.map((each) => `${each.itemId}：${each.reason}`).join('；') : (reason ?? '—'),
  ])
  return listTable(['时间', '审核人', '决定', '理由'], rows, [24, 16, 10, 50])
}

function rectificationBlocks(inspection: Inspection): Block[] {
  const { rectification: order } = inspection
  if (!order) return []
  const { earlierTerms = [], extensions = [], proofs = [], rechecks = [] } = order
  const rows = [
    ...earlierTerms.map(({ from, dueOn }) => [from, '前一期限', `至 ${dueOn}`]),
    ...extensions.map(({ askedOn, until, reason, decision }) => [
      askedOn,
      '延期申请',
      `至 ${until}（${reason}）：${decision ? `${decision.granted ? '批准' : '不予批准'}，${decision.reason}` : '待决定'}`,
    ]),
    ...proofs.map(({ on, text, photoIds }) => [on, '整改证明', `${text}${attached(inspection, photoIds)}`]),
    ...rechecks.map(({ on, outcome, finding, recordedBy, confirmed, photoIds }) => [
      on,
      `复查${outcome === 'passed' ? '合格' : '不合格'}`,
      `${finding}（${recordedBy}${confirmed ? `、${confirmed.by}` : '，待确认'}）${attached(inspection, photoIds)}`,
    ]),
  ]
  return [
    factsTable([
      ['责令改正', rectificationLifecycle.states[rectificationState(order)]],
      ['责令日、期限', `${order.ordered} 至 ${order.dueOn}`],
    ]),
    listTable(['日期', '事项', '内容'], rows, [18, 18, 64]),
  ]
}

function referralTable(inspection: Inspection): Block {
  const { cases = [], referrals } = inspection
  const scans = ({ scanIds }: WithScans) => attached(inspection, scanIds)
  const rows = [
    ...cases.map(({ unit, state, handedOn, filed, declined, outcome }) => [
      '立案',
      unit,
      caseLifecycle.states[state],
      [
        `${handedOn} 移交`,
        filed && `${filed.on} 立案 ${filed.number}${scans(filed)}`,
        declined && `${declined.on} 不予立案：${declined.reason}${scans(declined)}`,
        outcome && `${outcome.on} ${caseOutcomes[outcome.kind]} ${outcome.number}${scans(outcome)}`,
      ],
    ]),
    ...referrals.map(({ kind, recipient, state, issued, receipt, outcome, withdrawn }) => [
      referralKinds[kind],
      recipient,
      referralLifecycle.states[state],
      [
        issued && `${issued.on} 发出 ${issued.number}`,
        receipt && `${receipt.on} 回执 ${receipt.number}${scans(receipt)}`,
        outcome && `${outcome.on} ${referralOutcomes[outcome.kind]}：${outcome.text}${scans(outcome)}`,
        withdrawn && `${withdrawn.on} 撤回：${withdrawn.reason}`,
      ],
    ]),
  ]
  const shown = rows.map((row) => row.map((cell) => (Array.isArray(cell) ? cell.filter(Boolean).join('\n') : cell)))
  return listTable(['种类', '办案机构或收件单位', '状态', '经过'], shown, [16, 26, 16, 42])
}

function disclosureTable({ inspection, disclosure }: DossierSources): Block {
  const { withheld, closings = [] } = inspection
  return factsTable([
    ['公示', disclosure ? `${disclosure.publishedOn}（期限 ${disclosure.dueOn}）` : '—'],
    ['更正、撤下', (disclosure?.former ?? []).map(({ endedOn, reason }) => `${endedOn} ${reason}`).join('；') || '无'],
    ...(withheld ? [['不予公示', `${withheld.on} ${withheld.basis}：${withheld.reason}`] as const] : []),
    [
      '办结',
      closings
        .map(
          ({ on, by, reopened }) => `${on} ${by}${reopened ? `；${reopened.on} 重新办理（${reopened.reason}）` : ''}`,
        )
        .join('；') || '尚未办结',
    ],
  ])
}
