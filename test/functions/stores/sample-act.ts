import { randomBytes, randomUUID } from 'node:crypto'
import { ulid } from 'ulid'
import { type Act, commit } from '../../../functions/stores/commit.ts'
import type { Write } from '../../../functions/stores/record-store.ts'
import type { Row } from '../../../functions/stores/rows.ts'
import type { Table } from '../../../functions/stores/table.ts'
import type { DomainEvent } from '../../../shared/contract/events.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { TestPlatform } from '../../platform.ts'

/** An act of its own unless `key` says otherwise. */
export function sampleAct(p: TestPlatform, more: Partial<Act> = {}): Act {
  const at = p.clock.now()
  return {
    department: p.department,
    actor: 'p-clerk',
    key: `clerk#${randomUUID()}`,
    asked: 'a'.repeat(64),
    at,
    eventId: ulid(at.getTime()),
    salt: randomBytes(32),
    code: 'test',
    ...more,
  }
}

export const sampleEvent: DomainEvent = {
  type: 'registry.changed',
  object: 'targets/示例',
  payload: { target: '示例', count: 1 },
}

interface Committed {
  readonly writes: readonly Write[]
  readonly act: Act
  readonly event?: DomainEvent
  readonly answer?: unknown
}

export function record(table: Table, { writes, act, event = sampleEvent, answer = { done: true } }: Committed) {
  return commit(table, { writes, event, answer, act })
}

/** The two rows that a commit adds beside the domain's own. */
export async function rowsOf(p: TestPlatform, act: Act): Promise<{ kept: Row | undefined; outbox: Row | undefined }> {
  return {
    kept: await p.ports.table.get(`idempotency#${act.department}`, act.key),
    outbox: await p.ports.table.get(outboxPartition, act.eventId),
  }
}
