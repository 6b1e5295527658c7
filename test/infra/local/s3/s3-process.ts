import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { startS3 } from '../../../../infra/local/s3/start.ts'

/** An S3 in a process of its own, to be killed. Prints its address; appends each event it delivers to a file. */
const [directory = '', eventLog = '', accessKeyId = '', secretAccessKey = ''] = process.argv.slice(2)

const { endpoint } = await startS3({
  directory,
  credentials: { accessKeyId, secretAccessKey },
  // Slow, so that a kill finds events whose writers already have their answer.
  onObjectCreated: async (event) => {
    await sleep(30)
    appendFileSync(eventLog, `${JSON.stringify(event)}\n`)
  },
})

process.stdout.write(`${endpoint}\n`)
