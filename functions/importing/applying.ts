import type { subscriptions } from '../../shared/contract/events.ts'
import type { ImportFinding } from '../../shared/domain/registry/import.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'

/** What the code that writes an import's rows is given. */
export type Applying = Surroundings<(typeof subscriptions)['applyImport']['needs']> & Commits

/** Published or submitted between the reading and now: it stays as it is, and the clerk is told. */
export function leftFinding(id: string): ImportFinding {
  return {
    id: `left-${id}`,
    severity: 'warning',
    where: '写入',
    zh: `“${id}”在确认后已公布或提交，未被修改`,
    en: `"${id}" was published or submitted meanwhile and was left as it is`,
  }
}
