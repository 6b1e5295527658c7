import { publishingRoutes } from '../../shared/contract/routes/publishing.ts'
import { service } from '../service.ts'
import { listDisclosures } from './list-disclosures.ts'
import { previewResult } from './preview-result.ts'
import { publishPages } from './publish-pages.ts'
import { publishResult } from './publish-result.ts'
import { rebuildSite } from './rebuild-site.ts'

export const publishing = service({
  name: 'publishing',
  routes: publishingRoutes,
  useCases: { previewResult, publishResult, listDisclosures, rebuildSite },
  subscribers: { publishPages },
  scheduled: {},
  objectSubscribers: {},
})
