import { service } from '../service.ts'
import { applyRows } from './apply-rows.ts'
import { makeExport } from './make-export.ts'
import { readImport } from './read-import.ts'

/** The work behind the requests on whole files: reads one when it arrives, writes its rows when a clerk says so, makes one of a registry. */
export const importing = service({
  name: 'importing',
  routes: {},
  useCases: {},
  subscribers: { applyImport: applyRows, makeExport },
  scheduled: {},
  objectSubscribers: { readImport },
})
