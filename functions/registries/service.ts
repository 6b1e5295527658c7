import { service } from '../service.ts'

export const registries = service({
  name: 'registries',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
