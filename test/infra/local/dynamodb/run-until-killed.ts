import { startDynamoDb } from '../../../../infra/local/dynamodb/start.ts'

// A parent for `lifetime.test.ts` to kill: node run-until-killed.ts DIRECTORY

const db = await startDynamoDb({ directory: process.argv[2] ?? '.' })
process.stdout.write(db.endpoint)
