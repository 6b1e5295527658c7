import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { codeText } from './cells.ts'
import { type Officer, type OfficerState, officerStates } from './officer.ts'
import { requirePeriod } from './target-moves.ts'

/** What a clerk says of an officer; his state and recusals have moves of their own. */
export type OfficerWords = Pick<Officer, 'name' | 'kind' | 'region' | 'specialties'> &
  Partial<Pick<Officer, 'certificate' | 'office'>>

/** @throws {Refusal} `certificate-missing`, `period-not-legal`, `id-not-legal` */
export function newOfficer(number: string, words: OfficerWords): Officer {
  requireWords(words)
  const id = codeText(number)
  if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(id)) {
    const why = '只能用文字、数字和 . _ -，至多 64 位'
    throw new Refusal('id-not-legal', { id, why }, { why: 'letters, digits and . _ - alone, at most 64' })
  }
  return { ...words, id, state: 'active', recusals: [] }
}

/** @throws {Refusal} `certificate-missing`, `period-not-legal` */
export function editedOfficer(officer: Officer, words: OfficerWords): Officer {
  requireWords(words)
  const { certificate: _, office: __, ...kept } = officer
  return { ...kept, ...words }
}

interface Change {
  readonly state: OfficerState
  /** First day of the new state; may lie ahead. */
  readonly since: Day
  readonly reason: string
  readonly to?: string | undefined
}

/**
 * Transferred, retired, suspended, or back. The state before it is in the history.
 *
 * @throws {Refusal} `wrong-state` when he is in that state already
 */
export function changedOfficer(officer: Officer, { state, since, reason, to }: Change): Officer {
  if (officer.state === state) throw already(officer)
  const { since: _, reason: __, transferredTo: ___, ...kept } = officer
  if (state === 'active') return { ...kept, state }
  return { ...kept, state, since, reason, ...(state === 'transferred' && to ? { transferredTo: to } : {}) }
}

function already({ id, state }: Officer): Refusal {
  const allowed = Object.entries(officerStates).filter(([other]) => other !== state)
  return new Refusal(
    'wrong-state',
    {
      what: '执法检查人员',
      id,
      state: officerStates[state],
      move: officerStates[state],
      allowed: allowed.map(([, zh]) => zh),
    },
    { what: 'The officer', state, move: state, allowed: allowed.map(([en]) => en).join(', ') },
  )
}

/** A standing recusal (回避): he is not matched to this target from now on. Said again, only the reason is new. */
export function recused(officer: Officer, targetId: string, reason: string): Officer {
  return {
    ...officer,
    recusals: [...new Set([...officer.recusals, targetId])],
    recusalReasons: { ...officer.recusalReasons, [targetId]: reason },
  }
}

/** @throws {Refusal} `not-recused` */
export function readmitted(officer: Officer, targetId: string): Officer {
  if (!officer.recusals.includes(targetId)) throw new Refusal('not-recused', { officer: officer.id, target: targetId })
  const reasons = Object.entries(officer.recusalReasons ?? {}).filter(([target]) => target !== targetId)
  return {
    ...officer,
    recusals: officer.recusals.filter((target) => target !== targetId),
    recusalReasons: Object.fromEntries(reasons),
  }
}

function requireWords({ kind, certificate }: OfficerWords): void {
  if (kind === 'officer' && !certificate) throw new Refusal('certificate-missing')
  requirePeriod('执法证有效期', certificate)
}
