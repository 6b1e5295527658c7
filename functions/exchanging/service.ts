import { exchangingRoutes } from '../../shared/contract/routes/exchanging.ts'
import { service } from '../service.ts'
import { answerExchange } from './answer-exchange.ts'
import { askForExchange } from './ask-for-exchange.ts'
import { handOverExchange } from './hand-over-exchange.ts'
import { keepReconciliation } from './keep-reconciliation.ts'
import { makeExchange } from './make-exchange.ts'
import { markExchange } from './mark-exchange.ts'
import { getExchange, getExchangeFormat, listExchanged, listExchanges } from './read-exchanges.ts'
import { withdrawExchange } from './withdraw-exchange.ts'

/** Results for the provincial platform: batches, and how each record stands with it. */
export const exchanging = service({
  name: 'exchanging',
  routes: exchangingRoutes,
  useCases: {
    askForExchange,
    listExchanges,
    getExchange,
    withdrawExchange,
    handOverExchange,
    answerExchange,
    listExchanged,
    getExchangeFormat,
  },
  subscribers: { makeExchange, markExchange, keepReconciliation },
  scheduled: {},
  objectSubscribers: {},
})
