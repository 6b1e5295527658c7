import type { Calendar } from '../domain/clock/calendar-feed.ts'
import type { Extension } from '../domain/clock/extension.ts'
import type { Filing } from '../domain/clock/filing.ts'
import type { Obligation, Reminder } from '../domain/clock/obligation.ts'
import type { Disclosure } from '../domain/disclosure/disclosure.ts'
import type { Listing } from '../domain/disclosure/listing.ts'
import type { Rebuild } from '../domain/disclosure/rebuild.ts'
import type { OfficialDocument } from '../domain/documents/official-document.ts'
import type { RulesEdition, WorkingRules } from '../domain/documents/working-rules.ts'
import type { Dossier, SealedDossier } from '../domain/dossier/dossier.ts'
import type { DrawRecord, DrawSecret } from '../domain/draw/draw-record.ts'
import type { Recusal, Replacement } from '../domain/drawing/replacement-record.ts'
import type { Exchange, Exchanged } from '../domain/exchange/exchange.ts'
import type { DispatchNote } from '../domain/inspection/dispatch-note.ts'
import type { Draft } from '../domain/inspection/draft.ts'
import type { Assignment, Inspection } from '../domain/inspection/inspection.ts'
import type { PhotoUse } from '../domain/inspection/photo-use.ts'
import type { SealedFile } from '../domain/inspection/sealed-referral.ts'
import type { VisitPass } from '../domain/inspection/visit-pass.ts'
import type { WaitingRow } from '../domain/inspection/waiting.ts'
import type { Invitation } from '../domain/joint/invitation.ts'
import type { Merge } from '../domain/joint/merge.ts'
import type { Recognition } from '../domain/joint/recognition.ts'
import type { Counter } from '../domain/plan/doc-number.ts'
import type { FormerPlan, Plan } from '../domain/plan/plan.ts'
import type { Task } from '../domain/plan/task.ts'
import type { TaskPolicy } from '../domain/plan/task-policy.ts'
import type { Burden } from '../domain/registry/burden.ts'
import type { Department, Person } from '../domain/registry/department.ts'
import type { Export } from '../domain/registry/export.ts'
import type { Import, ImportLock } from '../domain/registry/import.ts'
import type { Item, ItemEdition } from '../domain/registry/item.ts'
import type { Officer } from '../domain/registry/officer.ts'
import type { Target } from '../domain/registry/target.ts'
import { entryOf } from '../domain/registry/target-entry.ts'
import type { Visit } from '../domain/registry/visit.ts'
import type { Report } from '../domain/reports/report.ts'

/** What each store holds. */
export interface StoreRecords {
  departments: Department
  people: Person
  items: Item
  editions: ItemEdition
  targets: Target
  visits: Visit
  burdens: Burden
  officers: Officer
  imports: Import
  importLocks: ImportLock
  exports: Export
  plans: Plan
  planVersions: FormerPlan
  invitations: Invitation
  merges: Merge
  recognitions: Recognition
  policies: TaskPolicy
  counters: Counter
  tasks: Task
  draws: DrawRecord
  drawSecrets: DrawSecret
  replacements: Replacement
  recusals: Recusal
  inspections: Inspection
  assignments: Assignment
  photoUses: PhotoUse
  dossiers: Dossier
  sealedDossiers: SealedDossier
  waitings: WaitingRow
  sealedFiles: SealedFile
  dispatches: DispatchNote
  visitPasses: VisitPass
  drafts: Draft
  disclosures: Disclosure
  listings: Listing
  rebuilds: Rebuild
  obligations: Obligation
  reminders: Reminder
  filings: Filing
  exchanges: Exchange
  exchanged: Exchanged
  extensions: Extension
  calendars: Calendar
  reports: Report
  documents: OfficialDocument
  workingRules: WorkingRules
  rulesEditions: RulesEdition
}

export type StoreName = keyof StoreRecords

/**
 * The stores of the one table: partition key `<prefix>#<department>`, sort key the record's id.
 * The prefix leads so that IAM's `dynamodb:LeadingKeys` can grant a store to a service; the department follows so that
 * a store cannot be asked without a scope.
 */
