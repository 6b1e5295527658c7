import { fileKey, pageKey } from '../contract/site-paths.ts'
import type { Disclosure, FormerVersion } from '../domain/disclosure/disclosure.ts'
import { type PhotoView, photoViews } from '../domain/disclosure/photo-view.ts'
import { followUpView, type ResultView } from '../domain/disclosure/result-view.ts'
import type { Inspection } from '../domain/inspection/inspection.ts'
import type { Day } from '../kernel/days.ts'
import { formerVersions } from './former-versions.ts'
import { asRecorded, brief, cut, given, type Html, html, inBoth, nothing, series } from './html.ts'
import { itemAnchor } from './item-list.ts'
import { jointLinks } from './joint-links.ts'
import { type Office, officeOf } from './office.ts'
import { code, day, facts, notice, table, type Words } from './parts.ts'
import { dispositionWords } from './result-words.ts'
import { type Href, hrefFrom, latest, type Page, sitePage } from './site-page.ts'

export interface ResultPageView extends ResultView {
  readonly department: Office
  readonly state: 'published'
  readonly publishedOn: string
  readonly dueOn: string
  /** The year whose working days were not announced when the last day was reckoned, by weekends. */
  readonly dueProvisional?: number
  readonly inTime: boolean
  readonly endsOn?: string
  readonly correctedOn?: string
  readonly photos: readonly PhotoView[]
  readonly former: readonly FormerVersion[]
  /** The draw was voided after the inspection. */
  readonly drawVoided: boolean
}

/** What stays of a result that is no longer public: that there was one, and why it is gone. */
export interface TombstoneView {
  readonly department: Office
  readonly inspectionId: string
  readonly state: 'withdrawn' | 'expired'
  readonly taskId: string
  readonly taskName: string
  readonly drawId: string
  readonly joint?: ResultView['joint']
  readonly round: number
  readonly publishedOn: string
  readonly former: readonly FormerVersion[]
}

interface AroundResult {
  readonly inspection: Inspection
  readonly drawVoided: boolean
}

/** What left when the result was published, and what became of it since; or what stays once it is gone. */
export function resultPageView(
  department: Office,
  disclosure: Disclosure,
  { inspection, drawVoided }: AroundResult,
): ResultPageView | TombstoneView {
  const { view, publishedOn, dueOn, state, former = [] } = disclosure
  if (state !== 'published') {
    const { taskId, taskName, drawId, joint, round, inspectionId } = view
    return {
      department: officeOf(department),
      inspectionId,
      state,
      taskId,
      taskName,
      drawId,
      ...(joint ? { joint } : {}),
      round,
      publishedOn,
      former,
    }
  }
  const { dueProvisional, endsOn, correctedOn } = disclosure
  return {
    department: officeOf(department),
    state,
    ...view,
    ...followUpView(inspection),
    photos: photoViews(disclosure, inspection),
    publishedOn,
    dueOn,
    ...(dueProvisional ? { dueProvisional } : {}),
    inTime: publishedOn <= dueOn,
    ...(endsOn ? { endsOn } : {}),
    ...(correctedOn ? { correctedOn } : {}),
    former,
    drawVoided,
  }
}

export function resultPage(view: ResultPageView | TombstoneView): Page {
  return view.state === 'published' ? standing(view) : tombstone(view)
}

function frameOf(
  { department, inspectionId }: Pick<TombstoneView, 'department' | 'inspectionId'>,
  title: Words,
  asOf: Day | undefined,
) {
  const place = { department: department.id }
  return {
    kind: 'result' as const,
    place: { ...place, id: inspectionId },
    title,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '检查结果', key: pageKey('results', place) },
    ],
    asOf,
  }
}

