import { channelsParameter } from '../../shared/contract/parameters.ts'
import type { Notices } from '../stores/notices.ts'
import type { Parameters } from '../stores/parameters.ts'
import { deliver, type Rests, type Waiting } from './channels/deliver.ts'
import { channelsOf } from './channels/settings.ts'

/** Sends by the channels of the notice's department, as its settings stand; a server that is down rests for all departments. */
export function departmentNotices(topic: Notices, parameters: Parameters, waiting: Waiting = {}): Notices {
  const rests: Rests = new Map()
  return {
    async send(notice) {
      const written = await parameters.get(channelsParameter(notice.department))
      return deliver(notice, channelsOf(written, topic), { rests, ...waiting })
    },
  }
}
