import { replacingRoutes } from '../../shared/contract/routes/replacing.ts'
import { service } from '../service.ts'
import { askRecusal } from './ask-recusal.ts'
import { askReplacement } from './ask-replacement.ts'
import { decideRecusal } from './decide-recusal.ts'
import { decideReplacement } from './decide-replacement.ts'
import { declareRecusal, listRecusals } from './declare-recusal.ts'
import { findRecusals } from './find-recusals.ts'
import { replaceRecused } from './replace-recused.ts'

/** After the draw: targets given up and officers recused, each replaced by the draw's own seed. */
export const replacing = service({
  name: 'replacing',
  routes: replacingRoutes,
  useCases: { askRecusal, askReplacement, decideReplacement, declareRecusal, decideRecusal, listRecusals },
  subscribers: { findRecusals, replaceRecused },
  scheduled: {},
  objectSubscribers: {},
})
