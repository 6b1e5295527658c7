import { service } from '../service.ts'

export const planning = service({
  name: 'planning',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
