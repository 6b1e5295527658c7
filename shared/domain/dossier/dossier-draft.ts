import { chineseDay } from '../../kernel/days.ts'
import { type Block, heading, type OfficialDraft, paragraph } from '../documents/document.ts'
import { closedOn } from '../inspection/closing.ts'
import type { Photo } from '../inspection/photo.ts'
import { dispositions } from '../inspection/result-codes.ts'
import { methods } from '../registry/item.ts'
import type { DossierPart } from './dossier-index.ts'
import { proofOf } from './dossier-parts.ts'
import { attached, factsTable, listTable, minute } from './draft-words.ts'
import { dutyBlocks } from './duty-draft.ts'
import { dutyRecord, officersOf } from './duty-record.ts'
import { followUpBlocks } from './follow-up-draft.ts'
import { recordBlocks } from './record-draft.ts'
import type { DossierSources } from './sources.ts'

const photosHeading = '五、照片'

/**
 * The dossier as one page to be printed: cover, index with the SHA-256 of each part, and what the parts say.
 *
 * @param parts every file of the zip but this page and the index
 */
export function dossierDraft(sources: DossierSources, parts: readonly DossierPart[]): OfficialDraft {
  return {
    head: 'form',
    office: sources.department.name,
    title: '行政检查卷宗',
    blocks: [
      cover(sources),
      heading('卷内目录'),
      {
        kind: 'table',
        head: ['序号', '文件', '内容', '字节', 'SHA-256'],
        rows: parts.map(({ path, zh, size, sha256 }, at) => [`${at + 1}`, path, zh, `${size}`, sha256]),
        widths: [5, 28, 21, 9, 37],
      },
      {
        kind: 'note',
        runs: ['本页与 index.json 的摘要见 index.json 和平台记录。核对方法：npm run verify -- 卷宗.zip'],
      },
      ...planBlocks(sources),
      ...drawBlocks(sources),
      ...dispatchBlocks(sources),
      ...recordBlocks(sources),
      heading(photosHeading),
      photoTable(sources),
      ...followUpBlocks(sources),
      heading('十、尽职照单'),
      ...officersOf(sources.inspection).flatMap((id) => dutyBlocks(dutyRecord(sources, id))),
    ],
  }
}

function cover({ inspection, disclosure, officers, draw }: DossierSources): Block {
  const { result, targetName, targetId, taskName, round, officerIds, publishedOn } = inspection
  const closed = closedOn(inspection)
  return factsTable([
    ['检查对象', targetName],
    ['统一社会信用代码', targetId],
    ['抽查任务', `${taskName}（第 ${round} 轮）`],
    ['抽取编号', draw.id],
    ['检查编号', inspection.id],
    ['检查组', officerIds.map((id) => `${officers.get(id)?.name ?? ''}（${id}）`).join('、')],
    ['检查方式', result ? methods[result.method] : '尚未检查'],
    ['检查结束日', result ? chineseDay(result.endedOn) : '—'],
    ['处置', result ? dispositions[result.disposition] : '—'],
    [
      '公示日期',
      publishedOn ? `${chineseDay(publishedOn)}（期限 ${disclosure?.dueOn ?? '—'}）` : withheldWords(inspection),
    ],
    ['办结日期', closed ? chineseDay(closed) : '尚未办结'],
  ])
}

function withheldWords({ withheld }: DossierSources['inspection']): string {
  return withheld ? `依法不予公示（${withheld.basis}）` : '尚未公示'
}

function planBlocks({ plan, task, items, inspection }: DossierSources): Block[] {
  const rows = inspection.itemIds.map((id) => {
    const item = items.get(id)
    const basis =
      item?.legalBasis.map((each) => `《${each.instrument}》（${each.year}）第${each.articles.join('、')}条`) ?? []
    return [id, item?.name ?? id, item?.edition === undefined ? '—' : `第 ${item.edition} 版`, basis.join('；')]
  })
  return [
    heading('一、计划与任务'),
    factsTable([
      ['年度计划', plan ? `${plan.title}（${plan.publishedOn ? `${plan.publishedOn} 公示` : '未公示'}）` : '临时任务'],
      ['任务', task.name],
      ['检查期限', `${task.window.from} 至 ${task.window.to}`],
      ['抽查比例', `不低于 ${task.floor / 100}%`],
    ]),
    listTable(['事项编号', '事项', '版本', '依据'], rows, [16, 36, 10, 38]),
  ]
}

function drawBlocks(sources: DossierSources): Block[] {
  const proof = proofOf(sources)
  return [
    heading('二、抽取证明'),
    paragraph(proof.zh),
    factsTable([
      ['公开验证文件', proof.links.bundle],
      ['清单摘要', proof.manifestDigest],
      ['种子', proof.seed],
      ['结果摘要', proof.resultDigest],
      ['签号', proof.ticket ?? `由第 ${proof.cameIn ?? 0} 次递补`],
      ['匹配的执法人员', proof.teams.map((team) => team.join('、')).join(' → ')],
    ]),
  ]
}

function dispatchBlocks({ inspection, recusals }: DossierSources): Block[] {
  const { receipts = {}, notices = [], teamChanges = [] } = inspection
  const rows = [
    [minute(inspection.dispatchedAt), '派发', inspection.officerIds.join('、')],
    ...Object.entries(receipts).map(([id, at]) => [minute(at), '签收', id]),
    ...teamChanges.map(({ at, out, in: came }) => [minute(at), '检查组变更', `${out.join('、')} → ${came.join('、')}`]),
    ...recusals.map(({ declaredAt, officerId, state, decision }) => [
      minute(declaredAt),
      '回避申请',
      `${officerId}：${state === 'upheld' ? '应当回避' : state === 'rejected' ? '不予回避' : '待决定'}${decision ? `（${decision}）` : ''}`,
    ]),
    ...notices.map(({ on, given, reason, receivedBy, scanIds }) => [
      on,
      '检查通知',
      given === 'not-given'
        ? `未送达：${reason ?? ''}`
        : `已送达${receivedBy ? `，${receivedBy}收` : ''}${attached(inspection, scanIds)}`,
    ]),
  ]
  return [heading('三、派发、回避与通知'), listTable(['时间', '事项', '内容'], rows.toSorted(byTime), [24, 16, 60])]
}

function byTime([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function photoTable({ inspection: { photos } }: DossierSources): Block {
  const rows = photos.map(({ sha256, state, purpose, declaredBy, declaredAt, type, pages }, at) => [
    `${at + 1}`,
    photoWords(state, purpose),
    `${type}${pages ? `，${pages} 页` : ''}`,
    `${declaredBy} ${minute(declaredAt)}`,
    sha256,
  ])
  return listTable(['序号', '状态', '类型', '登记', 'SHA-256（原件）'], rows, [6, 16, 14, 24, 40])
}

function photoWords(state: string, purpose: Photo['purpose']): string {
  const words = { accepted: '已封存', refused: '未通过', withdrawn: '已撤回', declared: '待上传' }[state] ?? state
  const of = { rectification: '整改证明', letter: '往来文书' } as const
  return purpose === undefined ? words : `${words}（${of[purpose]}）`
}
