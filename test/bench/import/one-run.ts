import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import readExcelFile from 'read-excel-file/node'
import { xlsxSheets } from '../../../functions/importing/read-xlsx.ts'
import { finder } from '../../../shared/domain/registry/findings.ts'
import { type TableReader, tableReader } from '../../../shared/domain/registry/read-rows.ts'
import { targetLayout } from '../../../shared/domain/registry/read-targets.ts'
import { findTable } from '../../../shared/domain/registry/table.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { platform, type TestPlatform } from '../../platform.ts'

/** One measurement in a process of its own: `node one-run.ts import|plain|read-excel-file|naive FILE`. */
export interface Figures {
  /** Milliseconds. */
  readonly read: number
  readonly applied: number
  readonly exported: number
  /** Peak of resident memory, in megabytes. */
  readonly peak: number
  /** Capacity units of the apply, as the engine counts them. */
  readonly writeUnits: number
  readonly readUnits: number
}

const none = { read: 0, applied: 0, exported: 0, writeUnits: 0, readUnits: 0 }
const units = { write: 0, read: 0 }

console.info = () => undefined
const [what = '', path = ''] = process.argv.slice(2)
const bytes = await readFile(path)
const works: Record<string, () => Promise<Omit<Figures, 'peak'>>> = {
  import: () => withPlatform(importFile),
  naive: () => withPlatform(naiveApply),
  plain: async () => ({ ...none, read: await timed(plainRead) }),
  'read-excel-file': async () => ({ ...none, read: await timed(() => readExcelFile(bytes)) }),
}
const figures = await works[what]?.()
console.log(JSON.stringify({ ...figures, peak: process.resourceUsage().maxRSS / 1000 }))

/** Through the door, and until everything that hears of it has heard. */
async function importFile(p: TestPlatform) {
  const declared = await p.call('clerk', 'declareImport', {
    kind: 'targets',
    fileName: 'a.xlsx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  })
  const { id } = declared.body.import
  const read = await timed(async () => {
    await p.upload(declared.body.upload, bytes)
    await p.settle()
  })
  countUnits()
  const applied = await timed(async () => {
    await p.call('clerk', 'applyImport', { importId: id })
    await p.settle()
  })
  const { state } = (await p.store('imports').get(id)).record
  if (state !== 'applied') throw new Error(`the import stands at ${state}`)
  const { write, read: reads } = { ...units }
  const exported = await timed(() => exportFile(p))
  return { read, applied, exported, writeUnits: write, readUnits: reads }
}

/** The registry back into a file with the columns that an import reads. */
async function exportFile(p: TestPlatform): Promise<void> {
  const asked = await p.call('clerk', 'askExport', { kind: 'targets', format: 'xlsx' })
  await p.settle()
  const { body } = await p.call('clerk', 'getExport', { exportId: asked.body.id })
  if (!body.url) throw new Error(`the export stands at ${body.export.state}`)
}

/** What a script would do: look each row up, write it, go on; no history, no event, no way back. */
async function naiveApply(p: TestPlatform) {
  const [sheet] = await xlsxSheets(bytes)
  const found = finder()
  const records: Target[] = []
  let reader: TableReader<Target> | undefined
  for await (const rows of sheet?.rows() ?? []) {
    const table = reader ? undefined : findTable([{ name: sheet?.name ?? '', rows }], targetLayout.columns, found)
    if (table) reader = tableReader(table, targetLayout, found)
    for (const row of rows) {
      const read = reader?.take(row)
      if (read) records.push(read.record)
    }
  }
  countUnits()
  const applied = await timed(async () => {
    for (const record of records) {
      await p.store('targets').find(record.id)
      await p.put('targets', record)
    }
  })
  return { ...none, applied, writeUnits: units.write, readUnits: units.read }
}

async function plainRead(): Promise<void> {
  for (const { rows } of await xlsxSheets(bytes)) for await (const _ of rows()) continue
}

async function withPlatform<T>(work: (p: TestPlatform) => Promise<T>): Promise<T> {
  const p = await platform()
  try {
    return await work(p)
  } finally {
    await p.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** From here on every request to the table asks what it consumed. */
function countUnits(): void {
  const above = Object.getPrototypeOf(DynamoDBClient.prototype) as {
    send(...given: unknown[]): Promise<{ ConsumedCapacity?: unknown }>
  }
  DynamoDBClient.prototype.send = async function (
    this: DynamoDBClient,
    command: { input: object },
    ...more: unknown[]
  ) {
    const writes = 'TransactItems' in command.input
    if (writes || 'Key' in command.input || 'KeyConditionExpression' in command.input) {
      Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
    }
    const answer = await above.send.call(this, command, ...more)
    for (const one of [answer.ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]) {
      units[writes ? 'write' : 'read'] += one.CapacityUnits ?? 0
    }
    return answer
  } as typeof DynamoDBClient.prototype.send
}
