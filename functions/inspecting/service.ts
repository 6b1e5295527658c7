import { inspectingRoutes } from '../../shared/contract/routes/inspecting.ts'
import { service } from '../service.ts'
import { confirmResult } from './confirm-result.ts'
import { getInspection, listInspections, listMyAssignments } from './read-inspections.ts'
import { recordResult } from './record-result.ts'

export const inspecting = service({
  name: 'inspecting',
  routes: inspectingRoutes,
  useCases: {
    listMyAssignments,
    listInspections,
    getInspection,
    recordResult,
    confirmResult,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})
