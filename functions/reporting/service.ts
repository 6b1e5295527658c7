import { service } from '../service.ts'
import { draftReports } from './draft-reports.ts'
import { makeDocument } from './make-document.ts'
import { receiveFiling } from './receive-filing.ts'

/** Documents: those that a department hands over, and those that are drafted from the record. */
export const reporting = service({
  name: 'reporting',
  routes: {},
  useCases: {},
  subscribers: { draftReports, makeDocument },
  scheduled: {},
  objectSubscribers: { receiveFiling },
})
