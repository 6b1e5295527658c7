import { joiningRoutes } from '../../shared/contract/routes/joining.ts'
import { service } from '../service.ts'
import { concludeMerge } from './conclude-merge.ts'
import { decideInvitation } from './decide-invitation.ts'
import { inviteDepartments } from './invite-departments.ts'
import { listMergeCandidates } from './list-merge-candidates.ts'
import { listSheets } from './list-sheets.ts'
import { proposeMerge } from './propose-merge.ts'
import { getInvitation, listCooperations, listInvitations } from './read-invitations.ts'
import { getMerge, listMerges, withdrawMerge } from './read-merges.ts'
import { askRecognition, decideRecognition, getRecognition, listRecognizable } from './recognize.ts'
import { tellInitiator } from './tell-initiator.ts'

/** Joint inspections (部门联合抽查): what several departments agree on before one of them draws. */
export const joining = service({
  name: 'joining',
  routes: joiningRoutes,
  useCases: {
    listInvitations,
    getInvitation,
    decideInvitation,
    listCooperations,
    listMergeCandidates,
    proposeMerge,
    listMerges,
    getMerge,
    withdrawMerge,
    listSheets,
    listRecognizable,
    askRecognition,
    getRecognition,
    decideRecognition,
  },
  subscribers: { inviteDepartments, tellInitiator, concludeMerge },
  scheduled: {},
  objectSubscribers: {},
})
