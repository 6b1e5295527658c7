import { creditClasses } from '../registry/target.ts'
import type { RaisedFloor } from './raised-floor.ts'

/** Why a round is computed with another floor than the task's, or falls short of it: shown, never hidden. */
export interface FloorNote {
  readonly zh: string
  readonly en: string
}

/** @returns undefined when the task's own floor holds as it stands */
export function explainFloor(raised: RaisedFloor, round: number): FloorNote | undefined {
  const { asked, used, needed, reached } = raised
  if (used === asked && reached >= needed) return undefined
  const parts = [exhaustedWords(raised, round)]
  if (used > asked) parts.push(raisedWords(raised))
  if (reached < needed) parts.push(shortWords(raised))
  const said = parts.filter(({ zh }) => zh !== '')
  return { zh: `${said.map(({ zh }) => zh).join('；')}。`, en: `${said.map(({ en }) => en).join('; ')}.` }
}

function exhaustedWords({ exhausted }: RaisedFloor, round: number): FloorNote {
  const before = round === 1 ? '' : round === 2 ? '第 1 轮' : `前 ${round - 1} 轮`
  const zh = exhausted.map(({ level, due, pool }) =>
    pool === 0
      ? `${levelName(level)}${before === '' ? '没有可抽取的对象' : `${before}已抽尽`}`
      : `${levelName(level)}${before === '' ? '' : `${before}之后`}只余 ${pool} 家可抽，不足应抽的 ${due} 家`,
  )
  const en = exhausted.map(({ level, due, pool }) =>
    pool === 0 ? `level ${level} has nobody left to draw` : `level ${level} has ${pool} left to draw of the ${due} due`,
  )
  return { zh: zh.join('，'), en: en.join(', ') }
}

function raisedWords({ asked, used, reached }: RaisedFloor): FloorNote {
  return {
    zh: `为达到总比例 ${percent(asked)}，提高其他级别的名额（按 ${percent(used)} 计算），本轮共抽 ${reached} 家`,
    en: `to reach ${percent(asked)} over all, other levels give more (computed with ${percent(used)}): ${reached} are drawn`,
  }
}

function shortWords({ asked, needed, reached }: RaisedFloor): FloorNote {
  return {
    zh: `可抽取的 ${reached} 家全部抽取，仍比总比例 ${percent(asked)} 所需的 ${needed} 家少 ${needed - reached} 家`,
    en: `all ${reached} that can be drawn are drawn, still ${needed - reached} fewer than the ${needed} that ${percent(asked)} asks for`,
  }
}

function levelName(level: string): string {
  if (level === 'unrated') return creditClasses.unrated
  return level in creditClasses ? `${level} 级` : level
}

/** `2650` → `26.5%`; basis points have two places, nothing is rounded. */
function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`
}
