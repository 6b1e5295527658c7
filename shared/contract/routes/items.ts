import * as z from 'zod/mini'
import { lineTypes } from '../../domain/registry/guide.ts'
import { type Item, type ItemEdition, methods, weights } from '../../domain/registry/item.ts'
import { day, id, listed, page, paging, recordId, recordOf, text, word } from '../fields.ts'
import { historyPage } from '../history.ts'
import { route } from '../route.ts'

const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]

const basis = z.strictObject({
  instrument: word,
  year: z.int().check(z.minimum(1949), z.maximum(2100)),
  articles: listed(z.int().check(z.minimum(1), z.maximum(2000)), 1, 100),
})

const line = z.strictObject({
  id: recordId,
  text,
  type: z.enum(keysOf(lineTypes)),
  choices: z.optional(listed(word, 1, 50)),
  unit: z.optional(word),
  optional: z.optional(z.boolean()),
  when: z.optional(z.strictObject({ line: recordId, is: word })),
  notApplicable: z.optional(z.boolean()),
  problem: z.optional(z.enum(['yes', 'no'])),
})

const guide = z.strictObject({ procedure: text, checklist: listed(line, 0, 200) })

/** What an item says; a guide is checked by the domain, line by line. */
const content = {
  name: word,
  category: word,
  targetKind: word,
  legalBasis: listed(basis, 1, 30),
  subject: word,
  content: text,
  methods: listed(z.enum(keysOf(methods)), 1, 3),
  weight: z.optional(z.enum(keysOf(weights))),
  leastRatio: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  guide: z.optional(guide),
}

const itemId = { itemId: id }

export const itemRoutes = {
  listItems: route({
    method: 'GET',
    path: '/items',
    service: 'registries',
    summary: 'The item list (抽查事项清单)',
    role: 'signed-in',
    needs: { items: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Item>()),
    refusals: ['bad-cursor'],
  }),
  getItem: route({
    method: 'GET',
    path: '/items/{itemId}',
    service: 'registries',
    summary: 'One item, with the next edition while it is written',
    role: 'signed-in',
    needs: { items: 'read' },
    input: z.strictObject(itemId),
    output: recordOf<Item>(),
    refusals: ['not-found'],
  }),
  createItem: route({
    method: 'POST',
    path: '/items',
    service: 'registries',
    summary: 'Draft an item; nobody may draw or inspect it before it is public',
    role: 'clerk',
    needs: { items: 'write' },
    input: z.strictObject({ itemId: recordId, ...content }),
    output: recordOf<Item>(),
    refusals: ['already-exists', 'guide-not-legal'],
  }),
  editItem: route({
    method: 'PUT',
    path: '/items/{itemId}',
    service: 'registries',
    summary: 'Change a draft, or write the next edition of a public item',
    role: 'clerk',
    needs: { items: 'write' },
    edits: true,
    input: z.strictObject({ ...itemId, ...content }),
    output: recordOf<Item>(),
    refusals: ['not-found', 'wrong-state', 'guide-not-legal', 'version-required', 'changed-meanwhile'],
  }),
  publishItem: route({
    method: 'POST',
    path: '/items/{itemId}/publication',
    service: 'registries',
    summary: 'Make an item or its next edition public; only then may it be drawn and inspected',
    role: 'approver',
    needs: { items: 'write', editions: 'write' },
    input: z.strictObject({ ...itemId, effectiveFrom: z.optional(day) }),
    output: recordOf<Item>(),
    refusals: [
      'not-disclosable',
      'not-found',
      'wrong-state',
      'four-eyes',
      'day-not-acceptable',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  publishItems: route({
    method: 'POST',
    path: '/items/publication',
    service: 'registries',
    summary: 'Make everything public that waits for it: the whole list, or the items named',
    role: 'approver',
    needs: { items: 'write', editions: 'write' },
    input: z.strictObject({ itemIds: z.optional(listed(id, 1, 200)), effectiveFrom: z.optional(day) }),
    output: z.object({ published: z.array(recordOf<Item>()) }),
    refusals: [
      'not-disclosable',
      'not-found',
      'nothing-to-publish',
      'too-many-at-once',
      'wrong-state',
      'four-eyes',
      'day-not-acceptable',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  retireItem: route({
    method: 'POST',
    path: '/items/{itemId}/retirement',
    service: 'registries',
    summary: 'Retire an item, with a reason',
    role: 'approver',
    needs: { items: 'write' },
    input: z.strictObject({ ...itemId, reason: text }),
    output: recordOf<Item>(),
    refusals: ['not-disclosable', 'not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  getItemEdition: route({
    method: 'GET',
    path: '/items/{itemId}/editions/{edition}',
    service: 'registries',
    summary: 'A published edition of an item, as tasks pinned it; readable for ever',
    role: 'signed-in',
    needs: { items: 'read', editions: 'read' },
    input: z.strictObject({ ...itemId, edition: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9999)) }),
    output: recordOf<ItemEdition>(),
    refusals: ['not-found'],
  }),
  listItemHistory: route({
    method: 'GET',
    path: '/items/{itemId}/history',
    service: 'registries',
    summary: 'Every version of an item: who wrote it, when, by what',
    role: 'signed-in',
    needs: { items: 'read' },
    input: z.strictObject({ ...itemId, ...paging }),
    output: historyPage<Item>(),
    refusals: ['not-found', 'bad-cursor'],
  }),
} as const