function standing(view: ResultPageView): Page {
  const days = [view.publishedOn, view.correctedOn, view.rectification?.closedOn, view.closedOn]
  const asOf = latest(...days, ...view.referrals.map(({ sentOn }) => sentOn))
  const frame = frameOf(view, html`${brief(view.targetName)}检查结果`, asOf)
  const href = hrefFrom(frame)
  const body = html`<h1>${brief(view.targetName)}</h1>
<p class="lead">检查结果公示</p>
${view.correctedOn ? notice('本结果已更正', html`<p>现行内容自${day(view.correctedOn)}起公示，更正理由与此前版本的摘要见下。</p>`) : nothing}
${view.drawVoided ? notice('本结果所依据的抽取已作废', html`<p>检查在抽取作废前已经进行，结果照旧公示。</p>`) : nothing}
${basics(view, href)}
${findings(view, href)}
${handling(view)}
${process(view)}
${photos(view, href)}
${formerVersions(view.former)}
<p class="note">认为公示内容有误的，可以<a href="${href(pageKey('objection'))}">提出异议</a>。</p>`
  return sitePage(frame, body)
}

function tombstone(view: TombstoneView): Page {
  const withdrawn = view.state === 'withdrawn'
  const title = withdrawn ? '该检查结果已撤下' : '该检查结果公示期满'
  const frame = frameOf(view, title, latest(view.publishedOn, ...view.former.map(({ endedOn }) => endedOn)))
  const href = hrefFrom(frame)
  const place = (id: string) => ({ department: view.joint?.initiator.department ?? view.department.id, id })
  const body = html`<h1>${title}</h1>
<p class="lead">${withdrawn ? '内容已不再公开；撤下的理由与原内容的摘要保留，以备核对。' : '公示达到规定年限，内容已不再公开；原内容的摘要保留，以备核对。'}</p>
${facts([
  [
    inBoth('抽查任务', 'Task'),
    html`<a href="${href(pageKey('task', place(view.taskId)))}">${given(view.taskName)}</a>`,
  ],
  ['抽取', html`<a href="${href(pageKey('draw', place(view.drawId)))}">第 ${view.round} 轮抽取</a>`],
  ['首次公示', day(view.publishedOn)],
])}
${formerVersions(view.former)}
<p class="note">对撤下有不同意见的，可以<a href="${href(pageKey('objection'))}">提出异议</a>。</p>`
  return sitePage(frame, body)
}

function basics(view: ResultPageView, href: Href): Html {
  const place = (id: string) => ({ department: view.department.id, id })
  const drawn = (id: string) => ({ department: view.joint?.initiator.department ?? view.department.id, id })
  return facts([
    ['全称', view.targetName === cut(view.targetName) ? undefined : given(view.targetName)],
    [
      '统一社会信用代码',
      html`${code(view.targetId)} <a href="${href(pageKey('target', place(view.targetId)))}">该对象的全部检查</a>`,
    ],
    ['所在地区', given(view.regionName)],
    ['信用等级', view.creditClass],
    [
      inBoth('抽查任务', 'Task'),
      html`<a href="${href(pageKey('task', drawn(view.taskId)))}">${given(view.taskName)}</a>`,
    ],
    ['抽取', html`<a href="${href(pageKey('draw', drawn(view.drawId)))}">第 ${view.round} 轮抽取</a>`],
    ['联合抽查', jointFact(view, href)],
    ['检查方式', view.method],
    ['检查结束', day(view.endedOn)],
    ['执法人员', series(view.officers.map(asRecorded))],
    [
      '公示日期',
      html`${day(view.publishedOn)}（最迟应于${day(view.dueOn)}公示，${view.inTime ? inBoth('按期', 'on time') : html`<strong>${inBoth('逾期', 'late')}</strong>`}）${
        view.dueProvisional
          ? html`<p class="note">${view.dueProvisional} 年放假安排当时尚未公布，最迟日期暂按周末计算。</p>`
          : nothing
      }`,
    ],
    ['公示至', view.endsOn ? html`${day(view.endsOn)}（期满自动撤下）` : undefined],
  ])
}

