import { type Export, exportLifecycle } from '../../shared/domain/registry/export.ts'
import { templates } from '../../shared/domain/registry/templates.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/** Only asks: the file is made behind the request, by whoever hears of it, until it is made. */
export const askExport: UseCase<'askExport'> = async ({ input, stores, who, newId, today }) => {
  const { kind, format, content = 'records' } = input
  const id = newId()
  const name = templates[kind].sheet
  const asked: Export = {
    id,
    kind,
    content,
    format: content === 'template' ? 'xlsx' : format,
    state: 'making',
    done: 0,
    fileName: content === 'template' ? `${name}-导入模板.xlsx` : `${name}-${today}.${format}`,
    askedBy: who.id,
  }
  return decided(
    asked,
    [stores.exports.create(asked)],
    { type: 'export.asked', object: `exports/${id}`, payload: { export: id, kind, content, format: asked.format } },
    { status: 202 },
  )
}

/** How far the file is, and when it is made, where to fetch it. */
export const getExport: UseCase<'getExport'> = async ({ input, stores, presignGet }) => {
  const { record } = await stores.exports.get(input.exportId)
  const { file, fileName, state } = record
  const made = file !== undefined && exportLifecycle.moves.finish.to === state
  return answer({ export: record, ...(made ? { url: presignGet('archive', { key: file, fileName }) } : {}) })
}
