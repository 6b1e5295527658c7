import type { TargetState } from '../registry/target.ts'

/** Why a row of the roster cannot be drawn: codes of the manifest, with their words on screens. */
export const exclusionReasons = {
  'drawn-earlier-round': { zh: '本任务前几轮已抽取', en: 'drawn in an earlier round of this task' },
  'lost-earlier-round': {
    zh: '本任务前几轮抽中后未能检查，已由候补替换',
    en: 'drawn in an earlier round, given up and replaced',
  },
  'burden-cap': { zh: '本年度检查次数已达上限', en: 'has had its visits of the year' },
  closed: { zh: '停业', en: 'closed' },
  cancelled: { zh: '注销', en: 'deregistered' },
  revoked: { zh: '吊销', en: 'licence revoked' },
  moved: { zh: '迁出', en: 'moved away' },
  removed: { zh: '移出名录', en: 'taken off the registry' },
} as const satisfies Record<
  Exclude<TargetState, 'active'> | 'drawn-earlier-round' | 'lost-earlier-round' | 'burden-cap',
  { zh: string; en: string }
>

export type ExclusionReason = keyof typeof exclusionReasons
