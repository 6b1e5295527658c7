import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asTable, Story } from './cycle-steps.ts'
import { requirePort } from './free-port.ts'
import { quietRequests } from './quiet-requests.ts'
import { playSampleCycle, startRunning } from './running.ts'

/** `npm run demo`: one complete cycle without staying up. Exit 0 only when both draws were recomputed from the public files. */
quietRequests()
const started = performance.now()
const directory = await mkdtemp(join(tmpdir(), 'mingchou-demo-'))
const running = await startRunning(directory, await requirePort(0))
const story = new Story(({ step, what }) => console.log(`${seconds()}  ${step}  ${what}`))
const verified = await playSampleCycle(running, story)
await rm(directory, { recursive: true, force: true })

console.log(`\n${asTable(story.steps)}`)
console.log(
  `\n${verified ? '两次抽取均由公开文件复核无误' : '复核不符'} — ${verified ? 'both draws verified from public files alone' : 'NOT verified'} (${seconds()})`,
)
process.exit(verified ? 0 : 1)

function seconds(): string {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`
}
