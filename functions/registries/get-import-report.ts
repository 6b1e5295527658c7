import { importLifecycle } from '../../shared/domain/registry/import.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** The report lies in the archive since the file was read; the reply only says where to fetch it. */
export const getImportReport: UseCase<'getImportReport'> = async ({ input, stores, presignGet }) => {
  const { record } = await stores.imports.get(input.importId)
  if (!record.report) {
    throw new Refusal(
      'wrong-state',
      {
        what: importLifecycle.what,
        id: record.id,
        state: importLifecycle.states[record.state],
        move: '查看报告',
        allowed: [],
      },
      { what: 'The import', state: record.state, move: 'show its report', allowed: 'nothing' },
    )
  }
  const name = record.fileName.replace(/\.\w+$/, '')
  return answer({ url: presignGet('archive', { key: record.report, fileName: `${name}-导入报告.csv` }) })
}
