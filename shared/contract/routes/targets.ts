import * as z from 'zod/mini'
import type { FeedAnswer } from '../../domain/registry/feeds.ts'
import { creditClasses, otherKinds, type Target, targetStates } from '../../domain/registry/target.ts'
import type { Visit } from '../../domain/registry/visit.ts'
import { day, id, listed, page, paging, recordOf, region, text, word } from '../fields.ts'
import { historyPage } from '../history.ts'
import { route } from '../route.ts'

const targetId = { targetId: id }

const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]

type Led = Exclude<keyof typeof targetStates, 'removed'>
const led = keysOf(targetStates).filter((state): state is Led => state !== 'removed') as [Led, ...Led[]]

/** `to` is absent for 长期: a licence without end. */
const licence = z.strictObject({ number: word, from: day, to: z.optional(day) })

const degrees = (most: number) => z.number().check(z.minimum(-most), z.maximum(most))

const kinds = z.enum(['enterprise', 'sole-trader', 'other'])

const words = {
  name: word,
  kind: kinds,
  otherKind: z.optional(z.enum(keysOf(otherKinds))),
  field: word,
  region,
  /** Needed only where the code is not known by name. */
  regionName: z.optional(word),
  address: z.optional(word),
  /** WGS-84; photos that were taken far from it are told to the reviewer. */
  position: z.optional(z.strictObject({ latitude: degrees(90), longitude: degrees(180) })),
  licence: z.optional(licence),
  observation: z.optional(z.strictObject({ from: day, to: day, reason: text })),
  tags: z.optional(listed(word, 0, 20)),
  contact: z.optional(z.strictObject({ name: z.optional(word), phone: z.optional(word) })),
  state: z.optional(z.enum(led)),
}

const credit = { class: z.enum(keysOf(creditClasses)), source: word, date: day }

/** Two hundred rows a page of answers would not help: a feed answers each row at once. */
const feedRows = <T extends z.ZodMiniType>(row: T) => z.strictObject({ rows: listed(row, 1, 500) })

const feedAnswers = z.object({ answers: z.array(recordOf<FeedAnswer>()) })

const wordRefusals = ['kind-not-legal', 'region-unknown', 'period-not-legal'] as const

export const targetRoutes = {
  listTargets: route({
    method: 'GET',
    path: '/targets',
    service: 'registries',
    summary: 'The target registry (检查对象名录库)',
    role: 'signed-in',
    needs: { targets: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Target>()),
    refusals: ['bad-cursor'],
  }),
  getTarget: route({
    method: 'GET',
    path: '/targets/{targetId}',
    service: 'registries',
    summary:
      'One target, with its visits of this year counted: the department’s own, and those of the whole city beside the yearly cap',
    role: 'signed-in',
    needs: {
      targets: 'read',
      visits: 'read',
      burdens: 'read',
      policies: 'read',
      crosses: 'the yearly cap counts the visits of every department of the city',
    },
    input: z.strictObject(targetId),
    output: recordOf<
      Target & {
        readonly visitsThisYear: number
        readonly burden: { readonly year: number; readonly visits: number; readonly cap: number }
      }
    >(),
    refusals: ['not-found'],
  }),
  createTarget: route({
    method: 'POST',
    path: '/targets',
    service: 'registries',
    summary: 'Enter a target into the registry; a code in use whose check digit fails is accepted with a reason',
    role: 'clerk',
    needs: { targets: 'write' },
    input: z.strictObject({ ...targetId, ...words, acceptCode: z.optional(text) }),
    output: recordOf<Target>(),
    refusals: ['already-exists', 'code-not-valid', ...wordRefusals],
  }),
  editTarget: route({
    method: 'PUT',
    path: '/targets/{targetId}',
    service: 'registries',
    summary: 'Change what the registry says of a target',
    role: 'clerk',
    needs: { targets: 'write' },
    edits: true,
    input: z.strictObject({ ...targetId, ...words }),
    output: recordOf<Target>(),
    refusals: ['not-found', 'wrong-state', ...wordRefusals, 'version-required', 'changed-meanwhile'],
  }),
  removeTarget: route({
    method: 'POST',
    path: '/targets/{targetId}/removal',
    service: 'registries',
    summary: 'Take a target off the registry with a reason; it stays readable and is drawn no more',
    role: 'clerk',
    needs: { targets: 'write' },
    input: z.strictObject({ ...targetId, reason: text }),
    output: recordOf<Target>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  reinstateTarget: route({
    method: 'POST',
    path: '/targets/{targetId}/reinstatement',
    service: 'registries',
    summary: 'Take a target back onto the registry',
    role: 'clerk',
    needs: { targets: 'write' },
    input: z.strictObject({ ...targetId, reason: text }),
    output: recordOf<Target>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  scoreTarget: route({
    method: 'POST',
    path: '/targets/{targetId}/credits',
    service: 'registries',
    summary: 'Record a credit class with its source and day; an older one takes its place in the history alone',
    role: 'clerk',
    needs: { targets: 'write' },
    input: z.strictObject({ ...targetId, ...credit }),
    output: recordOf<Target>(),
    refusals: ['not-found', 'wrong-state', 'credit-said-otherwise', 'day-not-acceptable', 'changed-meanwhile'],
  }),
  listVisits: route({
    method: 'GET',
    path: '/targets/{targetId}/visits',
    service: 'registries',
    summary: 'The inspections of a target in a year; one that was called off does not count',
    role: 'signed-in',
    needs: { targets: 'read', visits: 'read' },
    input: z.strictObject({
      ...targetId,
      year: z.optional(z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2100))),
    }),
    output: z.object({ year: z.number(), count: z.number(), items: z.array(recordOf<Visit>()) }),
    refusals: ['not-found'],
  }),
  listTargetHistory: route({
    method: 'GET',
    path: '/targets/{targetId}/history',
    service: 'registries',
    summary: 'Every version of a target: who wrote it, when, from which file or feed',
    role: 'signed-in',
    needs: { targets: 'read' },
    input: z.strictObject({ ...targetId, ...paging }),
    output: historyPage<Target>(),
    refusals: ['not-found', 'bad-cursor'],
  }),
  feedCredit: route({
    method: 'POST',
    path: '/feeds/credit',
    service: 'registries',
    summary: 'Push credit classes, at most 500 a call; each row is answered, repeats and late rows harm nothing',
    role: ['feeder', 'operator'],
    needs: { targets: 'write' },
    input: feedRows(z.strictObject({ ...targetId, ...credit })),
    output: feedAnswers,
    refusals: [],
  }),
  feedLicences: route({
    method: 'POST',
    path: '/feeds/licences',
    service: 'registries',
    summary: 'Push registration and licence data, at most 500 rows a call; unknown targets are entered',
    role: ['feeder', 'operator'],
    needs: { targets: 'write' },
    input: feedRows(
      z.strictObject({
        ...targetId,
        source: word,
        date: day,
        name: z.optional(word),
        kind: z.optional(kinds),
        otherKind: z.optional(z.enum(keysOf(otherKinds))),
        field: z.optional(word),
        region: z.optional(region),
        regionName: z.optional(word),
        address: z.optional(word),
        state: z.optional(z.enum(led)),
        licence: z.optional(licence),
      }),
    ),
    output: feedAnswers,
    refusals: [],
  }),
} as const
