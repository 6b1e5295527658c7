import type { subscriptions } from '../../shared/contract/events.ts'
import { exportKey } from '../../shared/contract/object-keys.ts'
import { shownText } from '../../shared/domain/registry/cells.ts'
import { type Export, exportLifecycle } from '../../shared/domain/registry/export.ts'
import { guardedText } from '../../shared/domain/registry/formula-guard.ts'
import { GUIDE_SHEET } from '../../shared/domain/registry/table.ts'
import { templates } from '../../shared/domain/registry/templates.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import { writeXlsx } from '../files/write-xlsx.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { csvLine } from './csv-line.ts'
import { type AnyRecord, registryKinds } from './registry-kinds.ts'

type Here = Surroundings<(typeof subscriptions)['makeExport']['needs']> & Commits

const STEP = 20_000
const PIECE = 500

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * Makes a file behind the request. The file first, the record that names it second: a death leaves a file that nobody
 * names, and the next delivery writes it again. Rows come and go a page at a time; only packed bytes are kept.
 */
export const makeExport: Subscriber<'makeExport'> = async (here) => {
  const id = String(here.event.payload['export'])
  const { record } = await here.stores.exports.get(id)
  if (record.state !== 'making') return
  const bytes = record.content === 'template' ? await template(record) : await records(here, record)
  const file = exportKey(here.department, id)
  await here.buckets.archive.put(file, bytes, { type: types[record.format] })
  const read = await here.stores.exports.get(id)
  const made: Export = { ...read.record, state: moved(exportLifecycle, read.record, 'finish'), file }
  await here.commit('made', [here.stores.exports.replace(read, made)], {
    type: 'export.made',
    object: `exports/${id}`,
    payload: { export: id, kind: made.kind, rows: made.done },
  })
}

async function records(here: Here, record: Export): Promise<Buffer> {
  const { columns } = registryKinds[record.kind].layout
  const header = columns.map(({ name }) => name)
  const rows = rowsOf(here, record)
  if (record.format === 'xlsx') return writeXlsx([{ name: templates[record.kind].sheet, header, rows }])
  const pieces = [Buffer.from(`\ufeff${csvLine(header)}\r\n`)]
  let lines: string[] = []
  for await (const row of rows) {
    lines.push(`${csvLine(row)}\r\n`)
    if (lines.length < PIECE) continue
    pieces.push(Buffer.from(lines.join('')))
    lines = []
  }
  return Buffer.concat([...pieces, Buffer.from(lines.join(''))])
}

/** The registry as a file's rows, guarded against formulas; what was taken off the registry is not among them. */
async function* rowsOf(here: Here, { id, kind }: Export): AsyncGenerator<readonly string[]> {
  const { layout, exported } = registryKinds[kind]
  const store = here.stores[kind] as unknown as ReadStore<AnyRecord>
  let done = 0
  for await (const { record } of store.all()) {
    if (!exported(record)) continue
    yield layout.write(record).map((cell) => guardedText(shownText(cell)))
    if (++done % STEP === 0) await progress(here, id, done)
  }
  await progress(here, id, done)
}

async function progress({ stores, commit }: Here, id: string, done: number): Promise<void> {
  const read = await stores.exports.get(id)
  if (read.record.state !== 'making') return
  await commit(`done-${done}`, [stores.exports.replace(read, { ...read.record, done })], {
    type: 'export.progressed',
    object: `exports/${id}`,
    payload: { export: id, done },
  })
}

/** The columns with examples and lists to choose from; a second sheet says how each is filled in. */
function template({ kind }: Export): Promise<Buffer> {
  const { sheet, hints, lists, examples } = templates[kind]
  const header = registryKinds[kind].layout.columns.map(({ name }) => name)
  const places = Object.entries(lists).map(([name, options]) => [header.indexOf(name), options] as const)
  return writeXlsx([
    {
      name: sheet,
      header,
      rows: examples.map((example) => header.map((name) => example[name] ?? '')),
      lists: new Map(places),
    },
    {
      name: GUIDE_SHEET,
      header: ['列', '填写说明', '可选内容'],
      rows: [
        ...header.map((name) => [name, hints[name] ?? '', (lists[name] ?? []).join('、')]),
        ['示例', '第一张表中的示例行请在导入前删去', ''],
      ],
      widths: [20, 60, 40],
    },
  ])
}
