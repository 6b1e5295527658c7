import { drawingRoutes } from '../../shared/contract/routes/drawing.ts'
import { service } from '../service.ts'
import { carryOutExecution } from './carry-out-execution.ts'
import { carryOutFreeze } from './carry-out-freeze.ts'
import { executeDraw } from './execute-draw.ts'
import { freezeDraw } from './freeze-draw.ts'
import { listWitnessPasses } from './list-witness-passes.ts'
import { previewPool } from './preview-pool.ts'
import { getDraw, listDrawnTargets, listDraws } from './read-draws.ts'
import { decideVoid, voidDraw } from './void-draw.ts'

/** The draw of targets and the match of officers: freeze, execute, void. */
export const drawing = service({
  name: 'drawing',
  routes: drawingRoutes,
  useCases: {
    previewPool,
    freezeDraw,
    listWitnessPasses,
    executeDraw,
    voidDraw,
    decideVoid,
    listDraws,
    getDraw,
    listDrawnTargets,
  },
  subscribers: { carryOutFreeze, carryOutExecution },
  scheduled: {},
  objectSubscribers: {},
})
