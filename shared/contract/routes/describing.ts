import * as z from 'zod/mini'
import { route } from '../route.ts'

export const describingRoutes = {
  getOpenApi: route({
    method: 'GET',
    path: '/openapi.json',
    service: 'describing',
    summary: 'This description of the interface',
    role: 'public',
    needs: {},
    input: z.strictObject({}),
    output: z.record(z.string(), z.unknown()),
    refusals: [],
  }),
} as const
