import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DescribeTimeToLiveCommand, ListTablesCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../../../../infra/local/dynamodb/start.ts'
import { openShard, readOn, readStream } from './read-stream.ts'
import { connect, createTable } from './world.ts'

describe('the process of the embedded DynamoDB', () => {
  let directory: string
  const running: DynamoDb[] = []

  async function start(options: { port?: number; directory?: string } = {}) {
    const db = await startDynamoDb({ directory, ...options })
    running.push(db)
    return db
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mingchou-dynamodb-'))
  })

  afterEach(async () => {
    for (const db of running.splice(0)) await db.stop()
    await rm(directory, { recursive: true })
  })

  it('keeps tables, items, settings, tokens and streams over an end and a new start', async () => {
    const before = await start()
    const first = connect(before.endpoint)
    const TableName = await createTable(first.client)
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true }
    await first.client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
    const iterator = await openShard(first, TableName, { type: 'LATEST' })
    const transaction = {
      TransactItems: [
        {
          Update: {
            TableName,
            Key: { pk: 'a', sk: 'b' },
            UpdateExpression: 'ADD n :n',
            ExpressionAttributeValues: { ':n': 1 },
          },
        },
      ],
      ClientRequestToken: 'example-token',
    }
    await first.doc.transactWrite(transaction)
    await before.stop()

    const again = connect((await start()).endpoint)
    await again.doc.transactWrite(transaction)
    await again.doc.put({ TableName, Item: { pk: 'a', sk: 'c' } })

    expect((await again.doc.get({ TableName, Key: { pk: 'a', sk: 'b' } })).Item).toMatchObject({ n: 1 })
    const { TimeToLiveDescription } = await again.client.send(new DescribeTimeToLiveCommand({ TableName }))
    expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED' })
    const records = await readOn(again, iterator)
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S)).toEqual(['b', 'c'])
    expect(await readStream(again, TableName)).toEqual(records)
  })

  it('is started again on the same port when it dies', async () => {
    const db = await start()
    const { client } = connect(db.endpoint)
    const TableName = await createTable(client)
    const killed = db.pid()

    process.kill(killed, 'SIGKILL')
    while (db.pid() === killed) await pause(5)
    while (!(await fetch(db.endpoint).catch(() => undefined))) await pause(10)

    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([TableName])
  })

  it('ends when its parent is killed, and leaves the folder and the port free', async () => {
    const script = fileURLToPath(new URL('run-until-killed.ts', import.meta.url))
    const parent = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const endpoint = line.toString().trim()

    parent.kill('SIGKILL')
    await once(parent, 'exit')
    const db = await start({ port: Number(new URL(endpoint).port) })

    expect(db.endpoint).toBe(endpoint)
    expect((await connect(endpoint).client.send(new ListTablesCommand({}))).TableNames).toEqual([])
  })

  it('refuses to start on a port that another process holds', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }

    await expect(start({ port })).rejects.toThrow(`address already in use 127.0.0.1:${port}`)

    other.close()
  })

  it('refuses to start on a folder that another engine holds', async () => {
    await start()

    await expect(start()).rejects.toThrow(/lock/)
  })
})
