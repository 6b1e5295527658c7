import { type Import, importLifecycle } from '../../shared/domain/registry/import.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One choice, one commit. Choosing again replaces the choice until the import is applied. */
export const decideImport: UseCase<'decideImport'> = async ({ input, stores, who }) => {
  const read = await stores.imports.get(input.importId)
  const state = moved(importLifecycle, read.record, 'decide')
  requireChoice(read.record, input)
  const { finding, choice } = input
  const findings = read.record.findings.map((each) =>
    each.id === finding ? { ...each, chosen: choice, chosenBy: who.id } : each,
  )
  const report: Import = { ...read.record, state, findings, decidedBy: who.id }
  return decided(
    report,
    [stores.imports.replace(read, report)],
    {
      type: 'import.decided',
      object: `imports/${report.id}`,
      payload: { import: report.id, finding, choice },
    },
    { version: read.version + 1 },
  )
}

function requireChoice({ findings }: Import, { finding, choice }: { finding: string; choice: string }): void {
  const options = findings.find(({ id }) => id === finding)?.choices?.map(({ id }) => id) ?? []
  if (!options.includes(choice)) throw new Refusal('choice-unknown', { finding, choice, options })
}
