import { dayOf } from '../../kernel/days.ts'
import { type DrawRecord, isCommitted } from '../draw/draw-record.ts'
import { waitingFor } from '../drawing/draw-moves.ts'
import type { Wait } from './wait.ts'

/** A frozen draw that waits for its witnesses or to be executed, and a void that a second person must decide. */
export function waitsOfDraw(draw: DrawRecord): Wait[] {
  if (!isCommitted(draw)) return []
  const head = {
    about: `${draw.taskName} 第 ${draw.round} 轮（第 ${draw.attempt} 次锁定）`,
    object: `draws/${draw.id}`,
    params: { drawId: draw.id },
  }
  const { voiding } = draw
  const decision: Wait[] = voiding
    ? [
        {
          ...head,
          kind: 'void-to-decide',
          zh: `决定作废申请：${voiding.reason}`,
          en: 'Decide whether the draw is voided',
          route: 'decideVoid',
          roles: ['approver'],
          notBy: [voiding.by],
          since: day(voiding.at),
        },
      ]
    : []
  if (draw.state !== 'frozen') return draw.state === 'void' ? [] : decision
  const missing = waitingFor(draw)
  const last = draw.contributors
    .map(({ at }) => at ?? '')
    .sort()
    .at(-1)
  const execution = {
    kind: missing.length > 0 ? 'draw-to-witness' : 'draw-to-execute',
    zh: missing.length > 0 ? `等待见证输入：${missing.join('、')}` : '执行抽取',
    en: missing.length > 0 ? `Wait for the words of ${missing.join(', ')}` : 'Execute the draw',
    route: missing.length > 0 ? 'listWitnessPasses' : 'executeDraw',
    roles: ['drawer'],
    since: day(missing.length > 0 || !last ? draw.frozenAt : last),
  }
  return [...decision, { ...head, ...execution }]
}

function day(instant: string): string {
  return dayOf(new Date(instant))
}
