import { drawingRoutes } from '../../shared/contract/routes/drawing.ts'
import { service } from '../service.ts'
import { askReplacement } from './ask-replacement.ts'
import { carryOutExecution } from './carry-out-execution.ts'
import { carryOutFreeze } from './carry-out-freeze.ts'
import { contribute } from './contribute.ts'
import { contributeDrand } from './contribute-drand.ts'
import { decideRecusal } from './decide-recusal.ts'
import { decideReplacement } from './decide-replacement.ts'
import { declareRecusal, listRecusals } from './declare-recusal.ts'
import { executeDraw } from './execute-draw.ts'
import { freezeDraw } from './freeze-draw.ts'
import { listWitnessPasses } from './list-witness-passes.ts'
import { previewPool } from './preview-pool.ts'
import { getDraw, listDrawnTargets, listDraws } from './read-draws.ts'
import { replaceRecused } from './replace-recused.ts'
import { decideVoid, voidDraw } from './void-draw.ts'

/** The draw of targets and the match of officers: freeze, contribute, execute, void. */
export const drawing = service({
  name: 'drawing',
  routes: drawingRoutes,
  useCases: {
    previewPool,
    freezeDraw,
    listWitnessPasses,
    contribute,
    executeDraw,
    voidDraw,
    decideVoid,
    contributeDrand,
    listDraws,
    getDraw,
    listDrawnTargets,
    askReplacement,
    decideReplacement,
    declareRecusal,
    decideRecusal,
    listRecusals,
  },
  subscribers: { carryOutFreeze, carryOutExecution, replaceRecused },
  scheduled: {},
  objectSubscribers: {},
})
