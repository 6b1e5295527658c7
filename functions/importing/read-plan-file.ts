import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { SheetRow } from '../../shared/domain/registry/cells.ts'
import type { Import } from '../../shared/domain/registry/import.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { readPlan } from '../../shared/domain/registry/read-plan.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { comparePlan } from './compare-plan.ts'
import type { ReadingOfRegistry } from './read-registry.ts'
import { ReportFile } from './report-file.ts'
import { partWriter } from './row-parts.ts'
import type { SheetSource } from './sheet-source.ts'
import { unreadable } from './unreadable.ts'

/** An annex table has some dozens. */
const MOST_ROWS = 5000

interface PlanFile {
  readonly sheets: readonly SheetSource[]
  readonly prefix: string
  readonly stores: { readonly items: ReadStore<Item>; readonly plans: ReadStore<Plan> }
  readonly archive: WriteBucket
}

/** Reads the annex table of a plan: few rows that belong together, so all at once. The draft is the one row to be written. */
export async function readPlanFile(
  { fileName, notice }: Import,
  { sheets, prefix, stores, archive }: PlanFile,
): Promise<ReadingOfRegistry> {
  const whole = await Promise.all(sheets.map(async ({ name, rows }) => ({ name, rows: await allRows(rows()) })))
  const sources = { fileName, items: await allItems(stores.items), ...(notice ? { notice } : {}) }
  const compared = await comparePlan(readPlan(whole, sources), stores.plans)
  const writer = partWriter(archive, prefix)
  for (const row of compared.rows) await writer.add(row)
  await writer.end()
  const report = new ReportFile()
  for (const finding of compared.findings) report.finding(finding)
  const count = (severity: string) => compared.findings.filter((each) => each.severity === severity).length
  return {
    counts: compared.counts,
    findings: compared.findings,
    totals: { errors: count('error'), conflicts: count('conflict'), warnings: count('warning') },
    sample: [],
    of: compared.counts.rows,
    report: report.bytes(),
  }
}

async function allRows(batches: AsyncIterable<readonly SheetRow[]>): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of batches) {
    rows.push(...batch)
    if (rows.length > MOST_ROWS) throw unreadable(`计划表超过 ${MOST_ROWS} 行`, `a plan of more than ${MOST_ROWS} rows`)
  }
  return rows
}

async function allItems(store: ReadStore<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const { record } of store.all()) items.push(record)
  return items
}
