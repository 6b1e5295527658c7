import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { type Disclosure, disclosureLifecycle, standsSince } from './disclosure.ts'

/** The disclosure whose term has ended; undefined when it has not, or when that was done before. */
export function expired(
  disclosure: Disclosure,
  { digest, today }: { readonly digest: string; readonly today: Day },
): Disclosure | undefined {
  const { endsOn, state } = disclosure
  if (endsOn === undefined || endsOn > today || state === 'expired') return undefined
  const version = {
    digest,
    publishedOn: standsSince(disclosure),
    endedOn: today,
    why: 'expired' as const,
    reason: '公示期满',
  }
  const former = state === 'published' ? [version] : []
  return {
    ...disclosure,
    state: moved(disclosureLifecycle, disclosure, 'expire'),
    former: [...(disclosure.former ?? []), ...former],
  }
}
