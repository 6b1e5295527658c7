import { answer, type UseCase } from '../http/use-case.ts'
import { everyPage } from './affected-pages.ts'
import { siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

/**
 * Every page of the department from the table alone, the same bytes as event by event. Changes no record; broken off, it is
 * asked for again and goes on with what is missing.
 */
export const rebuildSite: UseCase<'rebuildSite'> = async (context) => {
  const records = siteRecords(context)
  return answer(await writePages(await everyPage(records), { records, site: context.buckets.site }))
}
