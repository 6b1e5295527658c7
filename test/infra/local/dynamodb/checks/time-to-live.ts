import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { type Check, createTable, refusal, type World } from '../world.ts'

function setTimeToLive({ client }: World, TableName: string, Enabled: boolean) {
  const TimeToLiveSpecification = { AttributeName: 'expires', Enabled }
  return client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
}

export const timeToLiveChecks: Check[] = [
  {
    name: 'tells whether expiry is on and by which attribute',
    async run(world) {
      const TableName = await createTable(world.client)
      const status = async () =>
        (await world.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription

      const before = await status()
      await setTimeToLive(world, TableName, true)

      expect(before).toEqual({ TimeToLiveStatus: 'DISABLED' })
      expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' })
    },
  },
  {
    name: 'refuses to switch expiry on twice',
    async run(world) {
      const TableName = await createTable(world.client)
      await setTimeToLive(world, TableName, true)

      expect((await refusal(setTimeToLive(world, TableName, true))).name).toBe('ValidationException')
    },
  },
]
