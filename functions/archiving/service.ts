import { archivingRoutes } from '../../shared/contract/routes/archiving.ts'
import { service } from '../service.ts'
import { archiveClosed, askForDossier } from './ask-for-dossier.ts'
import { getDutyRecord, printDutyRecord } from './duty-records.ts'
import { makeDossier, makeSealedDossier } from './make-dossier.ts'
import { getDossier, listDossiers } from './read-dossiers.ts'
import { askForSealedDossier, getSealedDossier } from './sealed-dossiers.ts'

/** 归档: an inspection's whole file as a dossier, and what each officer did of what was prescribed. */
export const archiving = service({
  name: 'archiving',
  routes: archivingRoutes,
  useCases: {
    askForDossier,
    listDossiers,
    getDossier,
    askForSealedDossier,
    getSealedDossier,
    getDutyRecord,
    printDutyRecord,
  },
  subscribers: { archiveClosed, makeDossier, makeSealedDossier },
  scheduled: {},
  objectSubscribers: {},
})
