import { photographingRoutes } from '../../shared/contract/routes/photographing.ts'
import { service } from '../service.ts'
import { checkPhoto } from './check-photo.ts'
import { declarePhoto } from './declare-photo.ts'
import { withdrawPhoto } from './withdraw-photo.ts'

/** Photos as evidence: announced, uploaded, checked, sealed. */
export const photographing = service({
  name: 'photographing',
  routes: photographingRoutes,
  useCases: { declarePhoto, withdrawPhoto },
  subscribers: {},
  scheduled: {},
  objectSubscribers: { checkPhoto },
})
