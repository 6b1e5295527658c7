import * as z from 'zod/mini'
import type { TargetCount } from '../../domain/drawing/count-targets.ts'
import { creditClasses, targetStates } from '../../domain/registry/target.ts'
import type { FoundTarget } from '../../domain/registry/target-index.ts'
import { counts, paging, recordOf, region, text, word } from '../fields.ts'
import { route } from '../route.ts'
import { classRatios, ratioScope, targetFilter } from '../task-fields.ts'

const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]

export const findingRoutes = {
  findTargets: route({
    method: 'GET',
    path: '/targets/search',
    service: 'finding',
    summary:
      'Targets by code, part of a name, region, class, state, tag and field, with counts; sees every commit at once',
    role: 'signed-in',
    needs: { targets: 'read', archive: 'read' },
    input: z.strictObject({
      /** Parts of the name or the code; all must occur. */
      q: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
      /** With everything below it. */
      region: z.optional(region),
      creditClass: z.optional(z.enum(keysOf(creditClasses))),
      state: z.optional(z.enum(keysOf(targetStates))),
      tag: z.optional(word),
      field: z.optional(word),
      ...paging,
    }),
    output: z.object({
      items: z.array(recordOf<FoundTarget>()),
      total: z.number(),
      /** Of all that were found, not of the page. */
      counts: z.object({ region: counts, creditClass: counts, state: counts, field: counts }),
      next: z.optional(z.string()),
    }),
    refusals: ['bad-cursor'],
  }),
  countTargets: route({
    method: 'POST',
    path: '/targets/count',
    service: 'finding',
    summary:
      'How many targets a task’s filter fits now, by class and region, and how many a first round would draw; for a draft too. Writes nothing',
    role: 'signed-in',
    needs: { targets: 'read', archive: 'read', policies: 'read' },
    input: z.strictObject({
      /** Absent: targeted. */
      type: z.optional(z.enum(['targeted', 'non-targeted'])),
      scope: text,
      filter: z.optional(targetFilter),
      /** Absent: the policy's least. */
      floor: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(10_000))),
      /** Of the classes that differ from the policy's. */
      ratios: z.optional(classRatios),
      ratioScope: z.optional(ratioScope),
      /** Absent: 1. */
      rounds: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(12))),
    }),
    output: recordOf<TargetCount>(),
    refusals: [],
  }),
} as const
