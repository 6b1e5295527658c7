import { service } from '../service.ts'

export const drawing = service({
  name: 'drawing',
  routes: {},
  useCases: {},
  subscribers: {} as never,
  scheduled: {} as never,
  objectSubscribers: {} as never,
})
