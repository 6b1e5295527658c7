import { service } from '../service.ts'
import { applyRows } from './apply-rows.ts'
import { readImport } from './read-import.ts'

/** The work behind the requests on whole files: reads one when it arrives and writes its rows when a clerk says so. */
export const importing = service({
  name: 'importing',
  routes: {},
  useCases: {},
  subscribers: { applyImport: applyRows },
  scheduled: {},
  objectSubscribers: { readImport },
})
