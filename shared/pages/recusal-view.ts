import { given, type Html, html } from './html.ts'
import { code, facts, instant } from './parts.ts'
import type { VisitPageView } from './visit-page.ts'

/** Which visit the form is about. */
export function visitNamed({ department, targetName, taskName, officers }: VisitPageView): Html {
  return facts([
    ['检查部门', given(department.name)],
    ['检查对象', given(targetName)],
    ['抽查任务', given(taskName)],
    [
      '执法人员',
      html`${officers.map(({ certificate, name = '' }) => html`<div>${code(certificate)} ${given(name)}</div>`)}`,
    ],
  ])
}

/** The officers to choose from; nobody is chosen before. */
export function officerOptions({ officers }: VisitPageView): Html {
  return html`<option value="">请选择</option>${officers.map(
    ({ certificate, name = '' }) => html`<option value="${certificate}">${certificate} ${name}</option>`,
  )}`
}

const words: Readonly<Record<string, string>> = {
  declared: '待决定',
  upheld: '已决定：应当回避',
  rejected: '已决定：不予回避',
}

/** What the platform has recorded. */
export function askedView({
  officerId,
  state,
  declaredAt,
}: {
  officerId: string
  state: string
  declaredAt: string
}): Html {
  return html`<section class="notice"><p class="notice-title">申请已记录</p>
${facts([
  ['申请回避的执法人员', code(officerId)],
  ['记录时间', instant(declaredAt)],
  ['状态', words[state] ?? state],
])}
<p>决定会写在检查告知页上。</p></section>`
}
