import { drawingRoutes } from './routes/drawing.ts'
import { findingRoutes } from './routes/finding.ts'
import { inspectingRoutes } from './routes/inspecting.ts'
import { planningRoutes } from './routes/planning.ts'
import { publishingRoutes } from './routes/publishing.ts'
import { registriesRoutes } from './routes/registries.ts'
import { remindingRoutes } from './routes/reminding.ts'
import { replacingRoutes } from './routes/replacing.ts'
import { witnessingRoutes } from './routes/witnessing.ts'

/** Every route of the platform. CDK, the local host, OpenAPI and the tests read this one table. */
export const routes = {
  ...registriesRoutes,
  ...findingRoutes,
  ...planningRoutes,
  ...drawingRoutes,
  ...witnessingRoutes,
  ...replacingRoutes,
  ...inspectingRoutes,
  ...publishingRoutes,
  ...remindingRoutes,
} as const

export type Routes = typeof routes
