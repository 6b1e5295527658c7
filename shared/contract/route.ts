import type * as z from 'zod/mini'
import type { RefusalCode } from '../kernel/refusal-codes.ts'
import type { Audience } from './roles.ts'
import type { Needs } from './stores.ts'

export const serviceNames = [
  'registries',
  'finding',
  'importing',
  'planning',
  'tasking',
  'joining',
  'freezing',
  'drawing',
  'witnessing',
  'replacing',
  'dispatching',
  'inspecting',
  'photographing',
  'reviewing',
  'archiving',
  'publishing',
  'site',
  'reminding',
  'documenting',
  'notifying',
  'reporting',
  'exchanging',
  'describing',
  'waiting',
] as const

export type ServiceName = (typeof serviceNames)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One HTTP route. `path` is relative to `/api`. `input` is a strict object of everything the caller gives: path
 * parameters, query (GET) or JSON body (others); unknown properties are refused. `edits: true` asks for If-Match.
 * A public route carries its `department` in its input, because a store cannot be asked without a scope.
 */
export interface Route {
  readonly method: Method
  readonly path: `/${string}`
  readonly service: ServiceName
  readonly summary: string
  readonly role: Audience
  readonly needs: Needs
  readonly edits?: boolean
  /** Two at once do not exclude each other: the service decides the later one again on what the first left. */
  readonly merges?: boolean
  readonly input: z.ZodMiniType
  readonly output: z.ZodMiniType
  readonly refusals: readonly RefusalCode[]
}

/** Declares a route; gives back what it was given, with its exact types. */
export function route<const R extends Route>(declared: R): R {
  return declared
}

export const apiPrefix = '/api'
