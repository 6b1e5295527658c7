import type { ServiceName } from './route.ts'
import type { Needs } from './stores.ts'

/** The closed list of acts that decide something. Each is one outbox row and, later, one entry of the public log. */
const eventTypes = [
  'registry.changed',
  'import.declared',
  'import.progressed',
  'import.read',
  'import.unreadable',
  'import.decided',
  'import.applying',
  'import.applied',
  'export.asked',
  'export.progressed',
  'export.made',
  'item.published',
  'item.retired',
  'plan.drafted',
  'plan.edited',
  'plan.submitted',
  'plan.returned',
  'plan.approved',
  'plan.published',
  'plan.answered',
  'plan.revision-opened',
  'plan.revision-abandoned',
  'policy.edited',
  'task.created',
  'invitation.sent',
  'invitation.confirmed',
  'invitation.declined',
  'invitation.lapsed',
  'cooperation.answered',
  'merge.proposed',
  'merge.withdrawn',
  'merge.ended',
  'task.merged',
  'task.merged-into',
  'task.drafted',
  'task.edited',
  'task.submitted',
  'task.returned',
  'task.approved',
  'task.withdrawn',
  'task.over-cap-asked',
  'task.over-cap-approved',
  'task.over-cap-rejected',
  'draw.freezing',
  'draw.freeze-failed',
  'draw.frozen',
  'draw.contributed',
  'draw.executing',
  'draw.execution-failed',
  'draw.progressed',
  'draw.executed',
  'draw.void-asked',
  'draw.void-rejected',
  'draw.voided',
  'draw.supplemented',
  'replacement.asked',
  'replacement.rejected',
  'recusal.declared',
  'recusal.rejected',
  'recusal.upheld',
  'recusal.unresolved',
  'inspection.dispatched',
  'inspection.recorded',
  'inspection.submitted',
  'inspection.returned',
  'inspection.approved',
  'inspection.called-off',
  'inspection.team-changed',
  'photo.declared',
  'photo.accepted',
  'photo.refused',
  'photo.withdrawn',
  'inspection.closed',
  'inspection.reopened',
  'inspection.waits',
  'rectification.proved',
  'rectification.term-asked',
  'rectification.term-decided',
  'rectification.rechecked',
  'rectification.closed',
  'rectification.failed',
  'rectification.ordered-again',
  'case.handed-over',
  'case.filed',
  'case.declined',
  'case.concluded',
  'referral.proposed',
  'referral.sent',
  'referral.received',
  'referral.concluded',
  'referral.withdrawn',
  'sealed.changed',
  'sealed.reminded',
  'dossier.asked',
  'dossier.progressed',
  'dossier.made',
  'result.published',
  'result.withheld',
  'result.corrected',
  'result.withdrawn',
  'result.expired',
  'task.held',
  'task.opened',
  'site.counted',
  'site.page-broken',
  'site.page-mended',
  'site.compared',
  'site.rebuild-asked',
  'site.rebuild-progressed',
  'site.rebuilt',
  'filing.declared',
  'filing.filed',
  'extension.asked',
  'extension.granted',
  'extension.rejected',
  'report.asked',
  'report.drafted',
  'calendar.opened',
  'calendar.revoked',
  'obligation.opened',
  'obligation.moved',
  'obligation.closed',
  'reminder.claimed',
  'reminder.sent',
  'reminder.failed',
  'reminder.resend-asked',
  'reminder.resent',
  'reminders.planned',
  'reminders.swept',
  'department.changed',
  'visit.counted',
] as const

export type EventType = (typeof eventTypes)[number]

/** What a use case says happened: `object` is a path such as `draws/01J…`; `payload` is committed to in the log's entry. */
export interface DomainEvent {
  readonly type: EventType
  readonly object: string
  readonly payload: { readonly [key: string]: unknown }
}

/** A domain event as a subscriber receives it: at least once, in any order between objects. */
export interface DeliveredEvent extends DomainEvent {
  readonly id: string
  readonly at: string
  readonly department: string
}

export interface Subscription {
  readonly service: ServiceName
  readonly types: readonly EventType[]
  /** Takes all events of a department that one delivery of the stream brings at once, not one after the other. */
  readonly together?: true
  readonly needs: Needs
}

