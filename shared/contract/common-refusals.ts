import type { RefusalCode } from '../kernel/refusal-codes.ts'
import type { Route } from './route.ts'

const always: readonly RefusalCode[] = ['malformed-request', 'try-again', 'internal-fault']
const whenSignedIn: readonly RefusalCode[] = ['not-signed-in', 'no-longer-in-office']
const whenWriting: readonly RefusalCode[] = [
  'not-json',
  'body-too-large',
  'record-too-large',
  'key-reused',
  'not-canonical',
]

/** What a route may answer beside its own refusals, because every request is received, checked and recorded alike. */
export function commonRefusals({ role, method }: Route): readonly RefusalCode[] {
  return [
    ...always,
    ...(role === 'public' ? [] : whenSignedIn),
    ...(role === 'public' || role === 'signed-in' ? [] : (['not-your-role'] as const)),
    ...(method === 'GET' ? [] : whenWriting),
  ]
}
