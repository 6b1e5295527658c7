import { archiving } from '../../functions/archiving/service.ts'
import { describing } from '../../functions/describing/service.ts'
import { dispatching } from '../../functions/dispatching/service.ts'
import { documenting } from '../../functions/documenting/service.ts'
import { drawing } from '../../functions/drawing/service.ts'
import { exchanging } from '../../functions/exchanging/service.ts'
import { finding } from '../../functions/finding/service.ts'
import { freezing } from '../../functions/freezing/service.ts'
import { importing } from '../../functions/importing/service.ts'
import { inspecting } from '../../functions/inspecting/service.ts'
import { joining } from '../../functions/joining/service.ts'
import { notifying } from '../../functions/notifying/service.ts'
import { photographing } from '../../functions/photographing/service.ts'
import { planning } from '../../functions/planning/service.ts'
import { publishing } from '../../functions/publishing/service.ts'
import { registries } from '../../functions/registries/service.ts'
import { reminding } from '../../functions/reminding/service.ts'
import { replacing } from '../../functions/replacing/service.ts'
import { reporting } from '../../functions/reporting/service.ts'
import { reviewing } from '../../functions/reviewing/service.ts'
import { type Service, serve } from '../../functions/service.ts'
import { site } from '../../functions/site/service.ts'
import type { Ports } from '../../functions/stores/ports.ts'
import { tasking } from '../../functions/tasking/service.ts'
import { waiting } from '../../functions/waiting/service.ts'
import { witnessing } from '../../functions/witnessing/service.ts'
import type { ServiceName } from '../../shared/contract/route.ts'

const services: Readonly<Record<ServiceName, Service>> = {
  registries,
  finding,
  importing,
  planning,
  tasking,
  joining,
  freezing,
  drawing,
  witnessing,
  replacing,
  dispatching,
  inspecting,
  photographing,
  reviewing,
  archiving,
  publishing,
  site,
  reminding,
  documenting,
  notifying,
  reporting,
  exchanging,
  describing,
  waiting,
}

export type Handlers = Readonly<Record<ServiceName, ReturnType<typeof serve>>>

/** The handlers that the Lambdas run, on one machine's ports. */
export function serveAll(ports: Ports): Handlers {
  const entries = Object.entries(services).map(([name, service]) => [name, serve(service, ports)])
  return Object.fromEntries(entries) as Handlers
}
