import { createHash } from 'node:crypto'
import { expired } from '../../shared/domain/disclosure/expire-disclosure.ts'
import { opened } from '../../shared/domain/disclosure/hold.ts'
import { type Ending, endingsOf, type Tended, tendedId } from '../../shared/domain/disclosure/listing.ts'
import { askedRebuild, type RebuildScope } from '../../shared/domain/disclosure/rebuild.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import { addDays, type Day } from '../../shared/kernel/days.ts'
import type { Scheduled } from '../events/subscriber.ts'
import { nightMark } from './night-mark.ts'
import { siteRecords } from './site-records.ts'

type Tending = ReturnType<Parameters<Scheduled<'tendSite'>>[0]['within']>

/**
 * Each night, in every department: results whose term has ended go, drawn targets that were held back are opened, what
 * follows by night (lists that name a new result, statistics, files of a year, search, the home page) is brought up to date where something was counted since, and what lies
 * there is compared with what a rebuild would write. Late, doubled or missing for days, it does what is due by now, once.
 *
 * The first department also looks after the files that belong to none.
 */
export const tendSite: Scheduled<'tendSite'> = async ({ departments, within }) => {
  let first = true
  for await (const department of departments) {
    await tendDepartment(within(department), first)
    first = false
  }
}

async function tendDepartment(context: Tending, first: boolean): Promise<void> {
  const { stores, today } = context
  const read = await stores.listings.find(tendedId)
  const last = read?.record as Tended | undefined
  let acted = false
  for await (const { inspectionId } of endings(context, last?.on)) {
    acted = true
    await endOne(context, inspectionId)
  }
  for await (const task of stores.tasks.all()) {
    const open = opened(task.record, context.now)
    const openedOn = (open ?? task.record).hold?.openedOn
    if (openedOn !== undefined && openedOn > (last?.on ?? '')) acted = true
    if (!open) continue
    await context.commit(`open ${open.id} ${open.hold?.until}`, [stores.tasks.replace(task, open)], {
      type: 'task.opened',
      object: `tasks/${open.id}`,
      payload: { task: open.id, on: today },
    })
  }
  const records = siteRecords(context)
  const mark = await nightMark(stores.listings, records)
  if (last?.mark === mark && last.on === today && !acted) return
  const rebuild = askedRebuild({
    id: `nightly-${today}`,
    ...scopeOf(last, { mark, code: context.code, acted }),
    askedBy: 'system',
    askedAt: context.now.toISOString(),
    ...(first ? { shared: true } : {}),
  })
  const numbered = await records.published()
  const row: Tended = { id: tendedId, kind: 'tended', on: today, mark, numbered, code: context.code }
  const tended = read ? stores.listings.replace(read, row) : stores.listings.create(row)
  await context.commit(`tended ${today}`, [tended, stores.rebuilds.create(rebuild)], {
    type: 'site.rebuild-asked',
    object: `rebuilds/${rebuild.id}`,
    payload: { on: today, rebuild: rebuild.id, step: 0 },
  })
}

/**
 * The first night after a new release every page is written again: all may differ, and none of it would be news. What this night
 * ended or opened (or one that died half-way) is counted behind it, and stands in the files of a year and in the search too.
 */
function scopeOf(
  last: Tended | undefined,
  { mark, code, acted }: { mark: string; code: string; acted: boolean },
): { scope: RebuildScope; from?: string } {
  if (last?.code !== undefined && last.code !== code) return { scope: 'site' }
  return last?.mark === mark && !acted ? { scope: 'comparison' } : { scope: 'night', from: String(last?.numbered ?? 0) }
}

/** Terms that have ended since the last night; before the first, all. */
async function* endings({ stores, today }: Tending, last: Day | undefined): AsyncGenerator<Ending> {
  if (last === undefined) {
    for await (const { record } of stores.listings.all('ending/')) {
      if (record.kind !== 'ending' || record.id > endingsOf(addDays(today, 1))) return
      yield record
    }
    return
  }
  for (let day = addDays(last, 1); day <= today; day = addDays(day, 1)) {
    for await (const { record } of stores.listings.all(endingsOf(day))) if (record.kind === 'ending') yield record
  }
}

async function endOne({ stores, today, commit }: Tending, inspectionId: string): Promise<void> {
  const read = await stores.disclosures.find(inspectionId)
  if (!read) return
  const digest = createHash('sha256').update(canonicalJson(read.record.view)).digest('hex')
  const gone = expired(read.record, { digest, today })
  if (!gone) return
  await commit(`expire ${inspectionId}`, [stores.disclosures.replace(read, gone)], {
    type: 'result.expired',
    object: `inspections/${inspectionId}`,
    payload: { inspection: inspectionId, on: today, former: digest },
  })
}
