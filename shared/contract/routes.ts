import { archivingRoutes } from './routes/archiving.ts'
import { describingRoutes } from './routes/describing.ts'
import { documentingRoutes } from './routes/documenting.ts'
import { drawingRoutes } from './routes/drawing.ts'
import { exchangingRoutes } from './routes/exchanging.ts'
import { findingRoutes } from './routes/finding.ts'
import { freezingRoutes } from './routes/freezing.ts'
import { inspectingRoutes } from './routes/inspecting.ts'
import { joiningRoutes } from './routes/joining.ts'
import { photographingRoutes } from './routes/photographing.ts'
import { planningRoutes } from './routes/planning.ts'
import { publishingRoutes } from './routes/publishing.ts'
import { registriesRoutes } from './routes/registries.ts'
import { remindingRoutes } from './routes/reminding.ts'
import { replacingRoutes } from './routes/replacing.ts'
import { reviewingRoutes } from './routes/reviewing.ts'
import { taskingRoutes } from './routes/tasking.ts'
import { waitingRoutes } from './routes/waiting.ts'
import { witnessingRoutes } from './routes/witnessing.ts'

/** Every route of the platform. CDK, the local host, OpenAPI and the tests read this one table. */
export const routes = {
  ...registriesRoutes,
  ...findingRoutes,
  ...planningRoutes,
  ...taskingRoutes,
  ...joiningRoutes,
  ...freezingRoutes,
  ...drawingRoutes,
  ...witnessingRoutes,
  ...replacingRoutes,
  ...inspectingRoutes,
  ...photographingRoutes,
  ...reviewingRoutes,
  ...archivingRoutes,
  ...publishingRoutes,
  ...remindingRoutes,
  ...exchangingRoutes,
  ...describingRoutes,
  ...waitingRoutes,
  ...documentingRoutes,
} as const

export type Routes = typeof routes
