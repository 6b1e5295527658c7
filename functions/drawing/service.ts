import { drawingRoutes } from '../../shared/contract/routes/drawing.ts'
import { service } from '../service.ts'
import { carryOutExecution } from './carry-out-execution.ts'
import { executeDraw } from './execute-draw.ts'
import { listWitnessPasses } from './list-witness-passes.ts'
import { getDraw, listDrawnTargets, listDraws } from './read-draws.ts'
import { decideVoid, voidDraw } from './void-draw.ts'

/** The draw of targets and the match of officers: what was frozen is executed or voided. */
export const drawing = service({
  name: 'drawing',
  routes: drawingRoutes,
  useCases: {
    listWitnessPasses,
    executeDraw,
    voidDraw,
    decideVoid,
    listDraws,
    getDraw,
    listDrawnTargets,
  },
  subscribers: { carryOutExecution },
  scheduled: {},
  objectSubscribers: {},
})
