import { pageKey } from '../../shared/contract/site-paths.ts'
import { newDisclosure } from '../../shared/domain/disclosure/new-disclosure.ts'
import { previewPage } from '../../shared/pages/preview-page.ts'
import { resultPage, resultPageView } from '../../shared/pages/result-page.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { disclosedView } from './disclosed-view.ts'

/** The page that a publication today would give, masked as it would leave; nothing is written. */
export const previewResultPage: UseCase<'previewResultPage'> = async ({
  input,
  stores,
  who,
  today,
  department,
  siteUrl,
}) => {
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  const view = await disclosedView(inspection, stores)
  const disclosure = newDisclosure(inspection, view, { by: who.id, today })
  const { record: office } = await stores.departments.get(department)
  const draw = (await stores.draws.find(inspection.drawId))?.record
  const { zh: page } = resultPage(
    resultPageView(office, disclosure, { inspection, drawVoided: draw?.state === 'void' }),
  )
  const at = `${siteUrl}/${pageKey('result', { department, id: inspection.id })}`
  return answer(previewPage(page, { at, dueOn: disclosure.dueOn }), { type: 'text/html; charset=utf-8' })
}
