import { service } from '../service.ts'

export const publishing = service({
  name: 'publishing',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
