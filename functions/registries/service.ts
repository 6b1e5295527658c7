import { registriesRoutes } from '../../shared/contract/routes/registries.ts'
import { service } from '../service.ts'
import { applyImport } from './apply-import.ts'
import { decideImport } from './decide-import.ts'
import { declareImport } from './declare-import.ts'
import { getOpenApi } from './open-api.ts'
import { publishItem } from './publish-item.ts'
import { getImport, getMe, getTarget, listImports, listItems, listOfficers, listTargets } from './read-registries.ts'
import { retireItem } from './retire-item.ts'

/** One list and two registries (一单两库), and the door for the files by which they and the plan come in. */
export const registries = service({
  name: 'registries',
  routes: registriesRoutes,
  useCases: {
    getOpenApi,
    getMe,
    listItems,
    publishItem,
    retireItem,
    listTargets,
    getTarget,
    listOfficers,
    declareImport,
    decideImport,
    applyImport,
    getImport,
    listImports,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
