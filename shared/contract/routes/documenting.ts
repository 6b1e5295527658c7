import { documentRoutes } from './documents.ts'
import { reportRoutes } from './reports.ts'
import { workingRulesRoutes } from './working-rules.ts'

/** What is written on paper: official documents, working rules and guides, reports. */
export const documentingRoutes = {
  ...documentRoutes,
  ...workingRulesRoutes,
  ...reportRoutes,
} as const
