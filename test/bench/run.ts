import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rows as imports } from './import/import.ts'
import { rows as load } from './load/load.ts'
import { measureLargestMatch, measureMatch } from './match.ts'
import { type Findings, goalMet, type LeftOut, machine, type Row } from './measure.ts'
import { rows as photos } from './photos/photos.ts'
import { rows as finding } from './registries/find.ts'
import { rows as sweep } from './reminding/sweep.ts'
import { measureReplay } from './replay.ts'
import { measurePages } from './site/pages.ts'
import { rows as publishResult } from './site/publish.ts'
import { rows as rebuild } from './site/rebuild.ts'
import { rows as rebuildOnEngines } from './site/rebuild-on-engines.ts'
import { rows as search } from './site/search.ts'
import { measureDraws, measureTickets } from './tickets.ts'

/**
 * `npm run bench`: measures the draw, the match and the rest of the product, each beside its peer in the same run, and prints a table. The figures go
 * to `bench.json` in the folder of `--out` (dist when not given). `--only tickets,match` measures some. Reports and never
 * fails on a figure: a goal missed on a busy machine is no fault of the code.
 */
const measurements: Record<string, () => Findings | Promise<Findings>> = {
  tickets: measureTickets,
  draws: measureDraws,
  match: measureMatch,
  'largest-match': measureLargestMatch,
  replay: measureReplay,
  import: () => alone(imports()),
  photos: () => alone(photos()),
  load: () => alone(load()),
  finding: () => alone(finding()),
  'morning-sweep': () => alone(sweep()),
  pages: measurePages,
  'publish-result': () => alone(publishResult()),
  rebuild: () => alone(rebuild()),
  'rebuild-on-engines': () => alone(rebuildOnEngines()),
  search: () => alone(search()),
}

/** Rows of a measurement that brings its peers itself. */
async function alone(rows: Promise<Row[]>): Promise<Findings> {
  return { rows: await rows, leftOut: [] }
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' }, only: { type: 'string' } } })
const chosen = values.only?.split(',') ?? Object.keys(measurements)
const unknown = chosen.find((name) => !Object.hasOwn(measurements, name))
if (unknown !== undefined) {
  console.error(`There is no measurement ${unknown}; there are ${Object.keys(measurements).join(', ')}.`)
  process.exit(2)
}

const before = machine()
const rows: Row[] = []
const leftOut: LeftOut[] = []
for (const name of chosen) {
  console.error(`measuring ${name} …`)
  const found = await (measurements[name] as () => Findings | Promise<Findings>)()
  rows.push(...found.rows)
  leftOut.push(...found.leftOut)
}
print()
writeJson()

function print(): void {
  console.table(
    rows.map((row) => ({
      work: row.work,
      'ours, ms': row.ours.ms.toFixed(1),
      beside: row.peer?.name ?? '',
      'its ms': row.peer?.ms.toFixed(1) ?? '',
      of: row.ours.of,
      measured: `${row.measured.toFixed(2)} ${row.unit}`,
      goal: goalText(row),
      met: { true: 'yes', false: 'NO', null: '' }[String(goalMet(row))],
    })),
  )
  for (const row of rows) if (row.note !== undefined) console.log(`${row.work}: ${row.note}.`)
  for (const { work, peer, why } of leftOut) console.log(`Left out: ${peer} (${work}): ${why}.`)
  console.log(`Load of the machine before: ${String(before['load'])}; after: ${String(machine()['load'])}.`)
}

function goalText({ goal }: Row): string {
  if (goal === null) return ''
  return 'most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`
}

function writeJson(): void {
  mkdirSync(values.out, { recursive: true })
  const file = join(values.out, 'bench.json')
  const figures = rows.map((row) => ({ ...row, met: goalMet(row) }))
  writeFileSync(
    file,
    `${JSON.stringify({ machine: before, loadAfter: machine()['load'], rows: figures, leftOut }, null, 2)}\n`,
  )
  console.log(`Figures: ${file}`)
}
