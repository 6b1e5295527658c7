import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { median, type Timed } from './measure.ts'

const AS_POSTGRES = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
const DEBIAN = '/usr/lib/postgresql'

/**
 * How long PostgreSQL takes for `ORDER BY random() LIMIT count` over the ids: what its own statistics say one core spent,
 * in a server started for this alone, with memory enough to sort, data in its cache, no rows sent. Or why it cannot be had.
 */
export function shufflingDatabase(ids: readonly string[], count: number, runs: number): Timed | { why: string } {
  const programs = findPrograms()
  if (programs === null) return { why: 'not installed (apt-get install postgresql)' }
  const folder = mkdtempSync(join(tmpdir(), 'mingchou-bench-'))
  chmodSync(folder, 0o777)
  const server = new Server(programs, folder)
  try {
    server.start()
    return { name: 'postgres', ms: median(server.shuffle(ids, count, runs)), runs, of: 'core' }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  } finally {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder of the server's programs: one on the path, else Debian's newest. */
function findPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'psql'))) ?? null
}

class Server {
  readonly #bin: string
  readonly #folder: string

  constructor(bin: string, folder: string) {
    this.#bin = bin
    this.#folder = folder
  }

  start(): void {
    const data = join(this.#folder, 'data')
    this.#run('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync'])
    const options = `-k ${this.#folder} -c listen_addresses= -c shared_buffers=256MB -c work_mem=256MB -c fsync=off`
    this.#run('pg_ctl', ['-D', data, '-l', join(this.#folder, 'log'), '-w', '-o', options, 'start'])
  }

  stop(): void {
    this.#spawn('pg_ctl', ['-D', join(this.#folder, 'data'), '-m', 'immediate', '-w', 'stop'])
  }

  /** Milliseconds of each run; two before them warm up. */
  shuffle(ids: readonly string[], count: number, runs: number): number[] {
    const file = join(this.#folder, 'ids.txt')
    writeFileSync(file, `${ids.join('\n')}\n`)
    chmodSync(file, 0o644)
    const shuffled = `SELECT count(id) FROM (SELECT id FROM pool ORDER BY random() LIMIT ${count}) AS drawn;`
    const sql = [
      'CREATE TABLE pool (id text);',
      `COPY pool FROM '${file}';`,
      'VACUUM ANALYZE pool;',
      'SET log_statement_stats = on;',
      'SET client_min_messages = log;',
      ...Array.from({ length: runs + 2 }, () => shuffled),
    ]
    const { stderr } = this.#run('psql', [
      '-h',
      this.#folder,
      '-U',
      'bench',
      'postgres',
      ...sql.flatMap((each) => ['-c', each]),
    ])
    const statistics = stderr.matchAll(/([\d.]+) s user, ([\d.]+) s system, [\d.]+ s elapsed/g)
    return Array.from(statistics, ([, user, system]) => 1000 * (Number(user) + Number(system))).slice(-runs)
  }

  #run(program: string, options: readonly string[]): SpawnSyncReturns<string> {
    const done = this.#spawn(program, options)
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.error?.message || 'failed'}`.trim())
    return done
  }

  /** PostgreSQL refuses to run as root: then as the user that its package made. */
  #spawn(program: string, options: readonly string[]): SpawnSyncReturns<string> {
    const command = [join(this.#bin, program), ...options]
    const [first, ...rest] = process.getuid?.() === 0 ? [...AS_POSTGRES, ...command] : command
    // a server that starts keeps pg_ctl's pipes open, and spawnSync would wait for them
    const output = program === 'pg_ctl' ? 'ignore' : 'pipe'
    return spawnSync(first as string, rest, { encoding: 'utf8', cwd: this.#folder, stdio: ['ignore', output, output] })
  }
}
