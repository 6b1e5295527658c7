import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm test`: runs every test, names what this machine left out with the command that brings it, and ends with a count.
 * With CI=true nothing may be left out: the tests themselves fail then.
 */
const directory = mkdtempSync(join(tmpdir(), 'mingchou-test-'))
const report = join(directory, 'report.json')
const leftOut = join(directory, 'left-out.txt')

const arguments_ = ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...arguments_], {
  stdio: 'inherit',
  // Processes that tests start, and start again after a kill, share what was compiled once.
  env: { NODE_COMPILE_CACHE: join(directory, 'compiled'), ...process.env, MINGCHOU_LEFT_OUT: leftOut },
})

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly name: string
    readonly assertionResults: readonly unknown[]
  }[]
}

const { passed, failed } = count()
for (const line of leftOutLines()) console.log(`left out on this machine: ${line}`)
rmSync(directory, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(status !== 0 || failed > 0 || passed === 0 ? 1 : 0)

/** A file that could not even be read counts as one failure; a skipped test too, because nothing may be skipped. */
function count(): { passed: number; failed: number } {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Report
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failures = numFailedTests + numPendingTests + broken
  return { passed: numPassedTests, failed: failures === 0 && status !== 0 ? 1 : failures }
}

function leftOutLines(): string[] {
  if (!existsSync(leftOut)) return []
  return [...new Set(readFileSync(leftOut, 'utf8').split('\n').filter(Boolean))]
}
