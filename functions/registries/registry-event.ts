import type { DomainEvent } from '../../shared/contract/events.ts'

/** What says that one record of a registry was changed by somebody. `kind` lets those who care for another kind pass on. */
export function registryEvent(kind: string, id: string, what: string, more: Record<string, unknown> = {}): DomainEvent {
  return { type: 'registry.changed', object: `${kind}/${id}`, payload: { kind, id, what, ...more } }
}
