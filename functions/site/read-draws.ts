import type { ListedDraw } from '../../shared/domain/disclosure/draw-summary.ts'
import { isHeld } from '../../shared/domain/disclosure/hold.ts'
import {
  drawLines,
  drawLinesOfTask,
  drawLinesOfYear,
  drawTallyId,
  type Listing,
} from '../../shared/domain/disclosure/listing.ts'
import { type Draw, type DrawRecord, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { everything, once, onceEach, yearsOf } from './read-once.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

type Drawings =
  | 'draw'
  | 'drawOf'
  | 'drawsOfYear'
  | 'drawsOfTask'
  | 'drawYears'
  | 'heldUntil'
  | 'inspectionsOf'
  | 'drawTally'

export function readDraws(
  { department, of, stores }: SiteSurroundings,
  { task }: Pick<SiteRecords, 'task'>,
): Pick<SiteRecords, Drawings> {
  const draw = onceEach(async (id) => committed((await stores.draws.find(id))?.record))
  return {
    draw,
    drawOf: async (inspection) => {
      const home = inspection.joint?.initiator.department ?? department
      if (home === department) return draw(inspection.drawId)
      return committed((await of(home).stores.draws.find(inspection.drawId))?.record)
    },
    drawsOfYear: onceEach(async (year) => (await everything(stores.listings, drawLinesOfYear(year))).flatMap(drawIn)),
    drawsOfTask: onceEach(async (id) => (await everything(stores.listings, drawLinesOfTask(id))).flatMap(drawIn)),
    drawYears: once(() => yearsOf(stores.listings, drawLines)),
    heldUntil: async ({ taskId, joint }) => {
      const home = joint?.initiator.department ?? department
      const found = home === department ? await task(taskId) : (await of(home).stores.tasks.find(taskId))?.record
      return found && isHeld(found) ? found.hold?.until : undefined
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

function committed(draw: DrawRecord | undefined): Draw | undefined {
  return draw && isCommitted(draw) ? draw : undefined
}

function drawIn(row: Listing): ListedDraw[] {
  return row.kind === 'draw-line' ? [row.draw] : []
}
