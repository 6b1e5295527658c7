import * as z from 'zod/mini'
import type { Indicator, IndicatorRecord } from '../../domain/indicators/indicator.ts'
import { id, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

const yearText = z.string().check(z.regex(/^\d{4}$/, { error: '应为四位年份，如 2022 (must be a year)' }))

export const indicatorRoutes = {
  listIndicators: route({
    method: 'GET',
    path: '/indicators',
    service: 'reminding',
    summary: 'A year’s figures with their goals, by class, region and officer',
    role: 'signed-in',
    needs: { tasks: 'read', inspections: 'read', obligations: 'read' },
    input: z.strictObject({ year: z.optional(yearText) }),
    output: z.object({ items: z.array(recordOf<Indicator>()) }),
    refusals: [],
  }),
  listIndicatorRecords: route({
    method: 'GET',
    path: '/indicators/{indicator}/records',
    service: 'reminding',
    summary: 'The records behind a figure: those that count and those that do not',
    role: 'signed-in',
    needs: { tasks: 'read', inspections: 'read', obligations: 'read' },
    input: z.strictObject({
      indicator: id,
      year: z.optional(yearText),
      counts: z.optional(z.enum(['true', 'false'])),
      ...paging,
    }),
    output: z.object({
      items: z.array(recordOf<IndicatorRecord>()),
      total: z.number(),
      next: z.optional(z.string()),
    }),
    refusals: ['not-found', 'bad-cursor'],
  }),
} as const
