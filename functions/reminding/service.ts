import { remindingRoutes } from '../../shared/contract/routes/reminding.ts'
import { service } from '../service.ts'
import { askForExtension } from './ask-for-extension.ts'
import { askForResend } from './ask-for-resend.ts'
import { openCalendar, revokeCalendar } from './calendars.ts'
import { decideExtension } from './decide-extension.ts'
import { declareFiling } from './declare-filing.ts'
import { getCalendarFile } from './get-calendar-file.ts'
import { listIndicatorRecords, listIndicators } from './indicators.ts'
import { listChannels } from './list-channels.ts'
import { listDeadlines, listReminders } from './read-clock.ts'
import { getFiling, listExtensions, listFilings } from './read-filings.ts'

/** What people ask of the clock; its work behind the requests is `notifying`'s. */
export const reminding = service({
  name: 'reminding',
  routes: remindingRoutes,
  useCases: {
    listDeadlines,
    listReminders,
    listChannels,
    askForResend,
    declareFiling,
    getFiling,
    listFilings,
    askForExtension,
    decideExtension,
    listExtensions,
    openCalendar,
    revokeCalendar,
    getCalendarFile,
    listIndicators,
    listIndicatorRecords,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
