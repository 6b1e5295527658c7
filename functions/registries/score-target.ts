import { feedCredit } from '../../shared/domain/registry/feeds.ts'
import { targetStates } from '../../shared/domain/registry/target.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** By the feed's own rules, so that a clerk and a machine who say the same do the same. One transaction. */
export const scoreTarget: UseCase<'scoreTarget'> = async ({ input, stores, today }) => {
  const read = await stores.targets.get(input.targetId)
  const { answer: said, target } = feedCredit(read.record, input, today)
  if (said.outcome === 'refused')
    throw refusalOf(said.reason, { ...input, id: read.record.id, state: read.record.state })
  if (!target) return answer(read.record, { version: read.version })
  return decided(
    target,
    [stores.targets.replace(read, target)],
    registryEvent('targets', target.id, 'scored', { class: input.class, source: input.source, date: input.date }),
    { version: read.version + 1 },
  )
}

interface Asked {
  readonly id: string
  readonly state: keyof typeof targetStates
  readonly class: string
  readonly source: string
  readonly date: string
}

function refusalOf(reason: string, { id, state, ...credit }: Asked): Refusal {
  if (reason === 'not-yet') {
    return new Refusal(
      'day-not-acceptable',
      { where: '评定日期', day: credit.date, why: '晚于今天' },
      { where: 'The day of the scoring', why: 'it lies ahead' },
    )
  }
  if (reason === 'said-otherwise') return new Refusal('credit-said-otherwise', { id, ...credit })
  return new Refusal(
    'wrong-state',
    { what: '检查对象', id, state: targetStates[state], move: '评级', allowed: ['恢复'] },
    { what: 'The target', state, move: 'score', allowed: 'reinstate' },
  )
}
