import { calendarRoutes } from './calendars.ts'
import { deadlineRoutes } from './deadlines.ts'
import { filingRoutes } from './filings.ts'
import { indicatorRoutes } from './indicators.ts'

/** What people ask of the clock: deadlines and reminders, calendars, documents handed over and drafted, figures. */
export const remindingRoutes = {
  ...deadlineRoutes,
  ...calendarRoutes,
  ...filingRoutes,
  ...indicatorRoutes,
} as const