export const stores = {
  departments: { prefix: 'department', zh: '部门', en: 'department', history: true },
  people: { prefix: 'person', zh: '人员', en: 'person', history: true },
  items: { prefix: 'item', zh: '抽查事项', en: 'item', history: true },
  editions: { prefix: 'edition', zh: '抽查事项版本', en: 'edition of an item' },
  targets: { prefix: 'target', zh: '检查对象', en: 'target', history: true, journal: true },
  visits: { prefix: 'visit', zh: '检查记录', en: 'visit' },
  burdens: { prefix: 'burden', zh: '全市检查记录', en: 'visit of the city' },
  officers: { prefix: 'officer', zh: '执法检查人员', en: 'officer', history: true },
  imports: { prefix: 'import', zh: '导入', en: 'import' },
  importLocks: { prefix: 'import-lock', zh: '导入', en: 'import' },
  exports: { prefix: 'export', zh: '导出', en: 'export' },
  plans: { prefix: 'plan', zh: '抽查计划', en: 'plan' },
  planVersions: { prefix: 'plan-version', zh: '抽查计划版本', en: 'version of a plan' },
  invitations: { prefix: 'invitation', zh: '配合邀请', en: 'invitation' },
  merges: { prefix: 'merge', zh: '合并方案', en: 'merge' },
  recognitions: { prefix: 'recognition', zh: '结果互认申请', en: 'recognition' },
  policies: { prefix: 'policy', zh: '抽查规则', en: 'policy', history: true },
  counters: { prefix: 'counter', zh: '编号', en: 'series of numbers' },
  tasks: { prefix: 'task', zh: '抽查任务', en: 'task' },
  draws: { prefix: 'draw', zh: '抽取', en: 'draw' },
  drawSecrets: { prefix: 'draw-secret', zh: '抽取密数', en: 'secret of a draw' },
  replacements: { prefix: 'replacement', zh: '替换申请', en: 'replacement' },
  recusals: { prefix: 'recusal', zh: '回避申请', en: 'recusal' },
  inspections: { prefix: 'inspection', zh: '检查', en: 'inspection', history: true },
  assignments: { prefix: 'assignment', zh: '派发', en: 'assignment' },
  photoUses: { prefix: 'photo-use', zh: '照片使用记录', en: 'use of a photo' },
  dossiers: { prefix: 'dossier', zh: '卷宗', en: 'dossier' },
  sealedDossiers: { prefix: 'sealed-dossier', zh: '卷宗', en: 'dossier' },
  waitings: { prefix: 'waiting', zh: '待办清单', en: 'list of what waits' },
  sealedFiles: { prefix: 'sealed-file', zh: '移送', en: 'referral' },
  dispatches: { prefix: 'dispatch', zh: '派发单', en: 'dispatch note' },
  visitPasses: { prefix: 'visit-pass', zh: '检查通知', en: 'notice of a visit' },
  drafts: { prefix: 'draft', zh: '草稿', en: 'draft of a result' },
  disclosures: { prefix: 'disclosure', zh: '公示', en: 'disclosure' },
  listings: { prefix: 'listing', zh: '公示目录', en: 'listing of the public site' },
  rebuilds: { prefix: 'rebuild', zh: '公示网站重建', en: 'rebuild of the public site' },
  obligations: { prefix: 'obligation', zh: '时限事项', en: 'obligation' },
  reminders: { prefix: 'reminder', zh: '提醒', en: 'reminder' },
  exchanges: { prefix: 'exchange', zh: '归集批次', en: 'batch for the provincial platform' },
  exchanged: { prefix: 'exchanged', zh: '归集记录', en: 'record sent to the provincial platform' },
  filings: { prefix: 'filing', zh: '报送材料', en: 'filing' },
  extensions: { prefix: 'extension', zh: '延期或中止申请', en: 'extension' },
  calendars: { prefix: 'calendar', zh: '日历', en: 'calendar' },
  reports: { prefix: 'report', zh: '报告草稿', en: 'report' },
  documents: { prefix: 'document', zh: '文书', en: 'document' },
  workingRules: { prefix: 'working-rules', zh: '工作细则和指引', en: 'text of working rules' },
  rulesEditions: { prefix: 'rules-edition', zh: '工作细则和指引版本', en: 'edition of working rules' },
} as const satisfies Record<StoreName, Stored>

interface Stored {
  readonly prefix: string
  readonly zh: string
  readonly en: string
  /** Every superseded version is kept, with who wrote it. */
  readonly history?: true
  /** Every commit's changes stand in a journal in their order, from which an index is kept. */
  readonly journal?: true
}

export const storeNames = Object.keys(stores) as StoreName[]

const table: Readonly<Record<StoreName, Stored>> = stores

export function isKept(name: StoreName): boolean {
  return table[name].history === true
}

/** What the journal of a store says of a record; undefined when the store has none. */
export function journalEntry<S extends StoreName>(name: S, record: StoreRecords[S]): unknown {
  return table[name].journal ? entryOf(record as Target) : undefined
}

/** Partitions beside a store's own, which go with its grant: superseded versions and the journal. */
export function companionPrefixes(name: StoreName): string[] {
  const { prefix, history, journal } = table[name]
  return [...(history ? [`${prefix}-history`] : []), ...(journal ? [`${prefix}-journal`] : [])]
}

/** Partitions every writing service uses: the permanent idempotency rows and the outbox of the public log. */
export const systemPartitions = { idempotency: 'idempotency', outbox: 'outbox', login: 'login' } as const

/** The one partition from which the log's sequencer reads. */
export const outboxPartition = `${systemPartitions.outbox}#log`

export const tableKey = { partition: 'pk', sort: 'sk' } as const

/**
 * evidence: photo originals under Object Lock · quarantine: uploads before their check · archive: frozen pools,
 * bundles, exports, dossiers · site: the public pages.
 */
export const bucketNames = ['evidence', 'quarantine', 'archive', 'site'] as const

export type BucketName = (typeof bucketNames)[number]

export type Access = 'read' | 'write'

/** `upload` and `download` sign an address for somebody's browser; the code itself touches no object and carries no client. */
export type BucketAccess = Access | 'upload' | 'download'

/** What a route, event or schedule uses: the type of its code's stores and the grant of its Lambda. `write` includes `read`. */
export type Needs = { readonly [S in StoreName]?: Access } & { readonly [B in BucketName]?: BucketAccess } & {
  readonly notices?: 'write'
  /** Gives people the logins by which they sign in. */
  readonly logins?: 'write'
  /** The same stores in other scopes too, another department's or the city's (`of`), and the reason why in a sentence. */
  readonly crosses?: string
}
