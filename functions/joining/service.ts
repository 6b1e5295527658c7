import { joiningRoutes } from '../../shared/contract/routes/joining.ts'
import { service } from '../service.ts'
import { decideInvitation } from './decide-invitation.ts'
import { inviteDepartments } from './invite-departments.ts'
import { getInvitation, listCooperations, listInvitations } from './read-invitations.ts'
import { tellInitiator } from './tell-initiator.ts'

/** Joint inspections (部门联合抽查): what several departments agree on before one of them draws. */
export const joining = service({
  name: 'joining',
  routes: joiningRoutes,
  useCases: { listInvitations, getInvitation, decideInvitation, listCooperations },
  subscribers: { inviteDepartments, tellInitiator },
  scheduled: {},
  objectSubscribers: {},
})
