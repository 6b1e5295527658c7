import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { startDynamoDb } from '../../../../infra/local/dynamodb/start.ts'
import { conditionChecks } from './checks/conditions.ts'
import { itemChecks } from './checks/items.ts'
import { queryChecks } from './checks/queries.ts'
import { streamChecks } from './checks/streams.ts'
import { tableChecks } from './checks/tables.ts'
import { timeToLiveChecks } from './checks/time-to-live.ts'
import { transactionChecks } from './checks/transactions.ts'
import { updateChecks } from './checks/updates.ts'
import { dynamoDbLocalRuns, startDynamoDbLocal } from './dynamodb-local.ts'
import { type Check, connect, createTable, newPartition, type World } from './world.ts'

// One list of checks, two engines: what the embedded engine is trusted with is what Amazon's own local engine does as well.

interface RunningEngine {
  endpoint: string
  stop(): Promise<void>
}

const groups: Record<string, Check[]> = {
  tables: tableChecks,
  items: itemChecks,
  updates: updateChecks,
  conditions: conditionChecks,
  queries: queryChecks,
  transactions: transactionChecks,
  streams: streamChecks,
  'time to live': timeToLiveChecks,
}

async function startEmbedded(): Promise<RunningEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'mingchou-dynamodb-'))
  const engine = await startDynamoDb({ directory })
  const stop = async () => {
    await engine.stop()
    await rm(directory, { recursive: true })
  }
  return { endpoint: engine.endpoint, stop }
}

function conforms(name: string, start: () => Promise<RunningEngine>): void {
  describe(name, () => {
    let engine: RunningEngine
    let shared: Omit<World, 'pk'>

    beforeAll(async () => {
      engine = await start()
      const clients = connect(engine.endpoint)
      shared = { ...clients, table: await createTable(clients.client) }
    })

    afterAll(() => engine.stop())

    for (const [group, checks] of Object.entries(groups)) {
      describe(group, () => {
        for (const check of checks) it(check.name, () => check.run({ ...shared, pk: newPartition() }))
      })
    }
  })
}

conforms('embedded DynamoDB', startEmbedded)
if (dynamoDbLocalRuns()) conforms('DynamoDB Local', startDynamoDbLocal)
