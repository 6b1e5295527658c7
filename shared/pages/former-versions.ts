import type { FormerVersion } from '../domain/disclosure/disclosure.ts'
import { given, type Html, html, nothing } from './html.ts'
import { code, day, table, tag } from './parts.ts'

const endings = { corrected: '更正', withdrawn: '撤下', expired: '期满' } as const

/** Each version that no longer stands: how long it stood, why it ended, its hash, and the clock of three working days. */
export function formerVersions(former: readonly FormerVersion[]): Html {
  if (former.length === 0) return nothing
  return html`<section><h2>此前版本</h2>
<p>内容有误的，自得知之日起 3 个工作日内更正或撤下。摘要（SHA-256）与公开日志中的承诺一致，可以证明原内容未被另行替换。</p>
${table({
  caption: '此前版本',
  columns: [
    { title: '公示期间' },
    { title: '结束', short: true },
    { title: '理由' },
    { title: '时限' },
    { title: '内容摘要' },
  ],
  rows: former.map((each) => [
    html`${day(each.publishedOn)}至${day(each.endedOn)}`,
    endings[each.why],
    given(each.reason),
    clockOf(each),
    code(each.digest),
  ]),
  empty: '',
})}</section>`
}

function clockOf({ knownOn, dueOn, endedOn }: FormerVersion): Html {
  if (knownOn === undefined || dueOn === undefined) return html`—`
  const state = endedOn <= dueOn ? tag('按期', 'done') : tag('逾期', 'void')
  return html`${day(knownOn)}得知，应于${day(dueOn)}以前办理 ${state}`
}
