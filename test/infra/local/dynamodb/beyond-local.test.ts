import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type TransactionCanceledException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, openEngine } from '../../../../infra/local/dynamodb/engine.ts'
import { answer } from '../../../../infra/local/dynamodb/operations.ts'
import { under } from '../../../../infra/local/dynamodb/rows.ts'
import { type DynamoDb, startDynamoDb } from '../../../../infra/local/dynamodb/start.ts'
import { trimStreams } from '../../../../infra/local/dynamodb/streams.ts'
import { sweepExpired } from '../../../../infra/local/dynamodb/time-to-live.ts'
import { readStream } from './read-stream.ts'
import { connect, createTable, newPartition, refusal, type World } from './world.ts'

// What DynamoDB Local cannot judge: it lacks it, does it differently from the service, or takes hours.

describe('the embedded DynamoDB', () => {
  let directory: string
  let db: DynamoDb
  let world: Omit<World, 'pk'>

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mingchou-dynamodb-'))
    db = await startDynamoDb({ directory: join(directory, 'server') })
    const clients = connect(db.endpoint)
    world = { ...clients, table: await createTable(clients.client) }
  })

  afterAll(async () => {
    await db.stop()
    await rm(directory, { recursive: true })
  })

  it('deletes expired items in the name of the service, those that were there before expiry was on too', async () => {
    const { client, doc } = world
    const TableName = await createTable(client)
    const now = Math.floor(Date.now() / 1000)
    const put = (sk: string, expires?: unknown) => doc.put({ TableName, Item: { pk: 'a', sk, expires } })
    await put('earlier', now - 100)

    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      }),
    )
    await put('expired', now - 10)
    await put('later', now + 1000)
    await put('never')
    await put('text', String(now - 10))
    await put('six years ago', now - 6 * 366 * 86_400)
    const left = async () => (await doc.scan({ TableName })).Items?.map(({ sk }) => sk as string).sort()
    for (let tries = 0; tries < 400 && (await left())?.includes('expired'); tries += 1) await pause(50)

    expect(await left()).toEqual(['later', 'never', 'six years ago', 'text'])
    const removals = (await readStream(world, TableName)).filter(({ eventName }) => eventName === 'REMOVE')
    const service = { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' }
    expect(removals.map(({ userIdentity }) => userIdentity)).toEqual([service, service])
    expect(new Set(removals.map(({ dynamodb }) => dynamodb?.OldImage?.['sk']?.S))).toEqual(
      new Set(['earlier', 'expired']),
    )
  })

  it('cancels a transaction in which an update does not fit its item, and gives the reason', async () => {
    const { doc, table: TableName } = world
    const pk = newPartition()
    const update = { UpdateExpression: 'SET n = absent' }

    const cancelled = (await refusal(
      doc.transactWrite({
        TransactItems: [
          { Put: { TableName, Item: { pk, sk: '2' } } },
          { Update: { TableName, Key: { pk, sk: '1' }, ...update } },
        ],
      }),
    )) as TransactionCanceledException

    expect(cancelled.name).toBe('TransactionCanceledException')
    expect(cancelled.CancellationReasons?.map(({ Code }) => Code)).toEqual(['None', 'ValidationError'])
  })

  it('finds two actions on one item malformed before it looks at their conditions', async () => {
    const { doc, table: TableName } = world
    const Key = { pk: newPartition(), sk: '1' }
    const Delete = { TableName, Key, ConditionExpression: 'attribute_exists(pk)' }

    const refused = await refusal(doc.transactWrite({ TransactItems: [{ Put: { TableName, Item: Key } }, { Delete }] }))

    expect(refused.name).toBe('ValidationException')
  })

  it('keeps two items of one index key apart although dynalite hashes their keys alike', async () => {
    const { doc, table: TableName } = world
    for (const sk of ['item2419', 'item3514'])
      await doc.put({ TableName, Item: { pk: '140900#example', sk, kind: 'alike', at: '1' } })

    const query = {
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': 'alike' },
    }
    const whole = await doc.query({ TableName, ...query })
    const first = await doc.query({ TableName, ...query, Limit: 1 })
    const second = await doc.query({ TableName, ...query, ExclusiveStartKey: first.LastEvaluatedKey })

    expect(whole.Items?.map(({ sk }) => sk as string).sort()).toEqual(['item2419', 'item3514'])
    expect([...(first.Items ?? []), ...(second.Items ?? [])]).toEqual(whole.Items)
  })

  it('remembers whether point-in-time recovery is on', async () => {
    const { client, table: TableName } = world
    const status = async () => {
      const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }))
      return ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
    }

    const before = await status()
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))

    expect([before, await status()]).toEqual(['DISABLED', 'ENABLED'])
  })

  it('starts a new stream when one is switched on again', async () => {
    const { client, doc } = world
    const TableName = await createTable(client)
    const arn = async () => (await client.send(new DescribeTableCommand({ TableName }))).Table?.LatestStreamArn
    const first = await arn()
    await doc.put({ TableName, Item: { pk: 'a', sk: '1' } })

    await client.send(new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }))
    await doc.put({ TableName, Item: { pk: 'a', sk: '2' } })
    await client.send(
      new UpdateTableCommand({
        TableName,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    )
    await doc.put({ TableName, Item: { pk: 'a', sk: '3' } })

    expect(await arn()).not.toBe(first)
    const records = await readStream(world, TableName)
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S)).toEqual(['3'])
  })

  it('answers nonsense with a refusal and goes on', async () => {
    const pid = db.pid()
    const post = async (operation: string, body: string) => {
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` }
      return (await fetch(db.endpoint, { method: 'POST', headers, body })).status
    }
    const depths = `${'{"L":['.repeat(100_000)}${']}'.repeat(100_000)}`
    const deep = `{"TableName":"${world.table}","Item":{"pk":{"S":"a"},"sk":{"S":"b"},"deep":${depths}}}`
    const nonsense = ['', '[', 'null', '[]', '{}', '{"TableName":7}', `{"TableName":"${world.table}","Key":{"pk":{}}}`]
    const operations = [
      'Nothing',
      'GetItem',
      'PutItem',
      'Query',
      'TransactWriteItems',
      'GetRecords',
      'UpdateTimeToLive',
      'CreateTable',
    ]

    const statuses = await Promise.all([
      ...operations.flatMap((name) => nonsense.map((body) => post(name, body))),
      post('PutItem', deep),
    ])

    expect(new Set(statuses)).toEqual(new Set([400]))
    expect(db.pid()).toBe(pid)
  })

  it('leaves an item whose expiry was put off until it has come', async () => {
    const engine = await openExample('expiry')
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true }
    await answer(engine, 'UpdateTimeToLive', { TableName: 'example', TimeToLiveSpecification })
    const put = (second: number) =>
      answer(engine, 'PutItem', { TableName: 'example', Item: { pk: { S: 'a' }, expires: { N: String(second) } } })
    const count = async () => (await answer(engine, 'Scan', { TableName: 'example' }))['Count']
    await put(1000)
    await put(5000)

    await sweepExpired(engine, 2_000_000)
    const putOff = await count()
    await sweepExpired(engine, 6_000_000)

    expect([putOff, await count()]).toEqual([1, 0])
    await engine.db.close()
  })

  it('keeps stream records for a day', async () => {
    const engine = await openExample('stream')
    await answer(engine, 'PutItem', { TableName: 'example', Item: { pk: { S: 'a' } } })
    const records = async () => {
      let count = 0
      for await (const [key] of engine.db.iterator(under('record~'))) count += Number(Boolean(key))
      return count
    }

    await trimStreams(engine, Date.now() + 23 * 3_600_000)
    const within = await records()
    await trimStreams(engine, Date.now() + 25 * 3_600_000)

    expect([within, await records()]).toEqual([1, 0])
    await engine.db.close()
  })

  it('maps no more of its files into memory than it may hold open, and reads the others all the same', async () => {
    const maxOpenFiles = 74 // LevelDB does not go below that
    const engine = await openEngine(join(directory, 'large'), { maxOpenFiles, writeBufferSize: 65_536 })
    const rows = 2000
    for (let row = 0; row < rows; row++) {
      const value = randomBytes(7500).toString('base64')
      await engine.db.batch([{ type: 'put', key: `large~${10_000 + row}`, value }])
    }

    let read = 0
    for await (const [, value] of engine.db.iterator(under('large~'))) read += String(value).length

    const files = (await readdir(join(directory, 'large'))).filter((name) => name.endsWith('.ldb'))
    expect(read).toBe(rows * 10_000)
    expect(files.length).toBeGreaterThan(maxOpenFiles)
    if (existsSync('/proc/self/maps'))
      expect(await mappedFiles(join(directory, 'large'))).toBeLessThanOrEqual(maxOpenFiles)
    await engine.db.close()
  })

  async function mappedFiles(folder: string): Promise<number> {
    const maps = (await readFile('/proc/self/maps', 'utf8')).split('\n')
    return new Set(maps.filter((line) => line.includes(folder) && line.includes('.ldb'))).size
  }

  /** An engine in this process, so that a test can say what time it is. */
  async function openExample(folder: string): Promise<Engine> {
    const engine = await openEngine(join(directory, folder))
    await answer(engine, 'CreateTable', {
      TableName: 'example',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    })
    return engine
  }
})
