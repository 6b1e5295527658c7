import dynalite, { type LevelDb, type LevelFiles, type Store } from 'dynalite/db/index.js'
import { eraseTable } from './erase-table.ts'
import { SEQUENCE_ROW, settingsRow, under } from './rows.ts'
import type { TableDescription } from './wire.ts'

/**
 * LevelDB maps each file it holds open into memory, 2 MB each, and would hold a thousand: a day's stream records, read once,
 * then stand at gigabytes of the process. A file closed is opened again when it is read.
 */
const levelFiles: LevelFiles = { maxOpenFiles: 128 }

/** What a table was told beyond its description. */
export interface Settings {
  timeToLive?: string
  pointInTimeRecovery?: boolean
}

/**
 * One open database: dynalite's store, the number of the last change, and the one lock under which everything is written.
 * Writes are planned and committed inside `exclusively`, each as one LevelDB batch: a killed process leaves it whole or absent.
 */
export class Engine {
  readonly store: Store
  readonly db: LevelDb
  sequence = 0n
  readonly settings = new Map<string, Settings>()
  private tail: Promise<unknown> = Promise.resolve()

  constructor(store: Store) {
    this.store = store
    this.db = store.db
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work)
    this.tail = result.catch(() => undefined)
    return result
  }

  /** @throws ResourceNotFoundException for a table that is absent, not yet active or being deleted */
  table(name: string): Promise<TableDescription> {
    return new Promise((resolve, reject) => {
      this.store.getTable(name, true, (error, table) => (error ? reject(error) : resolve(table as TableDescription)))
    })
  }

  async saveSettings(table: string, settings: Settings): Promise<void> {
    await this.db.batch([{ type: 'put', key: settingsRow(table), value: settings }])
    this.settings.set(table, settings)
  }
}

/** Opens the database of a folder; waits up to three seconds for an earlier process of it to end. */
export async function openEngine(directory: string, files = levelFiles): Promise<Engine> {
  const engine = new Engine(await openStore(directory, files, Date.now() + 3000))
  engine.sequence = BigInt(((await engine.db.get(SEQUENCE_ROW)) as string | undefined) ?? 0)
  for await (const [key, value] of engine.db.iterator(under('settings~')))
    engine.settings.set(key.slice('settings~'.length), value as Settings)
  await finishTableChanges(engine)
  return engine
}

async function openStore(directory: string, files: LevelFiles, deadline: number): Promise<Store> {
  const store = dynalite.create({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  try {
    await store.db.open(files)
    return store
  } catch (error) {
    if (Date.now() > deadline) throw error
    await new Promise((resolve) => setTimeout(resolve, 50))
    return openStore(directory, files, deadline)
  }
}

/** A kill may have left a table half way to its next state, from which dynalite would never move it. */
async function finishTableChanges(engine: Engine): Promise<void> {
  for await (const [key, value] of engine.db.iterator(under('table~'))) {
    const table = value as TableDescription
    if (table.TableStatus === 'ACTIVE') continue
    if (table.TableStatus === 'DELETING') {
      await eraseTable(engine.db, table)
      continue
    }
    for (const index of table.GlobalSecondaryIndexes ?? []) index['IndexStatus'] = 'ACTIVE'
    await engine.db.batch([{ type: 'put', key, value: { ...table, TableStatus: 'ACTIVE' } }])
  }
}
