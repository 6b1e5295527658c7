import type { DrawView } from '../draw-view.ts'
import type { Outcome } from './falling-tickets.ts'

export const steps = [
  { id: 'commit', zh: '锁定', en: 'Commit' },
  { id: 'witness', zh: '见证', en: 'Witness' },
  { id: 'draw', zh: '抽取', en: 'Draw' },
  { id: 'publish', zh: '公布', en: 'Publish' },
] as const

export type StepId = (typeof steps)[number]['id']

/** What the browser found when it recomputed the public manifest; undefined before it has. */
export interface CommitmentCheck {
  readonly ok: boolean
  readonly officers: number
}

/** Everything that a ceremony's page shows, from public files alone. */
export interface Stage {
  readonly draw: DrawView
  readonly commitment?: CommitmentCheck | undefined
  readonly outcome?: Outcome | undefined
}

/** 第 1 轮抽取（第 2 次锁定）. */
export function roundTitle({ round, attempt }: Pick<DrawView, 'round' | 'attempt'>): string {
  return `第 ${round} 轮抽取${attempt === 1 ? '' : `（第 ${attempt} 次锁定）`}`
}

/** Where the ceremony stands. */
export function currentStep({ state, contributors }: Pick<DrawView, 'state' | 'contributors'>): StepId {
  if (state === 'executed') return 'publish'
  return contributors.every(({ at }) => at !== undefined) ? 'draw' : 'witness'
}

export function awaited({ contributors }: Pick<DrawView, 'contributors'>): string[] {
  return contributors.filter(({ at }) => at === undefined).map(({ by }) => by)
}

/** Where it stands, in a sentence for the screen reader and the last row of the hall. */
export function stageWords(draw: Pick<DrawView, 'state' | 'contributors' | 'drawn' | 'heldUntil'>): string {
  if (draw.state === 'void') return '本次抽取已作废。'
  if (draw.heldUntil !== undefined) return `抽取完成：抽中 ${draw.drawn ?? 0} 家。${heldWords(draw.heldUntil)}`
  if (draw.state === 'executed') return `抽取完成：抽中 ${draw.drawn ?? 0} 家。`
  const waiting = awaited(draw)
  if (waiting.length === 0) return '见证输入已齐，等待抽取人执行抽取。'
  return `清单已锁定并公布，等待 ${waiting.join('、')} 输入。`
}

/** While a tip-off is possible neither the drawn nor the seed, from which they follow, is public. */
export function heldWords(until: string): string {
  return `为防止通风报信，种子、抽中对象与执法人员在 ${until} 以前（含当日）暂不公开，期满自动公开。`
}
