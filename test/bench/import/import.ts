import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeXlsx } from '../../../functions/files/write-xlsx.ts'
import { targetCells, targetHeader } from '../../functions/importing/many-targets.ts'
import type { Row } from '../measure.ts'
import type { Figures } from './one-run.ts'

const ROWS = 100_000
const NAIVE_ROWS = 2000
const MOST_SECONDS = 300
const MOST_MEGABYTES = 512

/**
 * A registry of 100,000 invented targets comes in through the door, on the embedded engine: beside a plain read of the same
 * file with the same XML library, with read-excel-file, and beside an apply of one put per row. Each in a process of its own,
 * so that its memory is its own.
 */
export async function rows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mingchou-import-'))
  try {
    const [large, small] = [await file(folder, ROWS), await file(folder, NAIVE_ROWS)]
    const ours = await run('import', large)
    const plain = await run('plain', large)
    const other = await run('read-excel-file', large)
    const naive = await run('naive', small)
    const perRow = { ms: (naive.applied * ROWS) / NAIVE_ROWS }
    return [
      row({
        work: `read ${ROWS} rows, checked and compared`,
        ours: ours.read,
        peer: ['plain read, same library', plain.read],
      }),
      row({
        work: `read ${ROWS} rows, checked and compared`,
        ours: ours.read,
        peer: ['read-excel-file, nothing checked', other.read],
      }),
      row({
        work: `apply ${ROWS} rows`,
        ours: ours.applied,
        peer: [`one put per row (${NAIVE_ROWS} measured)`, perRow.ms],
        note: `${rate(ours.applied)} rows a second against ${rate(perRow.ms)}; capacity units per 1,000 rows: ${units(ours, ROWS)} against ${units(naive, NAIVE_ROWS)}`,
      }),
      {
        ...row({ work: `import ${ROWS} rows, upload to applied`, ours: ours.read + ours.applied }),
        goal: { most: MOST_SECONDS },
        note: `${rate(ours.read + ours.applied)} rows a second, stream and pages of the other services included`,
      },
      {
        ...row({
          work: `export ${ROWS} rows to .xlsx`,
          ours: ours.exported,
          peer: ['plain read of the same', plain.read],
        }),
        note: 'asked for, made by the worker, ready to fetch',
      },
      {
        ...row({ work: 'memory of the whole platform meanwhile', ours: ours.read + ours.applied }),
        measured: ours.peak,
        unit: 'MB',
        goal: { most: MOST_MEGABYTES },
        note: `the database has a process of its own; a plain read takes ${Math.round(plain.peak)} MB, read-excel-file ${Math.round(other.peak)} MB`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function file(folder: string, count: number): Promise<string> {
  const path = join(folder, `${count}.xlsx`)
  const all = function* () {
    for (let nth = 0; nth < count; nth++) yield targetCells(nth)
  }
  await writeFile(path, await writeXlsx([{ name: '名录', header: targetHeader, rows: all() }]))
  return path
}

async function run(what: string, path: string): Promise<Figures> {
  const script = join(import.meta.dirname, 'one-run.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, what, path], { maxBuffer: 1e8 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures
}

function row({ work, ours, peer, note }: { work: string; ours: number; peer?: [string, number]; note?: string }): Row {
  return {
    work,
    ours: { name: 'import', ms: ours, runs: 1, of: 'clock' },
    peer: peer ? { name: peer[0], ms: peer[1], runs: 1, of: 'clock' } : null,
    measured: peer ? ours / peer[1] : ours / 1000,
    unit: peer ? '× time' : 's',
    goal: null,
    ...(note ? { note } : {}),
  }
}

function rate(ms: number): string {
  return Math.round((ROWS * 1000) / ms).toString()
}

function units({ writeUnits, readUnits }: Figures, rowsWritten: number): string {
  const per = (all: number) => Math.round((all * 1000) / rowsWritten)
  return `${per(writeUnits)} write, ${per(readUnits)} read`
}
