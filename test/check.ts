import { spawnSync } from 'node:child_process'

/** `npm run check`: format, lint, types, dead code. The import rules are a test (test/architecture). Every step runs; one failure fails all. */
const steps: readonly [name: string, ...command: string[]][] = [
  ['format', 'biome', 'check', '--error-on-warnings', '.'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings', '.'],
  ['types', 'tsc', '--noEmit', '-p', '.'],
  ['import rules', 'vitest', 'run', 'test/architecture'],
  ['dead code', 'knip'],
]

let failed = false
for (const [name, command, ...rest] of steps) {
  const { status, stdout, stderr } = spawnSync(command as string, rest, { encoding: 'utf8' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  if (status === 0) continue
  failed = true
  console.log(stdout, stderr)
}
process.exit(failed ? 1 : 0)