/** Who hears which events from the table's stream. A subscriber must bear repeats. */
export const subscriptions = {
  applyImport: {
    service: 'importing',
    types: ['import.applying'],
    needs: {
      imports: 'write',
      importLocks: 'write',
      items: 'write',
      targets: 'write',
      officers: 'write',
      plans: 'write',
      archive: 'read',
    },
  },
  makeExport: {
    service: 'importing',
    types: ['export.asked'],
    needs: { exports: 'write', items: 'read', targets: 'read', officers: 'read', archive: 'write' },
  },
  keepTargetIndex: {
    service: 'finding',
    types: ['registry.changed', 'import.applied'],
    needs: { targets: 'read', archive: 'write' },
  },
  recordVisit: {
    service: 'registries',
    types: ['inspection.dispatched', 'inspection.called-off'],
    needs: {
      inspections: 'read',
      visits: 'write',
      burdens: 'write',
      crosses: 'a visit stands in the ledger of the city, where every department counts it',
    },
  },
  createTasks: {
    service: 'tasking',
    types: ['plan.published'],
    needs: {
      departments: 'read',
      plans: 'read',
      items: 'read',
      policies: 'read',
      counters: 'write',
      tasks: 'write',
    },
  },
  inviteDepartments: {
    service: 'joining',
    types: ['plan.submitted', 'task.submitted', 'merge.proposed'],
    needs: {
      plans: 'read',
      tasks: 'read',
      merges: 'read',
      invitations: 'write',
      crosses: 'an invitation lies in the scope of the department that is asked',
    },
  },
  tellInitiator: {
    service: 'joining',
    types: ['invitation.confirmed', 'invitation.declined'],
    needs: {
      invitations: 'read',
      crosses: 'the answer to an invitation is told to the department that sent it',
    },
  },
  concludeMerge: {
    service: 'joining',
    types: ['invitation.confirmed', 'invitation.declined', 'merge.withdrawn'],
    needs: {
      invitations: 'write',
      merges: 'write',
      tasks: 'write',
      crosses: 'a merge changes one task in each of its departments’ scopes, in one transaction',
    },
  },
  carryOutFreeze: {
    service: 'freezing',
    types: ['draw.freezing'],
    needs: {
      tasks: 'write',
      policies: 'read',
      burdens: 'read',
      items: 'read',
      invitations: 'read',
      targets: 'read',
      officers: 'read',
      draws: 'write',
      recusals: 'read',
      archive: 'write',
      crosses:
        'the yearly cap counts the visits of every department of the city; a joint draw takes officers of each of its departments',
    },
  },
  carryOutExecution: {
    service: 'drawing',
    types: ['draw.executing'],
    needs: { tasks: 'write', draws: 'write', drawSecrets: 'read', archive: 'write' },
  },
  replaceRecused: {
    service: 'replacing',
    types: ['recusal.upheld'],
    needs: {
      draws: 'write',
      tasks: 'read',
      recusals: 'write',
      inspections: 'read',
      officers: 'read',
      archive: 'write',
      crosses: 'the draw of a joint visit lies with its initiator, a recused officer with his own department',
    },
  },
  dispatchInspections: {
    service: 'dispatching',
    types: ['draw.executed'],
    needs: {
      draws: 'read',
      tasks: 'read',
      targets: 'read',
      inspections: 'write',
      assignments: 'write',
      archive: 'read',
      crosses: 'a joint visit has one sheet in each department’s own scope',
    },
  },
  callOffInspections: {
    service: 'dispatching',
    types: ['draw.voided'],
    needs: {
      draws: 'read',
      inspections: 'write',
      assignments: 'write',
      crosses: 'a joint visit has one sheet in each department’s own scope',
    },
  },
  applySupplement: {
    service: 'dispatching',
    types: ['draw.supplemented'],
    needs: {
      draws: 'read',
      tasks: 'read',
      targets: 'read',
      inspections: 'write',
      assignments: 'write',
      crosses: 'a joint visit has one sheet in each department’s own scope',
    },
  },
  publishPages: {
    service: 'site',
    together: true,
    types: [
      'department.changed',
      'import.applied',
      'item.published',
      'item.retired',
      'plan.published',
      'task.created',
      'task.approved',
      'task.withdrawn',
      'task.over-cap-approved',
      'policy.edited',
      'task.merged',
      'task.merged-into',
      'draw.frozen',
      'draw.contributed',
      'draw.executed',
      'draw.voided',
      'draw.supplemented',
      'inspection.dispatched',
      'inspection.team-changed',
      'inspection.returned',
      'inspection.called-off',
      'inspection.closed',
      'inspection.reopened',
      'rectification.term-decided',
      'rectification.closed',
      'rectification.ordered-again',
      'referral.sent',
      'referral.withdrawn',
      'result.published',
      'result.corrected',
      'result.withdrawn',
      'result.expired',
      'task.held',
      'task.opened',
    ],
    needs: {
      departments: 'read',
      items: 'read',
      plans: 'read',
      planVersions: 'read',
      policies: 'read',
      tasks: 'read',
      draws: 'read',
      disclosures: 'read',
      inspections: 'read',
      listings: 'write',
      rebuilds: 'write',
      archive: 'read',
      site: 'write',
    },
  },
  rebuildPages: {
    service: 'site',
    types: ['site.rebuild-asked', 'site.rebuild-progressed'],
    needs: {
      departments: 'read',
      items: 'read',
      plans: 'read',
      planVersions: 'read',
      policies: 'read',
      tasks: 'read',
      draws: 'read',
      disclosures: 'read',
      inspections: 'read',
      listings: 'write',
      rebuilds: 'write',
      archive: 'read',
      site: 'write',
      crosses: 'files that belong to no department are told apart by which departments there are',
    },
  },
  followObligations: {
    service: 'notifying',
    types: [
      'registry.changed',
      'import.applied',
      'item.published',
      'plan.drafted',
      'plan.edited',
      'plan.submitted',
      'plan.returned',
      'plan.approved',
      'plan.published',
      'draw.executed',
      'inspection.recorded',
      'inspection.submitted',
      'inspection.returned',
      'inspection.approved',
      'result.published',
      'result.withheld',
      'rectification.term-decided',
      'rectification.closed',
      'rectification.failed',
      'rectification.ordered-again',
      'case.handed-over',
      'case.filed',
      'case.declined',
      'case.concluded',
      'referral.sent',
      'referral.received',
      'referral.concluded',
      'referral.withdrawn',
      'filing.filed',
    ],
    needs: {
      plans: 'read',
      items: 'read',
      officers: 'read',
      draws: 'read',
      inspections: 'read',
      filings: 'read',
      obligations: 'write',
    },
  },
  keepWaiting: {
    service: 'reviewing',
    types: [
      'inspection.submitted',
      'inspection.returned',
      'inspection.approved',
      'inspection.closed',
      'inspection.reopened',
      'result.published',
      'result.withheld',
      'rectification.closed',
      'rectification.failed',
      'rectification.ordered-again',
      'case.handed-over',
      'case.declined',
      'case.concluded',
      'referral.proposed',
      'referral.concluded',
      'referral.withdrawn',
    ],
    needs: { inspections: 'read', waitings: 'write' },
  },
  draftReports: {
    service: 'reporting',
    types: ['report.asked'],
    needs: {
      departments: 'read',
      plans: 'read',
      tasks: 'read',
      inspections: 'read',
      obligations: 'read',
      reports: 'write',
      archive: 'write',
    },
  },
  grantExtension: {
    service: 'notifying',
    types: ['extension.granted'],
    needs: { extensions: 'read', obligations: 'write' },
  },
  resendReminder: {
    service: 'notifying',
    types: ['reminder.resend-asked'],
    needs: { reminders: 'write', notices: 'write' },
  },
} as const satisfies Record<string, Subscription>

