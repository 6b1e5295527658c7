import { isHeld } from '../domain/disclosure/hold.ts'
import { adHocKinds } from '../domain/plan/ad-hoc.ts'
import type { OverCap } from '../domain/plan/over-cap.ts'
import type { Task } from '../domain/plan/task.ts'
import { given, type Html, html, nothing } from './html.ts'
import { day, notice, table } from './parts.ts'
import { filterWords } from './plan-view.ts'

/** What the public reads of a task beside its numbers: where it came from, whom it is about, and what was approved beyond a cap. */
export interface TaskWords {
  /** 字号〔年〕序号; absent on tasks of a time before numbers. */
  readonly number?: string
  /** 临时任务. Reason and document are absent while drawn targets are held back: they would warn them. */
  readonly adHoc?: {
    readonly kind: string
    readonly approvedOn: string
    readonly reason?: string
    readonly document?: { readonly number: string; readonly title: string; readonly on?: string }
  }
  /** 定向条件. */
  readonly filter?: string
  readonly filterEnglish?: string
  readonly burdenCap: number
  /** Approvals to visit targets beyond the cap; none while drawn targets are held back. */
  readonly overCap: readonly OverCapWords[]
  readonly withdrawn?: { readonly on: string; readonly reason: string }
}

export interface OverCapWords {
  readonly on: string
  /** For how many targets; absent: for all of the task. */
  readonly targets?: number
  readonly reason: string
}

export function taskWords(task: Task, burdenCap: number): TaskWords {
  const { docNumber, filter, overCap = [], withdrawn } = task
  return {
    ...(docNumber ? { number: docNumber.text } : {}),
    ...adHocWords(task),
    ...(filter ? filterWords(task) : {}),
    burdenCap,
    overCap: isHeld(task) ? [] : overCap.flatMap(overCapWords),
    ...(withdrawn ? { withdrawn: { on: withdrawn.on, reason: withdrawn.reason } } : {}),
  }
}

function adHocWords(task: Task): Pick<TaskWords, 'adHoc'> {
  const { adHoc } = task
  if (adHoc?.approvedOn === undefined) return {}
  const { kind, reason, document, approvedOn } = adHoc
  const open = isHeld(task) ? {} : { reason, document }
  return { adHoc: { kind: adHocKinds[kind].zh, approvedOn, ...open } }
}

function overCapWords({ decision, targetIds, reason }: OverCap): OverCapWords[] {
  if (!decision?.approved) return []
  return [{ on: decision.on, ...(targetIds ? { targets: targetIds.length } : {}), reason }]
}

export function withdrawalNote({ withdrawn }: TaskWords): Html {
  if (!withdrawn) return nothing
  return notice('本任务已撤销', html`<p>撤销时间：${day(withdrawn.on)}</p><p>理由：${given(withdrawn.reason)}</p>`)
}

/** The rows that say where a task came from. */
export function causeFacts({ number, adHoc }: TaskWords): (readonly [string, Html | string | undefined])[] {
  return [
    ['编号', number === undefined ? undefined : given(number)],
    ['任务来源', adHoc ? html`临时任务：${adHoc.kind}` : undefined],
    ['理由', adHoc?.reason === undefined ? undefined : given(adHoc.reason)],
    ['依据文件', adHoc?.document ? documentWords(adHoc.document) : undefined],
    ['批准', adHoc ? day(adHoc.approvedOn) : undefined],
  ]
}

function documentWords({ number, title, on }: NonNullable<NonNullable<TaskWords['adHoc']>['document']>): Html {
  const dated = on === undefined ? nothing : html`，${day(on)}`
  return html`《${given(title)}》（${given(number)}${dated}）`
}

export function overCapSection({ overCap }: TaskWords): Html {
  if (overCap.length === 0) return nothing
  return html`<section><h2>超上限检查的批准</h2>
${table({
  caption: '已达年度检查次数上限、经批准仍可抽取',
  columns: [{ title: '批准' }, { title: '对象' }, { title: '理由' }],
  rows: overCap.map(({ on, targets, reason }) => [
    day(on),
    targets === undefined ? '本任务全部对象' : html`${targets} 家`,
    given(reason),
  ]),
  empty: '没有批准。',
})}</section>`
}
