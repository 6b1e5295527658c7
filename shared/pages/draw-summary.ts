import type { DrawSummary, PublicState } from '../domain/disclosure/draw-summary.ts'
import { type Day, dayOf } from '../kernel/days.ts'
import { given, type Html, html } from './html.ts'
import { instant, type Tone, table, tag } from './parts.ts'
import { latest } from './site-page.ts'

/** The newest freeze first; ids break ties. */
export function newestFirst(a: DrawSummary, b: DrawSummary): number {
  return a.frozenAt === b.frozenAt ? (a.id < b.id ? 1 : -1) : a.frozenAt < b.frozenAt ? 1 : -1
}

const states = { frozen: '已锁定，等待抽取', executed: '已抽取', void: '已作废' } as const
const tones: { readonly [S in PublicState]: Tone } = { frozen: 'open', executed: 'done', void: 'void' }

export function drawTag(state: PublicState): Html {
  return tag(states[state], tones[state])
}

/** 第 1 轮第 2 次锁定. */
export function drawTitle({ round, attempt }: Pick<DrawSummary, 'round' | 'attempt'>): Html {
  return attempt === 1 ? html`第 ${round} 轮抽取` : html`第 ${round} 轮抽取（第 ${attempt} 次锁定）`
}

export function lastDayOf({ frozenAt, executedAt, voided }: DrawSummary): Day {
  const days = [frozenAt, executedAt, voided?.at].map((at) => (at ? dayOf(new Date(at)) : undefined))
  return latest(...days) as Day
}

/** Draws as a table, void ones among them with their reasons. */
export function drawTable(draws: readonly DrawSummary[], href: (id: string) => Html, withTask: boolean): Html {
  return table({
    caption: '抽取记录（含作废）',
    columns: [
      { title: '抽取' },
      ...(withTask ? [{ title: '任务' }] : []),
      { title: '状态' },
      { title: '锁定时间' },
      { title: '抽取时间' },
      { title: '名录数', numeric: true },
      { title: '抽中', numeric: true },
    ],
    rows: draws.map((draw) => [
      html`<a href="${href(draw.id)}">${drawTitle(draw)}</a>`,
      ...(withTask ? [given(draw.taskName)] : []),
      html`${drawTag(draw.state)}${draw.voided ? html`<p class="note">理由：${given(draw.voided.reason)}</p>` : ''}`,
      instant(draw.frozenAt),
      draw.executedAt ? instant(draw.executedAt) : '—',
      draw.size,
      draw.drawn ?? '—',
    ]),
    empty: '尚无抽取记录。',
  })
}
