// The parts of dynalite 4.0.0 (pinned) that the embedded engine stands on. dynalite ships no types.
declare module 'dynalite/db/index.js' {
  type AttributeValue = import('./wire.ts').AttributeValue
  type Item = import('./wire.ts').Item
  type KeyElement = import('./wire.ts').KeyElement
  type TableDescription = import('./wire.ts').TableDescription

  export type Path = (string | number)[]

  export type Callback<T> = (error: Error | null | undefined, value?: T) => void

  export interface RangeOptions {
    gt?: string
    gte?: string
    lt?: string
    lte?: string
    reverse?: boolean
    limit?: number
  }

  export interface PrefixedDb {
    lock(key: string, run: (release: <T>(callback: T) => T) => void): void
    get(key: string, callback: Callback<Item>): void
    put(key: string, value: Item, callback: Callback<void>): void
    del(key: string, callback: Callback<void>): void
    createValueStream(options: RangeOptions): unknown
  }

  export type Row = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

  /** How LevelDB keeps its files: how many it holds open, and how many bytes it gathers before it writes one. */
  export interface LevelFiles {
    readonly maxOpenFiles: number
    readonly writeBufferSize?: number
  }

  /** The LevelDB behind dynalite, as abstract-level gives it: values are JSON, a missing key is undefined. */
  export interface LevelDb {
    open(files: LevelFiles): Promise<void>
    close(): Promise<void>
    get(key: string): Promise<unknown>
    batch(rows: Row[]): Promise<void>
    clear(options: RangeOptions): Promise<void>
    iterator(options: RangeOptions): AsyncIterable<[string, unknown]>
  }

  export interface Store {
    options: { maxItemSize: number }
    db: LevelDb
    tableDb: { awsAccountId: string; awsRegion: string }
    getTable(
      name: string,
      checkStatus: boolean | Callback<TableDescription>,
      callback?: Callback<TableDescription>,
    ): void
    getItemDb(table: string): PrefixedDb
    getIndexDb(type: string, table: string, index: string): PrefixedDb
  }

  const db: {
    create(options: { path: string; createTableMs: number; deleteTableMs: number; updateTableMs: number }): Store
    toLexiStr(value: string, type: string): string
    createKey(item: Item, table: TableDescription, schema?: KeyElement[]): string
    mapPath(path: Path, item: Item): AttributeValue | undefined
    mapPaths(paths: (Path | string)[], item: Item): Item
    validateKey(key: Item, table: TableDescription): Error | undefined
    validationError(message: string): Error
  }
  export default db
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js'

  export type Types = Record<string, unknown>
  export type Custom = (data: Record<string, unknown>, store: Store) => string | undefined

  const validations: {
    checkTypes(data: Record<string, unknown>, types: Types): Record<string, unknown>
    checkValidations(data: Record<string, unknown>, types: Types, custom: Custom | undefined, store: Store): void
  }
  export default validations
}

declare module 'dynalite/validations/*' {
  import type { Custom, Types } from 'dynalite/validations/index.js'

  const shape: { types: Types; custom?: Custom }
  export default shape
}

declare module 'dynalite/actions/*' {
  import type { Callback, Store } from 'dynalite/db/index.js'

  const action: (store: Store, data: Record<string, unknown>, callback: Callback<Record<string, unknown>>) => void
  export default action
}