export type SubscriptionName = keyof typeof subscriptions

interface Schedule {
  readonly service: ServiceName
  /** AWS cron: minutes hours day-of-month month day-of-week year. */
  readonly cron: string
  readonly timeZone: 'Asia/Shanghai'
  readonly needs: Needs
}

/** What runs by the clock. Each run must bear being late, doubled or missing for days. */
export const schedules = {
  tendSite: {
    service: 'site',
    cron: '0 2 * * ? *',
    timeZone: 'Asia/Shanghai',
    needs: { departments: 'read', tasks: 'write', disclosures: 'write', listings: 'write', rebuilds: 'write' },
  },
  keepTargetIndexes: {
    service: 'finding',
    cron: '0 3 * * ? *',
    timeZone: 'Asia/Shanghai',
    needs: { targets: 'read', archive: 'write' },
  },
  sweepReminders: {
    service: 'notifying',
    cron: '30 8 * * ? *',
    timeZone: 'Asia/Shanghai',
    needs: { departments: 'read', people: 'read', obligations: 'write', reminders: 'write', notices: 'write' },
  },
} as const satisfies Record<string, Schedule>

export type ScheduleName = keyof typeof schedules

interface ObjectSubscription {
  readonly service: ServiceName
  readonly bucket: 'quarantine'
  readonly prefix: string
  readonly needs: Needs
}

/** What reacts to an object's arrival in a bucket. */
export const objectSubscriptions = {
  readImport: {
    service: 'importing',
    bucket: 'quarantine',
    prefix: 'imports/',
    needs: {
      imports: 'write',
      items: 'read',
      targets: 'read',
      officers: 'read',
      plans: 'read',
      quarantine: 'read',
      archive: 'write',
    },
  },
  receiveFiling: {
    service: 'reporting',
    bucket: 'quarantine',
    prefix: 'filings/',
    needs: { filings: 'write', quarantine: 'read', archive: 'write' },
  },
  checkPhoto: {
    service: 'photographing',
    bucket: 'quarantine',
    prefix: 'photos/',
    needs: { inspections: 'write', photoUses: 'write', quarantine: 'write', evidence: 'write', archive: 'write' },
  },
  gatherPhoto: {
    service: 'photographing',
    bucket: 'quarantine',
    prefix: 'pieces/',
    needs: { inspections: 'write', photoUses: 'write', quarantine: 'write', evidence: 'write', archive: 'write' },
  },
} as const satisfies Record<string, ObjectSubscription>

export type ObjectSubscriptionName = keyof typeof objectSubscriptions
