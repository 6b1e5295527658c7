import { documentingRoutes } from '../../shared/contract/routes/documenting.ts'
import { service } from '../service.ts'
import { askForDocument } from './ask-for-document.ts'
import { getDocument, listDocuments } from './read-documents.ts'
import { askForReport, fileReport, getReport, listReports, writeReport } from './reports.ts'
import {
  approveWorkingRules,
  editWorkingRules,
  getWorkingRules,
  listRulesEditions,
  listWorkingRules,
  publishWorkingRules,
  returnWorkingRules,
  startWorkingRules,
  submitWorkingRules,
} from './working-rules.ts'

/** What people ask of documents; they are written by `reporting`, behind the requests. */
export const documenting = service({
  name: 'documenting',
  routes: documentingRoutes,
  useCases: {
    askForDocument,
    listDocuments,
    getDocument,
    listWorkingRules,
    getWorkingRules,
    listRulesEditions,
    startWorkingRules,
    editWorkingRules,
    submitWorkingRules,
    returnWorkingRules,
    approveWorkingRules,
    publishWorkingRules,
    askForReport,
    getReport,
    listReports,
    writeReport,
    fileReport,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
