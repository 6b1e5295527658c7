import { createHash, timingSafeEqual } from 'node:crypto'
import { recusalDeclared } from '../../shared/domain/drawing/replacement-moves.ts'
import { type Recusal, recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { typedCode } from '../../shared/kernel/base32.ts'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/**
 * The inspected party's own request. Whoever knows the page of the visit does not know the passcode, and a wrong one is answered
 * like a page that does not exist. Asked again while it waits, it is the same request. The officer goes on until it is decided.
 */
export const askRecusal: UseCase<'askRecusal'> = async ({ input, stores, now }) => {
  const { reason, applicant: name, contact } = input
  const code = typedCode(input.code)
  const officerId = input.officerId.trim()
  const pass = await stores.visitPasses.find(code)
  if (!pass || !sameText(pass.record.passcode, typedCode(input.passcode))) throw unknown(input.code)
  const { record: inspection } = await stores.inspections.get(pass.record.inspectionId)
  if (!inspection.officerIds.includes(officerId)) {
    throw new Refusal('officer-not-coming', { officer: officerId, officers: inspection.officerIds })
  }
  const read = await stores.recusals.find(recusalId(inspection.id, officerId))
  if (read && read.record.state !== 'rejected') return answer(toldOf(read.record))
  const applicant = { name, ...(contact ? { contact } : {}), through: 'page' as const }
  const said = { officerId, request: 'party' as const, applicant, reason, before: read?.record }
  const recusal = declared(inspection, said, { by: 'party', at: now.toISOString() })
  const write = read ? stores.recusals.replace(read, recusal) : stores.recusals.create(recusal)
  return decided(
    toldOf(recusal),
    [write],
    {
      type: 'recusal.declared',
      object: `inspections/${inspection.id}`,
      payload: { inspection: inspection.id, draw: inspection.drawId, officer: officerId, request: 'party' },
    },
    { status: 201 },
  )
}

function toldOf({ officerId, state, declaredAt }: Recusal) {
  return { officerId, state, declaredAt }
}

/** In words that somebody outside understands. */
function declared(
  inspection: Inspection,
  ...rest: [Parameters<typeof recusalDeclared>[1], Parameters<typeof recusalDeclared>[2]]
): Recusal {
  try {
    return recusalDeclared(inspection, ...rest)
  } catch (error) {
    if (isRefusal(error) && (error.code === 'wrong-state' || error.code === 'results-recorded')) {
      throw new Refusal('visit-begun')
    }
    throw error
  }
}

function unknown(code: string): Refusal {
  return new Refusal('not-found', { what: '检查通知', id: code }, { what: 'notice' })
}

/** In a time that does not tell how much of it was right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
