import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { MadeFile } from '../documents/made-file.ts'

export type DossierState = 'asked' | 'made' | 'unchanged' | 'failed'

/** 卷宗: an inspection's whole file as one zip, with a page to be printed. A later one never takes an earlier one's place. */
export interface Dossier {
  /** `<inspection>~<number>` */
  readonly id: string
  readonly inspectionId: string
  /** Counts the dossiers of an inspection from 1. */
  readonly number: number
  readonly state: DossierState
  /** Id of a person, or `system` when the file was closed. */
  readonly askedBy: string
  readonly askedOn: Day
  readonly progress?: { readonly done: number; readonly total: number }
  readonly madeAt?: string
  readonly zip?: MadeFile
  readonly page?: MadeFile
  /** SHA-256 of `index.json`: who holds this one number holds the whole dossier. */
  readonly index?: string
  /** SHA-256 over the parts alone: two dossiers with the same one say the same. */
  readonly content?: string
  /** Number of the dossier that says the same already. */
  readonly sameAs?: number
  /** Why it could not be made: evidence that is not what its record says. */
  readonly failure?: { readonly zh: string; readonly en: string }
}

export const dossierLifecycle = lifecycle({
  what: '卷宗',
  en: 'The dossier',
  states: { asked: '制作中', made: '已制作', unchanged: '与前一份相同', failed: '制作未成' },
  moves: {
    make: {
      from: ['asked'],
      to: 'made',
      zh: '制作',
      how: {
        who: ['system'],
        when: '提出请求或检查办结之后，在后台进行',
        requires: ['所有证据原件与记录的摘要一致'],
        via: ['makeDossier'],
        event: 'dossier.made',
      },
    },
    'find-unchanged': {
      from: ['asked'],
      to: 'unchanged',
      zh: '指明相同的一份',
      how: {
        who: ['system'],
        when: '自上一份卷宗以来没有变化时',
        requires: ['各部分摘要与上一份完全相同'],
        via: ['makeDossier'],
        event: 'dossier.made',
      },
    },
    fail: {
      from: ['asked'],
      to: 'failed',
      zh: '说明不能制作的原因',
      how: {
        who: ['system'],
        when: '证据缺失或与记录不符时',
        requires: ['写明哪一部分不符'],
        via: ['makeDossier'],
        event: 'dossier.made',
      },
    },
  },
})

/** What the ids of an inspection's dossiers begin with. */
export function dossiersOf(inspectionId: string): string {
  return `${inspectionId}~`
}

export function dossierId(inspectionId: string, number: number): string {
  return `${dossiersOf(inspectionId)}${String(number).padStart(4, '0')}`
}

/** The dossier with what lies under seal. It has a number of its own, so that nobody learns from the others that there is one. */
export interface SealedDossier extends Dossier {
  /** The ids of the referrals that it holds: whoever may not see all of them does not see it. */
  readonly referralIds: readonly string[]
}
