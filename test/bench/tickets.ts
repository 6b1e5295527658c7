import { PlainKernel } from '../../shared/domain/draw/kernel/plain-kernel.ts'
import { SimdKernel } from '../../shared/domain/draw/kernel/simd-kernel.ts'
import { leastTickets } from '../../shared/domain/draw/tickets.ts'
import { consistentSample } from './consistent-sampler.ts'
import { compressBlocks } from './floor.ts'
import { type Findings, type Row, sideBySide, type Timed } from './measure.ts'
import { shufflingDatabase } from './postgres.ts'
import { codes } from './samples.ts'

const COUNT = 1_000_000
const DRAWN = COUNT / 20
const key = new Uint8Array(32).fill(7)

/** Tickets and draws of a million ids in memory, beside the SHA-256 floor, all in one process. */
export function measureTickets(): Findings {
  const ids = codes(COUNT)
  const simd = new SimdKernel()
  const plain = new PlainKernel()
  const { floor, ...times } = sideBySide(
    {
      floor: () => compressBlocks(COUNT),
      heads: () => simd.heads(key, ids),
      whole: () => simd.tickets(key, ids),
      plain: () => plain.heads(key, ids),
      draw: () => leastTickets(key, ids, DRAWN),
    },
    9,
  )
  const beside = (work: string, ours: Timed, goal: Row['goal'], note: string): Row => {
    const peer = { ...floor, name: 'SHA-256 blocks alone' }
    return { work, ours, peer, measured: ours.ms / floor.ms, unit: '× floor', goal, note }
  }
  return {
    rows: [
      beside(
        'tickets, 1M ids, WebAssembly',
        times.heads,
        { most: 2.5 },
        'first word of each ticket kept, as a draw does',
      ),
      beside('tickets, 1M ids, WebAssembly, whole', times.whole, null, 'all 32 bytes of each ticket kept'),
      beside('tickets, 1M ids, plain JavaScript', times.plain, { most: 10 }, 'first word of each ticket kept'),
      beside('draw 1M / 5 %', times.draw, { most: 4.5 }, 'ids in memory to ids in order'),
    ],
    leftOut: [],
  }
}

/** The draw beside the sampler of Arlo and a database that shuffles. */
export function measureDraws(): Findings {
  const ids = codes(COUNT)
  const { draw, arlo } = sideBySide(
    {
      draw: () => leastTickets(key, ids, DRAWN),
      arlo: () => consistentSample('20260701', ids, DRAWN),
    },
    3,
  )
  const database = shufflingDatabase(ids, DRAWN, 5)
  const faster = (peer: Timed, least: number, note: string): Row => {
    return {
      work: 'draw 1M / 5 %',
      ours: draw,
      peer,
      measured: peer.ms / draw.ms,
      unit: '× faster',
      goal: { least },
      note,
    }
  }
  const rows = [faster({ ...arlo, name: "Arlo's sampler" }, 25, 'our plain rewriting of it in JavaScript')]
  if ('why' in database) {
    return { rows, leftOut: [{ work: 'draw 1M / 5 %', peer: 'PostgreSQL ORDER BY random()', why: database.why }] }
  }
  const note = "what the server's statistics say one core spent; rows counted, not sent"
  return { rows: [...rows, faster({ ...database, name: 'PostgreSQL ORDER BY random()' }, 1, note)], leftOut: [] }
}
