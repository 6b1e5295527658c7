import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDynamoDb } from '../../../../infra/local/dynamodb/start.ts'
import { dynamoDbLocalRuns, startDynamoDbLocal } from './dynamodb-local.ts'
import { carryOut, randomOperation, seeded, withSetsSorted } from './random-operation.ts'
import { readStream } from './read-stream.ts'
import { connect, createTable, type World } from './world.ts'

type Engine = Omit<World, 'pk'>

const OPERATIONS = 150

async function everything({ doc, table }: Engine) {
  const { Items = [] } = await doc.scan({ TableName: table })
  const indexed = ['k1', 'k2'].map(async (kind) => {
    const query = {
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': kind },
    }
    return (await doc.query({ TableName: table, ...query })).Items ?? []
  })
  return [Items, ...(await Promise.all(indexed))].map(byKey)
}

function byKey(items: Record<string, unknown>[]) {
  return items.toSorted((a, b) =>
    `${String(a['pk'])}/${String(a['sk'])}` < `${String(b['pk'])}/${String(b['sk'])}` ? -1 : 1,
  )
}

/** The stream, item by item: only the changes of one item have an order that the service promises. */
async function history(engine: Engine) {
  const items = new Map<string, unknown[]>()
  for (const { eventName, dynamodb } of await readStream(engine, engine.table)) {
    const item = `${dynamodb?.Keys?.['pk']?.S}/${dynamodb?.Keys?.['sk']?.S}`
    const change = withSetsSorted([eventName, dynamodb?.OldImage, dynamodb?.NewImage])
    items.set(item, [...(items.get(item) ?? []), change])
  }
  return Object.fromEntries(items)
}

function compared(): void {
  describe('the embedded engine and DynamoDB Local', () => {
    const engines: Engine[] = []
    const stops: (() => Promise<unknown>)[] = []

    beforeAll(async () => {
      const directory = await mkdtemp(join(tmpdir(), 'mingchou-dynamodb-'))
      for (const engine of await Promise.all([startDynamoDb({ directory }), startDynamoDbLocal()])) {
        stops.push(() => engine.stop())
        const clients = connect(engine.endpoint)
        engines.push({ ...clients, table: await createTable(clients.client, { TableName: 'example-table' }) })
      }
      stops.push(() => rm(directory, { recursive: true }))
    })

    afterAll(async () => {
      for (const stop of stops) await stop()
    })

    for (const seed of [1, 2]) {
      it(`answer ${OPERATIONS} random operations alike and end with the same table, index and stream (seed ${seed})`, async () => {
        const random = seeded(seed)
        const [embedded, local] = engines as [Engine, Engine]

        for (let count = 0; count < OPERATIONS; count += 1) {
          const operation = randomOperation(random, 'example-table')
          const [ours, theirs] = await Promise.all([carryOut(embedded.doc, operation), carryOut(local.doc, operation)])
          expect(ours, JSON.stringify(operation)).toEqual(theirs)
        }

        expect(await everything(embedded)).toEqual(await everything(local))
        expect(await history(embedded)).toEqual(await history(local))
        expect(Object.values(await history(embedded)).flat().length).toBeGreaterThan(50)
      })
    }
  })
}

if (dynamoDbLocalRuns()) compared()
else
  describe('the random operations', () => {
    it('are the same for the same seed', () => {
      const made = [1, 1].map((seed) => randomOperation(seeded(seed), 'example-table'))

      expect(made[0]).toEqual(made[1])
    })
  })
