import { pageKey } from '../contract/site-paths.ts'
import type { JointView } from '../domain/joint/joint-visit.ts'
import { given, type Html, html, nothing } from './html.ts'
import type { Href } from './site-page.ts'

interface Around {
  /** Path of the department whose page it is. */
  readonly own: string
  readonly targetId: string
  readonly href: Href
}

/**
 * To what the other departments of a joint visit have to say of the same target: its page in each of their sites, which stands
 * from the dispatch on and leads to the result.
 */
export function jointLinks(joint: JointView | undefined, { own, targetId, href }: Around): Html {
  if (!joint) return nothing
  const others = joint.departments.filter(({ department }) => department !== own)
  return html`<p class="note">部门联合抽查，同次检查：${others.map(
    ({ department, name }, at) =>
      html`${at > 0 ? '、' : ''}<a href="${href(pageKey('target', { department, id: targetId }))}">${given(name)}</a>`,
  )}</p>`
}
