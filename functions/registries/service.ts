import { registriesRoutes } from '../../shared/contract/routes/registries.ts'
import { service } from '../service.ts'
import { addPerson } from './add-person.ts'
import { applyImport } from './apply-import.ts'
import { askExport, getExport } from './ask-export.ts'
import { addLogin, changeRoles, deactivatePerson, reactivatePerson } from './change-person.ts'
import { createItem } from './create-item.ts'
import { createOfficer } from './create-officer.ts'
import { createTarget } from './create-target.ts'
import { decideImport } from './decide-import.ts'
import { declareImport } from './declare-import.ts'
import { editDepartment } from './edit-department.ts'
import { editItem } from './edit-item.ts'
import { addStandingRecusal, changeOfficer, editOfficer, endStandingRecusal } from './edit-officer.ts'
import { editTarget } from './edit-target.ts'
import { feedCredit, feedLicences } from './feed-targets.ts'
import { getImportReport } from './get-import-report.ts'
import { handOver, listDuties } from './hand-over.ts'
import { publishItem } from './publish-item.ts'
import { publishItems } from './publish-items.ts'
import {
  listDepartmentHistory,
  listItemHistory,
  listOfficerHistory,
  listPersonHistory,
  listTargetHistory,
} from './read-history.ts'
import { getItem, getItemEdition, listItems } from './read-items.ts'
import { getOfficer, listEligibility, listExpiring, listOfficers } from './read-officers.ts'
import { getDepartment, getMe, getPerson, listPeople, listRegions } from './read-people.ts'
import { getImport, listImports } from './read-registries.ts'
import { getTarget, listTargets, listVisits } from './read-targets.ts'
import { recordVisit } from './record-visit.ts'
import { reinstateTarget, removeTarget } from './remove-target.ts'
import { retireItem } from './retire-item.ts'
import { scoreTarget } from './score-target.ts'
import { setQuietDays } from './set-quiet-days.ts'

const items = {
  listItems,
  getItem,
  createItem,
  editItem,
  publishItem,
  publishItems,
  retireItem,
  getItemEdition,
  listItemHistory,
}

const targets = {
  listTargets,
  getTarget,
  createTarget,
  editTarget,
  removeTarget,
  reinstateTarget,
  scoreTarget,
  listVisits,
  listTargetHistory,
  feedCredit,
  feedLicences,
}

const officers = {
  listOfficers,
  listEligibility,
  listExpiring,
  getOfficer,
  createOfficer,
  editOfficer,
  changeOfficer,
  addStandingRecusal,
  endStandingRecusal,
  listOfficerHistory,
}

const people = {
  setQuietDays,
  getMe,
  listRegions,
  getDepartment,
  editDepartment,
  listDepartmentHistory,
  listPeople,
  getPerson,
  addPerson,
  addLogin,
  changeRoles,
  deactivatePerson,
  reactivatePerson,
  listDuties,
  handOver,
  listPersonHistory,
}

const imports = {
  declareImport,
  decideImport,
  applyImport,
  getImport,
  getImportReport,
  listImports,
  askExport,
  getExport,
}

/** One list and two registries (一单两库), a department and its people, and the door for the files by which they come in. */
export const registries = service({
  name: 'registries',
  routes: registriesRoutes,
  useCases: { ...items, ...targets, ...officers, ...people, ...imports },
  subscribers: { recordVisit },
  scheduled: {},
  objectSubscribers: {},
})
