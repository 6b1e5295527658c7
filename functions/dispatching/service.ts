import { service } from '../service.ts'
import { applySupplement } from './apply-supplement.ts'
import { callOffInspections } from './call-off-inspections.ts'
import { dispatchInspections } from './dispatch-inspections.ts'

/** Turns what was drawn, voided or replaced into inspections and officers’ work. A worker: it has no routes. */
export const dispatching = service({
  name: 'dispatching',
  routes: {},
  useCases: {},
  subscribers: { dispatchInspections, callOffInspections, applySupplement },
  scheduled: {},
  objectSubscribers: {},
})
