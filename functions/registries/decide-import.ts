import { type Import, type ImportFinding, importLifecycle } from '../../shared/domain/registry/import.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One choice, one commit. Choosing again replaces the choice until the import is applied. */
export const decideImport: UseCase<'decideImport'> = async ({ input, stores, who }) => {
  const read = await stores.imports.get(input.importId)
  const state = moved(importLifecycle, read.record, 'decide')
  const { finding, choice, reason } = input
  requireChoice(read.record, input)
  const findings = read.record.findings.map((each) =>
    each.id === finding ? decidedOn(each, { choice, reason, by: who.id }) : each,
  )
  const report: Import = { ...read.record, state, findings, decidedBy: who.id }
  return decided(
    report,
    [stores.imports.replace(read, report)],
    {
      type: 'import.decided',
      object: `imports/${report.id}`,
      payload: { import: report.id, finding, choice, ...(reason ? { reason } : {}) },
    },
    { version: read.version + 1 },
  )
}

function decidedOn(
  { reason: _, ...finding }: ImportFinding,
  { choice, reason, by }: { choice: string; reason: string | undefined; by: string },
): ImportFinding {
  return { ...finding, chosen: choice, chosenBy: by, ...(reason ? { reason } : {}) }
}

/** @throws {Refusal} `choice-unknown`; `reason-required` where the choice asks for one */
function requireChoice(
  { findings }: Import,
  { finding, choice, reason }: { finding: string; choice: string; reason?: string | undefined },
): void {
  const options = findings.find(({ id }) => id === finding)?.choices ?? []
  const option = options.find(({ id }) => id === choice)
  if (!option) throw new Refusal('choice-unknown', { finding, choice, options: options.map(({ id }) => id) })
  if (option.reason && !reason?.trim()) throw new Refusal('reason-required', { move: option.zh }, { move: option.en })
}
