import { service } from '../service.ts'

export const inspecting = service({
  name: 'inspecting',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
