import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { JointVisit } from '../joint/joint-visit.ts'
import type { Target } from '../registry/target.ts'
import type { Answer } from './answers.ts'
import type { Notice, NoticeRule } from './notice.ts'
import type { OnSite } from './on-site.ts'
import type { Party } from './party.ts'
import type { Photo } from './photo.ts'
import type { Receipts } from './receipt.ts'
import type { Disposition, ResultCode } from './result-codes.ts'
import type { Position } from './taken.ts'

export type InspectionState =
  | 'dispatched'
  | 'recorded'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'published'
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
  /** Needed when the disposition is 其他; a code 其他 needs the text in its finding. */
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
  readonly reason?: string
}

/** 责令改正 and its proof. */
export interface Rectification {
  /** Day on which the order was approved. */
  readonly ordered: Day
  readonly dueOn: Day
  readonly closedOn?: Day
  readonly proof?: string
}

/** 抄告 / 移送 to another department or body. */
export interface Referral {
  readonly id: string
  readonly kind: 'inter-agency' | 'judicial' | 'discipline'
  readonly recipient: string
  readonly reason: string
  /** Id of the reviewer who sent it. */
  readonly sentBy: string
  readonly sentOn: Day
  readonly receipt?: { readonly on: Day; readonly number: string }
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
  readonly referrals: readonly Referral[]
  readonly publishedOn?: Day
  /** Its draw was voided before anybody had recorded anything. */
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
    'called-off': '已取消',
  },
  moves: {
    record: { from: ['dispatched', 'recorded', 'returned'], to: 'recorded', zh: '录入结果' },
    submit: { from: ['recorded'], to: 'submitted', zh: '确认并提交' },
    return: { from: ['submitted'], to: 'returned', zh: '退回' },
    approve: { from: ['submitted'], to: 'approved', zh: '审核通过' },
    publish: { from: ['approved'], to: 'published', zh: '公示' },
    'call-off': { from: ['dispatched'], to: 'called-off', zh: '取消' },
  },
})

/** What an edit gives back as If-Match. */
export function editionOf(inspection: Inspection): number {
  return (inspection.edits ?? 0) + 1
}

/** The record as somebody changed it. */
export function edited(inspection: Inspection, change: Partial<Inspection>): Inspection {
  return { ...inspection, ...change, edits: editionOf(inspection) }
}
