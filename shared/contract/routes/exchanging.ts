import * as z from 'zod/mini'
import type { Exchange, Exchanged } from '../../domain/exchange/exchange.ts'
import { exchangeAnswer } from '../exchange-format.ts'
import { day, id, page, paging, recordOf, text, word } from '../fields.ts'
import { route } from '../route.ts'

const exchangeId = { exchangeId: id }
const readers = ['publisher', 'reviewer', 'clerk', 'auditor', 'approver', 'supervisor'] as const
const year = z.string().check(z.regex(/^20\d{2}$/, { error: '应为四位年份，如 2022 (must be a year)' }))

export const exchangingRoutes = {
  askForExchange: route({
    method: 'POST',
    path: '/exchanges',
    service: 'exchanging',
    summary:
      'Make the next batch for the provincial platform (省级平台归集): the results of a year that it does not have yet, or has otherwise; made behind the request (202)',
    role: 'publisher',
    needs: { exchanges: 'write' },
    input: z.strictObject({ year: z.number().check(z.int(), z.minimum(2000), z.maximum(2099)) }),
    output: recordOf<Exchange>(),
    refusals: ['exchange-open', 'changed-meanwhile'],
  }),
  listExchanges: route({
    method: 'GET',
    path: '/exchanges',
    service: 'exchanging',
    summary: 'Batches, the newest first',
    role: readers,
    needs: { exchanges: 'read' },
    input: z.strictObject({ ...paging, year: z.optional(year) }),
    output: page(recordOf<Exchange>()),
    refusals: ['bad-cursor'],
  }),
  getExchange: route({
    method: 'GET',
    path: '/exchanges/{exchangeId}',
    service: 'exchanging',
    summary: 'A batch: how far it is, and where its files and its reconciliation list may be fetched for five minutes',
    role: readers,
    needs: { exchanges: 'read', archive: 'download' },
    input: z.strictObject(exchangeId),
    output: z.object({
      exchange: recordOf<Exchange>(),
      json: z.optional(z.string()),
      xlsx: z.optional(z.string()),
      reconciliation: z.optional(z.string()),
    }),
    refusals: ['not-found'],
  }),
  withdrawExchange: route({
    method: 'POST',
    path: '/exchanges/{exchangeId}/withdrawal',
    service: 'exchanging',
    summary: 'Take back a batch that was never given to the platform, with the reason',
    role: 'publisher',
    needs: { exchanges: 'write' },
    input: z.strictObject({ ...exchangeId, reason: text }),
    output: recordOf<Exchange>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  handOverExchange: route({
    method: 'POST',
    path: '/exchanges/{exchangeId}/handover',
    service: 'exchanging',
    summary: 'Record that the platform got the batch, and its receipt number; from then on its records count as sent',
    role: 'publisher',
    needs: { exchanges: 'write' },
    input: z.strictObject({ ...exchangeId, on: day, receipt: word }),
    output: recordOf<Exchange>(),
    refusals: ['not-found', 'wrong-state', 'day-not-acceptable', 'changed-meanwhile'],
  }),
  answerExchange: route({
    method: 'POST',
    path: '/exchanges/{exchangeId}/answers',
    service: 'exchanging',
    summary:
      'Enter what the platform says of a batch’s records; each is confirmed, or differs field by field. At most 500 at once',
    role: 'publisher',
    needs: { exchanges: 'write', exchanged: 'write', archive: 'read' },
    merges: true,
    input: z.strictObject({ ...exchangeId, records: exchangeAnswer }),
    output: recordOf<Exchange>(),
    refusals: ['not-found', 'wrong-state', 'id-repeated', 'changed-meanwhile'],
  }),
  listExchanged: route({
    method: 'GET',
    path: '/reconciliation',
    service: 'exchanging',
    summary: 'The reconciliation list of a year or of one batch: what is sent, confirmed and differing, and in what',
    role: readers,
    needs: { exchanged: 'read' },
    input: z.strictObject({
      ...paging,
      year,
      exchangeId: z.optional(id),
      state: z.optional(z.enum(['sent', 'confirmed', 'differing'])),
    }),
    output: page(recordOf<Exchanged>()),
    refusals: ['bad-cursor'],
  }),
  getExchangeFormat: route({
    method: 'GET',
    path: '/exchange-format',
    service: 'exchanging',
    summary: 'JSON Schema of a batch’s file and of an answer',
    role: 'public',
    needs: {},
    input: z.strictObject({}),
    output: z.object({ file: z.record(z.string(), z.unknown()), answer: z.record(z.string(), z.unknown()) }),
    refusals: [],
  }),
} as const
