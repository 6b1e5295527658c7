import { pageKey } from '../contract/site-paths.ts'
import { type DrawSummary, drawSummary, type ListedDraw } from '../domain/disclosure/draw-summary.ts'
import { isHeld } from '../domain/disclosure/hold.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import type { Task } from '../domain/plan/task.ts'
import { type Item, methods } from '../domain/registry/item.ts'
import { drawTable, lastDayOf, newestFirst } from './draw-summary.ts'
import { asRecorded, brief, englishSentence, given, type Html, html, inBoth, series } from './html.ts'
import { type JointWords, jointFacts, jointWords, mergedNote } from './joint-words.ts'
import { type Office, officeOf } from './office.ts'
import { day, facts, percent, table } from './parts.ts'
import { itemLinks } from './plan-page.ts'
import { namedItems } from './plan-view.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'
import { causeFacts, overCapSection, type TaskWords, taskWords, withdrawalNote } from './task-words.ts'

export interface TaskView extends TaskWords, JointWords {
  readonly department: Office
  readonly id: string
  readonly planId?: string
  readonly name: string
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly scope: string
  readonly floorBasisPoints: number
  readonly rounds: number
  readonly ratioScope: Task['ratioScope']
  readonly ratios: readonly { readonly level: string; readonly ratioBasisPoints: number; readonly priority: number }[]
  readonly seats: readonly (readonly string[])[]
  readonly method: string
  readonly from: string
  readonly to: string
  readonly initiator: string
  readonly draws: readonly DrawSummary[]
  /** Drawn targets are kept from the public up to and with this day. */
  readonly heldUntil?: string
}

interface Around {
  readonly items: readonly Item[]
  /** Draws of this task. */
  readonly draws: readonly ListedDraw[]
  /** Most visits of one target in a year, by the policy in force. */
  readonly burdenCap: number
}

export function taskView(department: Office, task: Task, { items, draws, burdenCap }: Around): TaskView {
  return {
    department: officeOf(department),
    id: task.id,
    ...(task.planId === undefined ? {} : { planId: task.planId }),
    name: task.name,
    items: namedItems(task.itemIds, items),
    scope: task.scope,
    floorBasisPoints: task.floor,
    rounds: task.rounds,
    ratioScope: task.ratioScope,
    ratios: task.ratios.map(({ level, ratio, priority }) => ({ level, ratioBasisPoints: ratio, priority })),
    seats: task.seats.map((tags) => [...tags]),
    method: methods[task.method],
    from: task.window.from,
    to: task.window.to,
    initiator: task.initiator,
    draws: draws.map(drawSummary).toSorted(newestFirst),
    ...(task.hold && isHeld(task) ? { heldUntil: task.hold.until } : {}),
    ...taskWords(task, burdenCap),
    ...jointWords(task),
  }
}

export function taskPage(view: TaskView): Page {
  const { department } = view
  const place = { department: department.id }
  const frame = {
    kind: 'task' as const,
    place: { ...place, id: view.id },
    title: brief(view.name),
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '抽查任务', key: pageKey('tasks', place) },
    ],
    asOf: latest(...view.draws.map(lastDayOf)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${given(view.name)}</h1>
${withdrawalNote(view)}${mergedNote(view, href)}
${facts([
  ...causeFacts(view),
  [
    inBoth('年度计划', 'Plan'),
    view.planId === undefined
      ? undefined
      : html`<a href="${href(pageKey('plan', { ...place, id: view.planId }))}">${view.planId} 年度抽查计划</a>`,
  ],
  ['抽查事项', itemLinks(view.items, href(pageKey('items', place)))],
  ['对象范围', given(view.scope)],
  [
    '定向条件',
    view.filter ? inBoth(given(view.filter), englishSentence(view.filterEnglish ?? view.filter)) : undefined,
  ],
  [
    '比例与频次',
    html`${view.ratioScope === 'round' ? '每轮' : '全年'}不低于 ${percent(view.floorBasisPoints)}，共 ${view.rounds} 轮`,
  ],
  ['检查时间', html`${day(view.from)}至${day(view.to)}`],
  ['检查方式', view.method],
  ['执法人员', seatsInWords(view)],
  ['发起部门', given(view.initiator)],
  ...jointFacts(view, href),
  ['检查次数上限', html`每个对象每年不超过 ${view.burdenCap} 次，全市各部门合计，联合检查计一次`],
  ['暂缓公开', view.heldUntil ? html`抽中对象暂缓公开至${day(view.heldUntil)}` : undefined],
  ['检查结果', html`<a href="${href(pageKey('results', place))}">全部检查结果</a>`],
])}
<section><h2>各信用等级的抽查比例</h2>
<p>“不低于”一律向上取整。先按各等级最低比例计算；合计不足总体比例的，再按风险高低增加。</p>
${ratioTable(view)}</section>
${overCapSection(view)}
<section><h2>${inBoth('抽取', 'Draws')}</h2>
${drawTable(view.draws, (id) => href(pageKey('draw', { ...place, id })), false)}</section>`
  return sitePage(frame, body)
}

function seatsInWords({ seats, cooperating }: TaskView): Html {
  const tags = seats.map((each) => series(each.map(asRecorded)))
  const needed =
    new Set(seats.map((each) => each.join('、'))).size === 1
      ? html`均须具备${tags[0]}`
      : html`分别须具备${series(tags, '；')}`
  const whose = cooperating ? html`每个对象由本部门 ${seats.length} 名` : html`每个对象 ${seats.length} 名`
  return html`${whose}，${needed}`
}

function ratioTable({ ratios }: TaskView) {
  return table({
    caption: '最低比例与风险权重',
    columns: [{ title: '信用等级' }, { title: '最低比例', numeric: true }, { title: '风险权重', numeric: true }],
    rows: ratios.map(({ level, ratioBasisPoints, priority }) => [
      creditLabel(level),
      percent(ratioBasisPoints),
      priority,
    ]),
    empty: '未分信用等级。',
    compact: true,
  })
}
