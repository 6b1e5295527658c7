import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

interface Scope {
  readonly stores: { readonly inspections: ReadStore<Inspection> }
}

/** The sheets that the other departments of a joint visit hold; of any other inspection there are none. */
export async function otherSheets(
  { department, of }: { readonly department: string; readonly of: (scope: string) => Scope },
  { id, joint }: Inspection,
): Promise<{ readonly read: Versioned<Inspection>; readonly stores: Scope['stores'] }[]> {
  const others = (joint?.departments ?? []).filter((part) => part.department !== department)
  const sheets = await Promise.all(
    others.map(async (part) => {
      const { stores } = of(part.department)
      return { stores, read: await stores.inspections.find(id) }
    }),
  )
  return sheets.flatMap(({ stores, read }) => (read ? [{ stores, read }] : []))
}

/** @throws {Refusal} `initiator-decides` in any other department of a joint visit: whoever drew decides who is visited */
export function requireInitiator({ department }: { readonly department: string }, { id, joint }: Inspection): void {
  if (joint === undefined || joint.initiator.department === department) return
  throw new Refusal('initiator-decides', { id, initiator: joint.initiator.name })
}
