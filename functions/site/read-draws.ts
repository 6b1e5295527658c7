import type { ListedDraw } from '../../shared/domain/disclosure/draw-summary.ts'
import { isHeld } from '../../shared/domain/disclosure/hold.ts'
import {
  drawLines,
  drawLinesOfTask,
  drawLinesOfYear,
  drawTallyId,
  type Listing,
} from '../../shared/domain/disclosure/listing.ts'
import { isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { everything, once, onceEach, yearsOf } from './read-once.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

type Drawings = 'draw' | 'drawsOfYear' | 'drawsOfTask' | 'drawYears' | 'heldUntil' | 'inspectionsOf' | 'drawTally'

export function readDraws(
  { stores }: SiteSurroundings,
  { task }: Pick<SiteRecords, 'task'>,
): Pick<SiteRecords, Drawings> {
  return {
    draw: onceEach(async (id) => {
      const found = (await stores.draws.find(id))?.record
      return found && isCommitted(found) ? found : undefined
    }),
    drawsOfYear: onceEach(async (year) => (await everything(stores.listings, drawLinesOfYear(year))).flatMap(drawIn)),
    drawsOfTask: onceEach(async (id) => (await everything(stores.listings, drawLinesOfTask(id))).flatMap(drawIn)),
    drawYears: once(() => yearsOf(stores.listings, drawLines)),
    heldUntil: async ({ taskId }) => {
      const of = await task(taskId)
      return of && isHeld(of) ? of.hold?.until : undefined
    },
    async *inspectionsOf(drawId) {
      for await (const { record } of stores.inspections.all(`${drawId}-`)) yield record
    },
    drawTally: async (id) => {
      const row = (await stores.listings.find(drawTallyId(id)))?.record
      return row?.kind === 'draw' ? row : undefined
    },
  }
}

function drawIn(row: Listing): ListedDraw[] {
  return row.kind === 'draw-line' ? [row.draw] : []
}
