import { pageKey } from '../contract/site-paths.ts'
import type { ListedDraw } from '../domain/disclosure/draw-summary.ts'
import type { Task } from '../domain/plan/task.ts'
import { given, type Html, html } from './html.ts'
import type { Office } from './office.ts'
import { day, table, tag } from './parts.ts'
import type { Href } from './site-page.ts'

/** A round that is still to be drawn. */
export interface ComingRound {
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly rounds: number
  readonly from: string
  readonly to: string
  /** The pool is frozen and waits for its witnesses. */
  readonly frozenDrawId?: string
}

/** A task of which inspections are under way: not all of what was drawn is public yet. */
export interface UnderWay {
  readonly taskId: string
  readonly taskName: string
  readonly from: string
  readonly to: string
  /** Inspections whose results are still to come. */
  readonly waiting: number
}

/** What is coming at a department, for a page that tells of several. */
export interface Coming<T> {
  readonly department: Office
  readonly what: T
}

export function comingRounds(task: Task, draws: readonly ListedDraw[]): ComingRound[] {
  const own = draws.filter(({ taskId }) => taskId === task.id)
  const done = new Set(own.filter(({ state }) => state === 'executed').map(({ round }) => round))
  const rounds = Array.from({ length: task.rounds }, (_, at) => at + 1).filter((round) => !done.has(round))
  return rounds.map((round) => {
    const frozen = own.find((draw) => draw.state === 'frozen' && draw.round === round)
    return {
      taskId: task.id,
      taskName: task.name,
      round,
      rounds: task.rounds,
      from: task.window.from,
      to: task.window.to,
      ...(frozen ? { frozenDrawId: frozen.id } : {}),
    }
  })
}

/** The next first. */
export function byDay<T extends { readonly from: string; readonly to: string }>(a: Coming<T>, b: Coming<T>): number {
  const key = ({ what, department }: Coming<T>) => `${what.from} ${what.to} ${department.id}`
  return key(a) < key(b) ? -1 : 1
}

/** @param several whether the departments are named */
export function comingTable(rounds: readonly Coming<ComingRound>[], href: Href, several: boolean): Html {
  return table({
    caption: '尚未完成的抽取',
    columns: [
      { title: '任务' },
      ...(several ? [{ title: '部门' }] : []),
      { title: '轮次', short: true },
      { title: '状态' },
      { title: '检查时间' },
    ],
    rows: rounds.map(({ department, what }) => [
      taskLink(department, what, href),
      ...(several ? [given(department.name)] : []),
      html`第 ${what.round} 轮，共 ${what.rounds} 轮`,
      stateOf(what, (id) => href(pageKey('draw', { department: department.id, id }))),
      html`${day(what.from)}至${day(what.to)}`,
    ]),
    empty: '本年度计划的抽取已全部完成。',
  })
}

/** @param several whether the departments are named */
export function underWayTable(tasks: readonly Coming<UnderWay>[], href: Href, several: boolean): Html {
  return table({
    caption: '正在进行的检查',
    columns: [
      { title: '任务' },
      ...(several ? [{ title: '部门' }] : []),
      { title: '结果待公示', numeric: true },
      { title: '检查时间' },
    ],
    rows: tasks.map(({ department, what }) => [
      taskLink(department, what, href),
      ...(several ? [given(department.name)] : []),
      what.waiting,
      html`${day(what.from)}至${day(what.to)}`,
    ]),
    empty: '没有正在进行的检查。',
  })
}

function taskLink({ id }: Office, { taskId, taskName }: ComingRound | UnderWay, href: Href): Html {
  return html`<a href="${href(pageKey('task', { department: id, id: taskId }))}">${given(taskName)}</a>`
}

function stateOf({ frozenDrawId }: ComingRound, href: (id: string) => Html): Html {
  if (frozenDrawId === undefined) return tag('待锁定', 'plain')
  return html`<a href="${href(frozenDrawId)}">已锁定</a>，等待见证输入`
}
