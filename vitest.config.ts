import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './test/slowest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // A worker goes on to the next file with what it has loaded: loading the handlers for each would take longer than most tests.
    isolate: false,
    globalSetup: 'test/site-once.ts',
    sequence: { sequencer: SlowestFirst },
    silent: 'passed-only',
  },
})
