import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb/start.ts'
import { readStream } from '../infra/local/dynamodb/read-stream.ts'
import { connect, createTable, type World } from '../infra/local/dynamodb/world.ts'

const KILLS = 10
const WRITERS = 6
const PARTS = ['a', 'b', 'c', 'd'] as const

/** The number of a writer's last transaction that was acknowledged, and of the last one that was sent. */
interface Progress {
  writer: number
  acknowledged: number
  sent: number
}

describe('the embedded DynamoDB, killed in the middle of transactions', () => {
  let directory: string
  let db: DynamoDb
  let world: Omit<World, 'pk'>

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mingchou-dynamodb-'))
    db = await startDynamoDb({ directory })
    const clients = connect(db.endpoint)
    world = { ...clients, table: await createTable(clients.client) }
  })

  afterAll(async () => {
    await db.stop()
    await rm(directory, { recursive: true })
  })

  /** One transaction sets all parts of a writer's partition to one number, and adds a receipt of that number. */
  function transact({ writer }: Progress, number: number): Promise<unknown> {
    const TableName = world.table
    const pk = `writer#${writer}`
    const parts = PARTS.map((sk) => ({ Put: { TableName, Item: { pk, sk, number, kind: pk, at: sk } } }))
    return world.doc.transactWrite({
      TransactItems: [...parts, { Put: { TableName, Item: { pk, sk: `receipt#${number}` } } }],
    })
  }

  async function write(progress: Progress, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      progress.sent += 1
      const done = await transact(progress, progress.sent).then(
        () => true,
        () => false,
      )
      if (done) progress.acknowledged = progress.sent
      else await pause(20)
    }
  }

  async function itemsOf({ writer }: Progress) {
    const values = { ':pk': `writer#${writer}` }
    const query = { TableName: world.table, ExpressionAttributeValues: values }
    const table = await world.doc.query({ ...query, KeyConditionExpression: 'pk = :pk', ConsistentRead: true })
    const index = await world.doc.query({ ...query, IndexName: 'byKind', KeyConditionExpression: 'kind = :pk' })
    return { table: table.Items ?? [], index: index.Items ?? [] }
  }

  /** Waits until the engine that took the place of the killed one answers. */
  async function recovered(killed: number): Promise<void> {
    while (db.pid() === killed) await pause(5)
    while (!(await fetch(db.endpoint, { method: 'POST' }).catch(() => undefined))) await pause(10)
  }

  const patient = { timeout: 180_000 }

  it(
    'keeps every acknowledged transaction whole, no half of one, and a stream that tells the same',
    patient,
    async () => {
      const writers: Progress[] = Array.from({ length: WRITERS }, (_, writer) => ({ writer, acknowledged: 0, sent: 0 }))

      for (let kill = 0; kill < KILLS; kill += 1) {
        let stopped = false
        const writing = writers.map((progress) => write(progress, () => stopped))
        const goals = writers.map(({ acknowledged }) => acknowledged + 3 + (kill % 3))
        while (writers.some(({ acknowledged, writer }) => acknowledged < (goals[writer] ?? 0))) await pause(1)
        const killed = db.pid()
        process.kill(killed, 'SIGKILL')
        await recovered(killed)
        stopped = true
        await Promise.all(writing)

        for (const progress of writers) {
          const { table, index } = await itemsOf(progress)
          const parts = table.filter(({ sk }) => PARTS.includes(sk as (typeof PARTS)[number]))
          const receipts = table
            .filter(({ sk }) => String(sk).startsWith('receipt#'))
            .map(({ sk }) => Number(String(sk).slice(8)))
          const numbers = new Set(parts.map(({ number }) => number as number))
          expect(numbers.size).toBe(1)
          expect([...numbers][0]).toBeGreaterThanOrEqual(progress.acknowledged)
          expect(Math.max(...receipts)).toBe([...numbers][0])
          expect(index).toEqual(parts)
        }
      }

      expect(await replayed()).toEqual(await stored())
      expect(writers.every(({ acknowledged }) => acknowledged > KILLS)).toBe(true)
    },
  )

  async function stored() {
    const items = new Map<string, unknown>()
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await world.client.send(
        new ScanCommand({
          TableName: world.table,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        } as ScanCommandInput),
      )
      for (const item of page.Items ?? []) items.set(`${item['pk']?.S}/${item['sk']?.S}`, item)
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    return items
  }

  /** The table as the stream's records make it, each fitting on the one before. */
  async function replayed() {
    const items = new Map<string, unknown>()
    let last = 0n
    for (const { dynamodb } of await readStream(world, world.table)) {
      const key = `${dynamodb?.Keys?.['pk']?.S}/${dynamodb?.Keys?.['sk']?.S}`
      expect(dynamodb?.OldImage).toEqual(items.get(key))
      expect(BigInt(dynamodb?.SequenceNumber ?? 0)).toBeGreaterThan(last)
      last = BigInt(dynamodb?.SequenceNumber ?? 0)
      items.set(key, dynamodb?.NewImage)
    }
    return items
  }
})
