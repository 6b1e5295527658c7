import { publishingRoutes } from '../../shared/contract/routes/publishing.ts'
import { service } from '../service.ts'
import { listDisclosures } from './list-disclosures.ts'
import { previewResult } from './preview-result.ts'
import { publishResult } from './publish-result.ts'
import { getRebuild, rebuildSite } from './rebuild-site.ts'

export const publishing = service({
  name: 'publishing',
  routes: publishingRoutes,
  useCases: { previewResult, publishResult, listDisclosures, rebuildSite, getRebuild },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
