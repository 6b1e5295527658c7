import { service } from '../service.ts'

export const reminding = service({
  name: 'reminding',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
