import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { JointVisit } from '../joint/joint-visit.ts'
import type { RecognizedResult } from '../joint/recognition.ts'
import type { Position, Target } from '../registry/target.ts'
import type { Answer } from './answers.ts'
import type { CaseFiling } from './case-filing.ts'
import { inspectionMoves } from './inspection-moves.ts'
import type { Notice, NoticeRule } from './notice.ts'
import type { OnSite } from './on-site.ts'
import type { Party } from './party.ts'
import type { Photo } from './photo.ts'
import type { Receipts } from './receipt.ts'
import type { Rectification } from './rectification.ts'
import type { Referral } from './referral.ts'
import type { Disposition, ResultCode } from './result-codes.ts'

export type InspectionState =
  | 'dispatched'
  | 'recorded'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'published'
  | 'withheld'
  | 'closed'
  | 'called-off'

/** What the officers found, per item. No field has a default: nobody is "normal" before somebody has looked. */
interface ItemResult {
  readonly itemId: string
  readonly code: ResultCode
  readonly finding: string
  /** Of the checklist of the item's pinned edition; absent where it has none. */
  readonly answers?: readonly Answer[]
}

export interface Result {
  readonly method: 'on-site' | 'on-paper' | 'online'
  /** Day on which the inspection ended; the disclosure clock starts here. */
  readonly endedOn: Day
  readonly items: readonly ItemResult[]
  readonly disposition: Disposition
  /** Needed when the disposition is 其他 or 移送纪检监察, which others read as 其他 with these words; a code 其他 needs the text in its finding. */
  readonly dispositionText?: string
  /** Last day of the term when the disposition is an order to rectify (责令改正). */
  readonly rectifyBy?: Day
  /** The visit ended before or after the task's window: allowed, because what was done must be on record, and seen by the reviewer. */
  readonly outsideWindow?: 'before' | 'after'
  /** 处理意见. */
  readonly opinion: string
  /** Opinion of the inspected party in its own words; empty when it had none. */
  readonly partyOpinion: string
  /** Where the party stands and who signed; absent on older records. */
  readonly party?: Party
  /** Arrival, departure and who came along; of a check on site. */
  readonly onSite?: OnSite
  /** Seconds by which the phone's clock was behind when it sent this, where that is more than can be overlooked. */
  readonly clockBehind?: number
  /** Certificate number. */
  readonly recordedBy: string
  readonly recordedAt: string
}

/** One decision of a reviewer; kept for ever. */
export interface Review {
  readonly by: string
  readonly at: string
  readonly decision: 'returned' | 'approved'
  /** When the record that it judged had been submitted; absent on older records. */
  readonly submittedAt?: string
  readonly reason?: string
  /** What was said of single items; a return names at least one. */
  readonly items?: readonly { readonly itemId: string; readonly reason: string }[]
  /** What a return sent back, so that the next review shows what changed since. */
  readonly judged?: { readonly result: Result; readonly photoIds: readonly string[] }
}

/** 不予公示: decided by law and not by the reviewer. */
export interface Withholding {
  /** Law and article. */
  readonly basis: string
  readonly reason: string
  readonly by: string
  readonly on: Day
}

/** 办结: each closing of the file, and its reopening where it had one. */
export interface Closing {
  readonly by: string
  readonly on: Day
  readonly reopened?: { readonly by: string; readonly on: Day; readonly reason: string }
}

/** 检查: one drawn target, one team, one file. `id` is `<draw id>-<target id>`, so that dispatching twice makes one. */
export interface Inspection {
  readonly id: string
  readonly drawId: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly targetId: string
  readonly targetName: string
  /** Decides whether its name is masked and how long its result stays public; absent on older records. */
  readonly targetKind?: Target['kind']
  readonly targetAddress?: string
  /** Where the registry says that it is, when it was dispatched. */
  readonly targetPosition?: Position
  readonly region: string
  readonly regionName: string
  readonly creditClass: string
  readonly itemIds: readonly string[]
  /** The edition of each item that is inspected, pinned by the task; absent on older records. */
  readonly itemVersions?: Readonly<Record<string, number>>
  /** Certificate numbers; the first is the team leader (组长). */
  readonly officerIds: readonly string[]
  readonly window: { readonly from: Day; readonly to: Day }
  readonly dispatchedAt: string
  /** Of a joint visit: whose draw it is and which departments come. Items and officers above are this department's alone. */
  readonly joint?: JointVisit
  /** When each officer of the team confirmed that he has it, by certificate number. */
  readonly receipts?: Receipts
  /** Seats that passed to others after the dispatch, the oldest first. */
  readonly teamChanges?: readonly TeamChange[]
  /** Behind this code the inspected party reads who may come; see `VisitPass`. */
  readonly visitCode?: string
  /** Day on which the team means to come. */
  readonly plannedFor?: Day
  /** When the party must hear of it; absent on older records: nothing is asked. */
  readonly noticeRule?: NoticeRule
  /** How and when it was told, the last one last. */
  readonly notices?: readonly Notice[]
  readonly state: InspectionState
  /**
   * How often people changed the record; absent: never. The ETag counts this and not the row's version, so that a photo
   * arriving while an officer types does not spoil what he is about to save.
   */
  readonly edits?: number
  readonly result?: Result
  readonly photos: readonly Photo[]
  /** The second officer's confirmation: his own login, not the recorder's. */
  readonly confirmed?: { readonly by: string; readonly at: string }
  readonly reviews: readonly Review[]
  readonly rectification?: Rectification
  readonly cases?: readonly CaseFiling[]
  readonly referrals: readonly Referral[]
  readonly publishedOn?: Day
  readonly withheld?: Withholding
  /** The last one last. */
  readonly closings?: readonly Closing[]
  /** Public results that stand in for the visit (结果互认); it was called off for them. */
  readonly recognized?: readonly RecognizedResult[]
  /** Its draw was voided, its target given up or its visit spared before anybody had recorded anything. */
  readonly calledOff?: { readonly on: Day; readonly reason: string }
}

/** Certificate numbers of who left the team and who came in. */
export interface TeamChange {
  readonly at: string
  readonly out: readonly string[]
  readonly in: readonly string[]
}

/** A row of an officer's work list; `id` is `<officer id>#<inspection id>`. */
export interface Assignment {
  readonly id: string
  readonly officerId: string
  readonly inspectionId: string
  readonly targetName: string
  readonly dueOn: Day
  /** Day on which the inspection was called off; the row stays readable. */
  readonly calledOff?: Day
}

export const inspectionLifecycle = lifecycle({
  what: '检查',
  en: 'The inspection',
  states: {
    dispatched: '已派发',
    recorded: '已录入',
    submitted: '待审核',
    returned: '已退回',
    approved: '已审核',
    published: '已公示',
    withheld: '不予公示',
    closed: '已办结',
    'called-off': '已取消',
  },
  moves: inspectionMoves,
})

/** What an edit gives back as If-Match. */
export function editionOf(inspection: Inspection): number {
  return (inspection.edits ?? 0) + 1
}

/** The record as somebody changed it. */
export function edited(inspection: Inspection, change: Partial<Inspection>): Inspection {
  return { ...inspection, ...change, edits: editionOf(inspection) }
}
