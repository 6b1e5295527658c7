import { service } from '../service.ts'
import { publishPages } from './publish-pages.ts'
import { rebuildPages } from './rebuild-pages.ts'
import { tendSite } from './tend-site.ts'

/** The work behind the records: keeps the public pages as the records are, and writes all of them again when asked. */
export const site = service({
  name: 'site',
  routes: {},
  useCases: {},
  subscribers: { publishPages, rebuildPages },
  scheduled: { tendSite },
  objectSubscribers: {},
})
