import { publishingRoutes } from '../../shared/contract/routes/publishing.ts'
import { service } from '../service.ts'
import { correctDisclosure } from './correct-disclosure.ts'
import { dismissMistake } from './dismiss-mistake.ts'
import { holdDrawn } from './hold-drawn.ts'
import { listBrokenPages } from './list-broken-pages.ts'
import { listDisclosures } from './list-disclosures.ts'
import { previewResultPage } from './preview-page.ts'
import { previewResult } from './preview-result.ts'
import { publishResult } from './publish-result.ts'
import { getRebuild, listRebuilds, rebuildSite } from './rebuild-site.ts'
import { reportMistake } from './report-mistake.ts'
import { withdrawDisclosure } from './withdraw-disclosure.ts'

export const publishing = service({
  name: 'publishing',
  routes: publishingRoutes,
  useCases: {
    previewResult,
    previewResultPage,
    publishResult,
    correctDisclosure,
    withdrawDisclosure,
    reportMistake,
    dismissMistake,
    holdDrawn,
    listDisclosures,
    rebuildSite,
    listRebuilds,
    listBrokenPages,
    getRebuild,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
