import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asTable, Story } from './cycle/story.ts'
import { requirePort } from './free-port.ts'
import { quietRequests } from './quiet-requests.ts'
import { playSampleCycle, startRunning } from './running.ts'
import { playYear } from './year.ts'

/**
 * `npm run demo`: one complete cycle without staying up; `-- --year`: the whole seed year, whose picture stays in the data folder that is
 * printed. Exit 0 only when every draw was recomputed from the public files.
 */
const { year } = parseArgs({ options: { year: { type: 'boolean', default: false } } }).values
quietRequests()
const started = performance.now()
const directory = await mkdtemp(join(tmpdir(), 'mingchou-demo-'))
const running = await startRunning(directory, await requirePort(0))
const story = new Story(({ step, what }) => console.log(`${seconds()}  ${step}  ${what}`))
const picture = join(directory, 'year-2022.svg')
const verified = await playSampleCycle(running, story, year ? (stage) => playYear(stage, picture) : undefined)
if (!year) await rm(directory, { recursive: true, force: true })

console.log(`\n${asTable(story.steps)}`)
console.log(
  `\n${verified ? '各次抽取均由公开文件复核无误' : '复核不符'} — ${verified ? 'every draw verified from public files alone' : 'NOT verified'} (${seconds()})`,
)
if (year) console.log(`全年时限与提醒图 (picture of the year; the same as a page beside it, .html): ${picture}`)
process.exit(verified ? 0 : 1)

function seconds(): string {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`
}
