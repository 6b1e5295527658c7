import { findingRoutes } from '../../shared/contract/routes/finding.ts'
import { service } from '../service.ts'
import { countTargets } from './count-targets.ts'
import { findTargets } from './find-targets.ts'
import { keepTargetIndex, keepTargetIndexes } from './keep-target-index.ts'

/** Search over the target registry, and how many a filter fits. A Lambda of its own, because it alone holds a department's targets in memory. */
export const finding = service({
  name: 'finding',
  routes: findingRoutes,
  useCases: { findTargets, countTargets },
  subscribers: { keepTargetIndex },
  scheduled: { keepTargetIndexes },
  objectSubscribers: {},
})
