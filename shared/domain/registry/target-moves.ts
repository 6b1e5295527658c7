import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { codeText } from './cells.ts'
import { type Licence, type Observation, type Target, targetStates } from './target.ts'
import { codeFault, codeFaults } from './uscc.ts'

/** What a clerk says of a target. Its credit comes with source and date, by the feed or the scoring route. */
export type TargetWords = Pick<Target, 'name' | 'kind' | 'otherKind' | 'field' | 'region' | 'regionName'> &
  Partial<Pick<Target, 'address' | 'position' | 'licence' | 'observation' | 'tags' | 'contact'>> & {
    readonly state: Exclude<Target['state'], 'removed'>
  }

/**
 * A new target of the registry, unrated.
 *
 * @param accepted why a code that fails a check digit is taken all the same
 * @throws {Refusal} `code-not-valid`, `period-not-legal`, `kind-not-legal`
 */
export function newTarget(code: string, words: TargetWords, accepted?: string): Target {
  requireWords(words)
  return {
    ...words,
    ...requireCode(codeText(code), words.kind, accepted),
    creditClass: 'unrated',
  }
}

/** @throws {Refusal} `wrong-state` when it was taken off the registry, `period-not-legal`, `kind-not-legal` */
export function editedTarget(target: Target, words: TargetWords): Target {
  requireWords(words)
  requireLed(target, '修改', 'edit')
  const {
    otherKind: _,
    address: __,
    licence: ___,
    observation: ____,
    tags: _____,
    contact: ______,
    position: _______,
    ...kept
  } = target
  return { ...kept, ...words }
}

/** Takes a target off the registry: it stays readable with its reason and is drawn no more. */
export function removedTarget(target: Target, reason: string, on: Day): Target {
  requireLed(target, '移出名录', 'remove')
  return { ...target, state: 'removed', removed: { on, reason } }
}

/** @throws {Refusal} `wrong-state` when it is on the registry */
export function reinstatedTarget({ removed: _, ...target }: Target): Target {
  if (target.state !== 'removed') throw stateRefusal(target, '恢复', 'reinstate', '移出名录')
  return { ...target, state: 'active' }
}

function requireLed(target: Target, move: string, en: string): void {
  if (target.state === 'removed') throw stateRefusal(target, move, en, '恢复')
}

function stateRefusal({ id, state }: Target, move: string, en: string, allowed: string): Refusal {
  return new Refusal(
    'wrong-state',
    { what: '检查对象', id, state: targetStates[state], move, allowed: [allowed] },
    { what: 'The target', state, move: en, allowed: state === 'removed' ? 'reinstate' : 'remove' },
  )
}

function requireCode(id: string, kind: Target['kind'], accepted?: string): Pick<Target, 'id' | 'codeAccepted'> {
  const fault = codeFault(id)
  if (!fault) return { id }
  // What is no market subject has a number of its own kind.
  const otherNumber = fault === 'shape' && kind === 'other' && /^[\p{L}\p{N}._-]{1,64}$/u.test(id)
  if (otherNumber) return { id }
  if (fault === 'shape' || accepted === undefined) {
    throw new Refusal('code-not-valid', { code: id, why: codeFaults[fault].zh }, { why: codeFaults[fault].en })
  }
  return { id, codeAccepted: accepted }
}

function requireWords({ kind, otherKind, licence, observation }: TargetWords): void {
  if ((kind === 'other') !== (otherKind !== undefined)) throw new Refusal('kind-not-legal')
  requirePeriod('许可有效期', licence)
  requirePeriod('观察期', observation)
}

/** @throws {Refusal} `period-not-legal` when it ends before it begins */
export function requirePeriod(what: string, period: Pick<Licence | Observation, 'from' | 'to'> | undefined): void {
  if (!period?.to || period.from <= period.to) return
  throw new Refusal('period-not-legal', { what, from: period.from, to: period.to }, { what: periods[what] ?? what })
}

const periods: Readonly<Record<string, string>> = {
  许可有效期: 'The licence',
  观察期: 'The observation period',
  执法证有效期: 'The certificate',
}
