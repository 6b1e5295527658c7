import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ports } from '../../../functions/stores/ports.ts'
import { buildSite } from '../../../infra/site/build.ts'
import { countersOf, visitCounters } from '../../../shared/domain/disclosure/count.ts'
import { listedDraw } from '../../../shared/domain/disclosure/draw-summary.ts'
import {
  type Counters,
  drawLineId,
  endingsOf,
  type Listing,
  recounted,
  resultListingId,
  tallyId,
  totalId,
  visitListingId,
} from '../../../shared/domain/disclosure/listing.ts'
import { resultSummary } from '../../../shared/domain/disclosure/result-summary.ts'
import { visitSummary } from '../../../shared/domain/disclosure/visit-summary.ts'
import {
  department,
  disclosure,
  draw as drawnDraw,
  inspection,
  item,
  manifest,
  plan,
  task,
} from '../../pages/samples.ts'
import { forgetfulBucket, type MemoryBucket } from './memory-bucket.ts'
import { fixedRows, joined, type Rows, virtualTable } from './virtual-table.ts'

/** Its lists are those of its listings; a bundle of so many is another measurement's. */
const { bundleKey: _, ...draw } = drawnDraw

/** A department's inspections and results of so many publications, made as they are asked for. */
export function sampleRecords(count: number) {
  const idOf = (n: number) => `${draw.id}-91140900MA0S${String(n).padStart(6, '0')}`
  const targetOf = (n: number) => idOf(n).slice(-18)
  return {
    count,
    idOf,
    inspection: (n: number) => ({
      ...inspection,
      id: idOf(n),
      targetId: targetOf(n),
      targetName: nameOf(n),
      taskId: task.id,
      photos: [],
    }),
    disclosure: (n: number) => ({
      ...disclosure,
      id: idOf(n),
      targetId: targetOf(n),
      taskId: task.id,
      endsOn: '2027-08-05',
      view: {
        ...disclosure.view,
        inspectionId: idOf(n),
        targetId: targetOf(n),
        targetName: nameOf(n),
        photoHashes: [],
        photoCount: 0,
      },
    }),
  }
}

/** The files that are built with the software, where the worker looks for them. */
export async function withBuiltFiles(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingchou-bench-site-'))
  await buildSite(directory)
  process.env['SITE_ASSETS'] = directory
}

export interface Site {
  readonly ports: Ports
  readonly table: ReturnType<typeof virtualTable>
  readonly bucket: MemoryBucket
}

/** The site of a department with so many published results, as its table and its buckets would have it. */
export function siteOf(count: number, bucket = forgetfulBucket()): Site {
  const world = sampleRecords(count)
  const of = (at: (n: number) => string, recordAt: (n: number) => unknown): Rows => ({ count, keyAt: at, recordAt })
  const partition = (name: string) => `${name}#${department.id}`
  const table = virtualTable({
    [partition('department')]: fixedRows([department]),
    [partition('item')]: fixedRows([item]),
    [partition('plan')]: fixedRows([plan]),
    [partition('task')]: fixedRows([task]),
    [partition('draw')]: fixedRows([draw]),
    [partition('inspection')]: of(world.idOf, world.inspection),
    [partition('disclosure')]: of(world.idOf, world.disclosure),
    [partition('listing')]: listings(world),
  })
  const archive = forgetfulBucket()
  const frozen = new TextEncoder().encode(JSON.stringify({ manifest, roster: [] }))
  const ports = {
    table,
    bucket: (name: string) => (name === 'site' ? bucket : { ...archive, get: async () => frozen }),
    clock: () => new Date('2022-08-06T01:00:00Z'),
    random: (bytes: number) => new Uint8Array(bytes),
    code: 'bench',
    siteUrl: 'https://site.example',
  } as unknown as Ports
  return { ports, table, bucket }
}

/** The derived rows as the worker keeps them, in the order of their keys. */
function listings({ count, inspection: at, disclosure: left, idOf }: ReturnType<typeof sampleRecords>): Rows {
  const rows = (keyAt: (n: number) => string, recordAt: (n: number) => Listing): Rows => ({ count, keyAt, recordAt })
  const own = (n: number) => countersOf(at(n), left(n))
  const year = at(0).window.from.slice(0, 4)
  const visitId = (n: number) => visitListingId({ targetId: at(n).targetId, inspectionId: idOf(n) })
  return joined(
    fixedRows([{ ...lineOf(), id: drawLineId(draw) }]),
    rows(
      (n) => `${endingsOf('2027-08-05')}${idOf(n)}`,
      (n) => ({ id: `${endingsOf('2027-08-05')}${idOf(n)}`, kind: 'ending', inspectionId: idOf(n) }),
    ),
    fixedRows([itemCount]),
    rows(
      (n) => resultListingId(n + 1),
      (n) => ({ id: resultListingId(n + 1), kind: 'result', summary: resultSummary(left(n), n + 1) }),
    ),
    rows(
      (n) => tallyId('inspection', idOf(n)),
      (n) => ({ id: tallyId('inspection', idOf(n)), kind: 'tally', year, counters: own(n), number: n + 1 }),
    ),
    rows(
      (n) => `${tallyId('target', at(n).targetId)}/${year}`,
      (n) => ({ id: `${tallyId('target', at(n).targetId)}/${year}`, kind: 'tally', year, counters: visitCounters(1) }),
    ),
    fixedRows([
      { id: totalId(year), kind: 'total', counters: times(recounted(own(0), {}, visitCounters(1)), count) } as Listing,
      { id: totalId('all'), kind: 'total', counters: { numbered: count } } as Listing,
    ]),
    rows(visitId, (n) => ({ id: visitId(n), kind: 'visit', visit: visitSummary(at(n), left(n)) })),
  )
}

const itemCount: Listing = { id: 'items', kind: 'items', published: 1 }

function lineOf() {
  return { kind: 'draw-line' as const, draw: listedDraw(draw) }
}

function times(counters: Counters, by: number): Counters {
  return Object.fromEntries(Object.entries(counters).map(([name, value]) => [name, value * by]))
}

const signs = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃')

/** Names of a registry: a county, three signs of its own, and the ending that all share. */
function nameOf(n: number): string {
  const own = [n % 34, Math.floor(n / 34) % 34, Math.floor(n / 1156) % 34].map((at) => signs[at]).join('')
  return `${['忻府区', '定襄县', '五台县', '原平市'][n % 4]}示例${own}代理记账有限公司`
}
