import { pageKey } from '../../shared/contract/site-paths.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { printedPasscode } from '../../shared/domain/inspection/visit-pass.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** For whoever hands the notice over, and for nobody else: an officer of the team, or the department's clerk. */
export const getVisitPass: UseCase<'getVisitPass'> = async ({ input, stores, who, department, siteUrl }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(record, who.officerId)
  const pass = record.visitCode === undefined ? undefined : await stores.visitPasses.find(record.visitCode)
  if (!pass) throw new Refusal('not-found', { what: '检查通知', id: record.id }, { what: 'notice' })
  const { id: code, passcode } = pass.record
  return answer({
    code,
    url: `${siteUrl}/${pageKey('visit', { department, id: code })}`,
    passcode: printedPasscode(passcode),
  })
}
