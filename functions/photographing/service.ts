import { photographingRoutes } from '../../shared/contract/routes/photographing.ts'
import { service } from '../service.ts'
import { checkPhoto } from './check-photo.ts'
import { declarePhoto } from './declare-photo.ts'
import { listPhotos } from './list-photos.ts'
import { takeDownPhoto } from './take-down-photo.ts'
import { withdrawPhoto } from './withdraw-photo.ts'

/** Photos as evidence: announced, uploaded whole or in pieces, checked, sealed; and what the public may see of them. */
export const photographing = service({
  name: 'photographing',
  routes: photographingRoutes,
  useCases: { declarePhoto, withdrawPhoto, listPhotos, takeDownPhoto },
  subscribers: {},
  scheduled: {},
  objectSubscribers: { checkPhoto },
})
