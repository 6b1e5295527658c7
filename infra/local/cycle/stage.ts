import type { ApiClient } from '../api-client.ts'
import type { Mail } from '../mailbox.ts'
import type { Story } from './story.ts'

/** What the cycle needs of the machine it runs on; everything else goes over HTTP. */
export interface Stage {
  readonly url: string
  readonly api: ApiClient
  readonly story: Story
  /** Moves the business clock, schedules firing on the way; answers how many fired. */
  readonly travel: (to: string) => Promise<number>
  readonly settle: () => Promise<void>
  readonly mails: () => Promise<readonly Mail[]>
  /** Sets up the departments that inspect together with the seed's, as their operator does. */
  readonly foundNeighbours: () => Promise<void>
}
