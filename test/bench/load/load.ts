import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Row } from '../measure.ts'
import type { Figures } from './one-hour.ts'

/** Set `MINGCHOU_LOAD_OFFICERS` to an even number for a smaller run. */
const OFFICERS = Number(process.env['MINGCHOU_LOAD_OFFICERS'] ?? 1000)
/** Milliseconds below which 95 of 100 API calls must stay. */
const BOUND = 300

/**
 * Officers submitting within one simulated hour, a fifth of them in its last minute, three photos each, on the embedded
 * engines: each records an inspection of his own, and the colleague beside him confirms it with his own login. Everything,
 * the check of the photos too, runs in one process of its own.
 */
export async function rows(): Promise<Row[]> {
  const figures = await play()
  const { early, late, count, stopped, refusals, core } = figures
  const calls = [...early.calls, ...late.calls]
  for (const line of [...stopped, ...count.lost, ...count.doubled].slice(0, 20)) console.error(line)
  const codes = Object.entries(refusals).map(([code, n]) => `${code} ${n}`)
  const who = `${figures.officers} officers in an hour, 3 photos each`
  return [
    latency(`${who}: API calls, p95`, calls, [
      `${calls.length} calls, ${figures.repeated} requests sent again and ${figures.atOnce} confirmations twice at once`,
      `the first 59 minutes are pressed into ${early.seconds.toFixed(0)} s, eight officers at a time`,
      `refused: ${codes.join(', ') || 'none'}${codes.length > 0 ? ' (changed-meanwhile is sent again)' : ''}`,
    ]),
    latency(`${who}: API calls of the last minute, p95`, late.calls, [
      `${Math.round(figures.officers / 5)} officers in 60 s of real time, the last through after ${late.seconds.toFixed(0)} s`,
    ]),
    latency(`${who}: uploads, p95`, [...early.uploads, ...late.uploads], ['to S3, not through the API'], null),
    exactly(`${who}: lost`, count.lost.length + stopped.length, figures, [
      `${count.submitted} submitted, ${count.photos} photos checked and sealed, each compared to the byte`,
    ]),
    exactly(`${who}: doubled`, count.doubled.length, figures, ['submissions, notices, photos, sealed objects, events']),
    {
      ...exactly(`${who}: memory of the process`, 0, figures, [
        'platform and phones together',
        `${core.process.toFixed(0)} s of processor, ${core.thread.toFixed(0)} s of it on the one thread that serves every call`,
      ]),
      measured: figures.peakMegabytes,
      unit: 'MB',
      goal: null,
    },
  ]
}

function latency(
  work: string,
  times: readonly number[],
  notes: readonly string[],
  goal: Row['goal'] = { most: BOUND },
): Row {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0
  const spread = `p50 ${at(50).toFixed(0)} ms, p95 ${at(95).toFixed(0)} ms, slowest ${at(100).toFixed(0)} ms`
  return {
    work,
    ours: { name: 'embedded engines', ms: at(95), runs: times.length, of: 'clock' },
    peer: null,
    measured: at(95),
    unit: 'ms',
    goal,
    note: [spread, ...notes].join('; '),
  }
}

function exactly(
  work: string,
  measured: number,
  { early, late, settledAfter }: Figures,
  notes: readonly string[],
): Row {
  const seconds = early.seconds + late.seconds + settledAfter
  return {
    work,
    ours: { name: 'embedded engines', ms: 1000 * seconds, runs: 1, of: 'clock' },
    peer: null,
    measured,
    unit: 'objects',
    goal: { most: 0 },
    note: notes.join('; '),
  }
}

async function play(): Promise<Figures> {
  if (!Number.isInteger(OFFICERS / 2) || OFFICERS < 10) {
    throw new RangeError(`MINGCHOU_LOAD_OFFICERS must be an even number from 10 on, not ${OFFICERS}`)
  }
  const script = fileURLToPath(new URL('one-hour.ts', import.meta.url))
  const child = spawn(process.execPath, [script, String(OFFICERS)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [said, status] = await Promise.all([text(child.stdout), ended])
  if (status !== 0) throw new Error(`the load run ended with ${status}`)
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Figures
}