/** Each department answers for its own items, on its own pages. */
function jointFact({ joint, department, targetId }: ResultPageView, href: Href): Html | undefined {
  if (!joint) return undefined
  return html`${given(joint.initiator.name)}发起，${joint.departments.length} 个部门一次上门${jointLinks(joint, { own: department.id, targetId, href })}`
}

function findings({ items, department }: ResultPageView, href: Href): Html {
  const list = href(pageKey('items', { department: department.id }))
  return html`<section><h2>检查情况</h2>
${table({
  caption: '逐项检查结果',
  columns: [{ title: inBoth('抽查事项', 'Item') }, { title: '依据' }, { title: '结果' }, { title: '检查情况' }],
  rows: items.map((each) => [
    html`<a href="${list}#${itemAnchor(each.itemId)}">${given(each.name)}</a>`,
    html`<ul class="plain">${each.basis.map((law) => html`<li>${given(law)}</li>`)}</ul>`,
    html`<strong>${each.label}</strong>`,
    each.finding === '' ? '—' : given(each.finding),
  ]),
  empty: '没有检查事项。',
})}</section>`
}

function handling({ disposition, opinion, rectification, referrals, closedOn }: ResultPageView): Html {
  return html`<section><h2>处理</h2>
${facts([
  ['处置', dispositionWords(disposition)],
  ['处理意见', given(opinion)],
  ['责令改正', rectification ? rectified(rectification) : undefined],
  ...referrals.map(({ kind, sentOn }) => [kind, day(sentOn)] as const),
  ['办结', closedOn ? day(closedOn) : undefined],
])}</section>`
}

function rectified({ dueOn, closedOn }: NonNullable<ResultPageView['rectification']>): Html {
  return html`最迟${day(dueOn)}改正；${closedOn ? html`${day(closedOn)}复查办结` : '尚未办结'}`
}

function process({ returns }: ResultPageView): Html {
  if (returns.length === 0) return html`<section><h2>审核经过</h2><p>一次审核通过。</p></section>`
  return html`<section><h2>审核经过</h2><p>本结果经审核退回 ${returns.length} 次，改正后通过。</p>
<ol>${returns.map(
    ({ on, reason }) =>
      html`<li>${day(on)}退回${reason === undefined ? '。理由含不宜公开的信息，未予公开。' : html`，理由：${given(reason)}`}</li>`,
  )}</ol></section>`
}

function photos({ photos: all, department, inspectionId }: ResultPageView, href: Href): Html {
  const place = { department: department.id, id: inspectionId }
  return html`<section><h2>照片</h2>
<p>检查留存照片 ${all.length} 张。原件封存，此处公开的是去除拍摄信息后重新编码的图片；摘要（SHA-256）是原件的，任何改动都会使它改变。</p>
${
  all.length === 0
    ? nothing
    : html`<ul class="photos">${all.map(
        (
          photo,
        ) => html`<li>${photoShown(photo, all.length, (kind) => href(fileKey(kind, { ...place, page: photo.number })))}
<p class="note">第 ${photo.number} 张，原件摘要 ${code(photo.sha256)}</p></li>\n`,
      )}</ul>`
}</section>`
}

function photoShown(
  { number, width, thumbnailWidth, thumbnailHeight, takenDown, hidden }: PhotoView,
  of: number,
  href: (kind: 'photo' | 'photoThumbnail') => Html,
): Html {
  if (takenDown) return html`<p class="withheld">已于${day(takenDown.on)}撤下：${given(takenDown.reason)}</p>`
  if (hidden)
    return html`<p class="withheld">${hidden === 'scan' ? '纸质材料扫描件' : '未制作公开图片'}，原件封存。</p>`
  return html`<a href="${href('photo')}"><img src="${href('photoThumbnail')}" width="${thumbnailWidth}" height="${thumbnailHeight}" alt="检查照片，第 ${number} 张，共 ${of} 张；打开可看大图（宽 ${width} 像素）" loading="lazy" decoding="async"></a>`
}
