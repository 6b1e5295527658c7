import createTable from 'dynalite/actions/createTable.js'
import type { Store } from 'dynalite/db/index.js'
import type { Engine } from './engine.ts'
import { eraseTable } from './erase-table.ts'
import { changeIndex, type IndexUpdate } from './indexes.ts'
import { tableRow } from './rows.ts'
import { closeStream, openStream } from './streams.ts'
import { type Json, type TableDescription, validationError } from './wire.ts'

type Action = typeof createTable

function run(action: Action, store: Store, request: Json): Promise<Json> {
  return new Promise((resolve, reject) => {
    action(store, request, (error, answer) => (error ? reject(error) : resolve(answer ?? {})))
  })
}

/**
 * CreateTable, with a stream and deletion protection where asked. The stream is described first, so no table lacks its own; the
 * table is ready when the answer, which as in the service says CREATING, arrives.
 */
export function create(engine: Engine, request: Json): Promise<Json> {
  return engine.exclusively(async () => {
    const table = request as unknown as TableDescription
    table.DeletionProtectionEnabled ??= false
    const isNew = (await engine.db.get(tableRow(table.TableName))) === undefined
    if (isNew && table.StreamSpecification?.StreamEnabled) await engine.db.batch([openStream(engine, table)])
    const answer = structuredClone(await run(createTable, engine.store, request))
    while (((await engine.db.get(tableRow(table.TableName))) as TableDescription).TableStatus !== 'ACTIVE')
      await new Promise((resolve) => setTimeout(resolve, 1))
    return answer
  })
}

/** ListTables. (dynalite reads every key of the database for it.) */
export async function list(engine: Engine, request: Json): Promise<Json> {
  const { ExclusiveStartTableName = '', Limit = 100 } = request as { ExclusiveStartTableName?: string; Limit?: number }
  const TableNames: string[] = []
  for await (const [key] of engine.db.iterator({
    gt: tableRow(ExclusiveStartTableName),
    lt: tableRow('~'),
    limit: Limit + 1,
  }))
    TableNames.push(key.slice(tableRow('').length))
  if (TableNames.length <= Limit) return { TableNames }
  return { TableNames: TableNames.slice(0, Limit), LastEvaluatedTableName: TableNames[Limit - 1] }
}

/** DeleteTable, refused while the table is protected. Its stream stays readable until it is trimmed. */
export function remove(engine: Engine, request: Json): Promise<Json> {
  return engine.exclusively(async () => {
    const table = await engine.table(String(request['TableName']))
    if (table.DeletionProtectionEnabled)
      throw validationError(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      )
    if (table.LatestStreamArn) await closeStream(engine, table.LatestStreamArn)
    await eraseTable(engine.db, table)
    engine.settings.delete(table.TableName)
    return { TableDescription: { ...table, TableStatus: 'DELETING' } }
  })
}

interface Update extends Json {
  TableName: string
  DeletionProtectionEnabled?: boolean
  StreamSpecification?: TableDescription['StreamSpecification']
  AttributeDefinitions?: TableDescription['AttributeDefinitions']
  GlobalSecondaryIndexUpdates?: IndexUpdate[]
}

/** UpdateTable: deletion protection, the stream, and one index added or dropped. Capacity means nothing here and is ignored. */
export function update(engine: Engine, request: Json): Promise<Json> {
  const { TableName, ...wanted } = request as Update
  return engine.exclusively(async () => {
    const table = await engine.table(TableName)
    table.DeletionProtectionEnabled = wanted.DeletionProtectionEnabled ?? table.DeletionProtectionEnabled ?? false
    if (wanted.StreamSpecification) await switchStream(engine, table, wanted.StreamSpecification)
    const defined = [...table.AttributeDefinitions, ...(wanted.AttributeDefinitions ?? [])]
    table.AttributeDefinitions = [...new Map(defined.map((one) => [one.AttributeName, one])).values()]
    for (const change of wanted.GlobalSecondaryIndexUpdates ?? []) await changeIndex(engine, table, change)
    await engine.db.batch([{ type: 'put', key: tableRow(TableName), value: table }])
    return { TableDescription: table }
  })
}

async function switchStream(
  engine: Engine,
  table: TableDescription,
  wanted: TableDescription['StreamSpecification'],
): Promise<void> {
  if (wanted?.StreamEnabled === table.StreamSpecification?.StreamEnabled)
    throw validationError(
      `Table ${wanted?.StreamEnabled ? 'already has an enabled' : 'has no enabled'} stream: TableName: ${table.TableName}`,
    )
  if (wanted?.StreamEnabled) {
    table.StreamSpecification = wanted
    delete table.LatestStreamLabel
    delete table.LatestStreamArn
    await engine.db.batch([openStream(engine, table)])
  } else {
    delete table.StreamSpecification
    if (table.LatestStreamArn) await closeStream(engine, table.LatestStreamArn)
  }
}

/** DescribeContinuousBackups. Nothing is backed up: the setting is kept so that a deployment's checks can be rehearsed. */
export async function describeBackups(engine: Engine, request: Json): Promise<Json> {
  const table = await engine.table(String(request['TableName']))
  const enabled = engine.settings.get(table.TableName)?.pointInTimeRecovery === true
  const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus: enabled ? 'ENABLED' : 'DISABLED' }
  return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription } }
}

/** UpdateContinuousBackups; see `describeBackups`. */
export async function updateBackups(engine: Engine, request: Json): Promise<Json> {
  const wanted = request['PointInTimeRecoverySpecification'] as { PointInTimeRecoveryEnabled: boolean }
  const { TableName } = await engine.table(String(request['TableName']))
  const settings = { ...engine.settings.get(TableName), pointInTimeRecovery: wanted.PointInTimeRecoveryEnabled }
  await engine.saveSettings(TableName, settings)
  return describeBackups(engine, request)
}
