import { allowedMoves } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Inspection, type InspectionState, inspectionLifecycle } from './inspection.ts'
import type { Photo } from './photo.ts'
import { isSettled } from './rectification.ts'

/** Approved and not closed yet: what was found is followed up. */
const followedUp = ['approved', 'published', 'withheld'] as const

/** What may be done in some states without leaving them. */
const inspectionActs = {
  receive: {
    in: ['dispatched', 'recorded', 'submitted', 'returned', 'approved', 'published', 'withheld', 'closed'],
    zh: '签收',
  },
  'plan-visit': { in: ['dispatched'], zh: '拟定检查日' },
  'give-notice': { in: ['dispatched', 'recorded', 'returned'], zh: '登记检查通知' },
  draft: { in: ['dispatched', 'recorded', 'returned'], zh: '保存草稿' },
  'declare-photo': { in: ['dispatched', 'recorded', 'returned'], zh: '登记照片' },
  'withdraw-photo': { in: ['dispatched', 'recorded', 'returned'], zh: '撤回照片' },
  'declare-letter': { in: ['dispatched', 'recorded', 'returned', ...followedUp], zh: '登记往来文书扫描件' },
  'take-down-photo': { in: ['approved', 'published', 'withheld', 'closed'], zh: '撤下照片' },
  rectify: { in: followedUp, zh: '办理责令改正' },
  'hand-over-case': { in: followedUp, zh: '移交立案' },
  refer: { in: followedUp, zh: '抄告或移送' },
} as const satisfies Record<string, { in: readonly InspectionState[]; zh: string }>

export type InspectionAct = keyof typeof inspectionActs

export function mayAct(state: InspectionState, act: InspectionAct): boolean {
  return (inspectionActs[act].in as readonly InspectionState[]).includes(state)
}

/**
 * Photos are taken while the record is written, and again, as proof, while an order to rectify runs; letters until the file is
 * closed, but not while it is judged.
 */
export function takesPhotos({ state, rectification }: Inspection, { purpose }: Pick<Photo, 'purpose'>): boolean {
  if (purpose === 'letter') return mayAct(state, 'declare-letter')
  if (mayAct(state, 'declare-photo')) return true
  return mayAct(state, 'rectify') && rectification !== undefined && !isSettled(rectification)
}

/** @throws {Refusal} `wrong-state` naming the state and all that it allows */
export function requireAct({ id, state }: Inspection, act: InspectionAct): void {
  if (mayAct(state, act)) return
  const acts = (Object.keys(inspectionActs) as InspectionAct[]).filter((each) => mayAct(state, each))
  throw new Refusal('wrong-state', {
    what: inspectionLifecycle.what,
    id,
    state: inspectionLifecycle.states[state],
    move: inspectionActs[act].zh,
    allowed: [
      ...allowedMoves(inspectionLifecycle, state).map((move) => inspectionLifecycle.moves[move].zh),
      ...acts.map((each) => inspectionActs[each].zh),
    ],
  })
}
