import { pageKey } from '../contract/site-paths.ts'
import type { VisitSummary } from '../domain/disclosure/visit-summary.ts'
import type { TaskElsewhere } from '../domain/joint/joint-visit.ts'
import type { Task } from '../domain/plan/task.ts'
import { given, type Html, html, nothing } from './html.ts'
import { day, tag } from './parts.ts'
import type { Href } from './site-page.ts'

/** What the public reads of a task of several departments. */
export interface JointWords {
  readonly cooperating?: readonly {
    readonly department: string
    readonly name: string
    readonly itemIds: readonly string[]
  }[]
  /** Tasks that became part of this one. */
  readonly mergedFrom?: readonly TaskElsewhere[]
  /** The joint task that this one became part of. */
  readonly mergedInto?: TaskElsewhere & { readonly on: string }
}

export function jointWords({ cooperating, mergedFrom, mergedInto }: Task): JointWords {
  return {
    ...(cooperating
      ? { cooperating: cooperating.map(({ department, name, itemIds }) => ({ department, name, itemIds })) }
      : {}),
    ...(mergedFrom ? { mergedFrom } : {}),
    ...(mergedInto ? { mergedInto } : {}),
  }
}

export function mergedNote({ mergedInto }: JointWords, href: Href): Html {
  if (!mergedInto) return nothing
  return html`<p class="lead">本任务已并入部门联合抽查：${day(mergedInto.on)}起由${taskLink(mergedInto, href)}一并抽取和检查，一次上门，不再单独抽取。</p>`
}

/** The rows that say who else comes, and what was merged. */
export function jointFacts(
  { cooperating, mergedFrom }: JointWords,
  href: Href,
): (readonly [string, Html | undefined])[] {
  return [
    [
      '配合部门',
      cooperating
        ? html`${cooperating.map((each, at) => html`${at > 0 ? '、' : ''}${department(each, href)}`)}`
        : undefined,
    ],
    [
      '由以下任务合并',
      mergedFrom
        ? html`${mergedFrom.map((each, at) => html`${at > 0 ? '；' : ''}${taskLink(each, href)}`)}`
        : undefined,
    ],
  ]
}

function department(
  { department: path, name, itemIds }: NonNullable<JointWords['cooperating']>[number],
  href: Href,
): Html {
  return html`<a href="${href(pageKey('items', { department: path }))}">${given(name)}</a>（${itemIds.length} 项，执法人员 2 名）`
}

function taskLink({ department: path, name, taskId, taskName }: TaskElsewhere, href: Href): Html {
  return html`${given(name)}“<a href="${href(pageKey('task', { department: path, id: taskId }))}">${given(taskName)}</a>”`
}

/** That nobody had to come, and whose results stand in. */
export function recognizedWords(results: NonNullable<VisitSummary['recognized']>, href: Href): Html {
  return html`${tag('结果互认，免于上门', 'open')}<p class="note">采信${results.map(
    ({ department: path, departmentName, inspectionId, endedOn }, at) =>
      html`${at > 0 ? '、' : ''}<a href="${href(pageKey('result', { department: path, id: inspectionId }))}">${given(departmentName)}${day(endedOn)}的检查结果</a>`,
  )}</p>`
}
