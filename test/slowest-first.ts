import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, the longest first, as `npm test` measured them on two cores. Begun late, one of them would run on alone
 * while the other core idles; a fresh clone knows no durations and would order by size of file.
 */
const slowest = [
  'faults/start-killed',
  'browser/public-site',
  'functions/http/malformed',
  'domain/verify/verify-bundle',
  'functions/drawing/recusal',
  'domain/verify/python',
  'browser/ceremony',
  'functions/publishing/site',
  'functions/reviewing/sealed',
  'functions/drawing/replacement',
  'functions/archiving/killed',
  'faults/s3-killed-while-writing',
  'browser/verify',
  'functions/exchanging/dying-batches',
  'functions/publishing/corrections',
  'faults/dynamodb-killed',
  'functions/importing/exports',
  'functions/joining/joint-changes',
  'functions/reviewing/lives',
  'functions/exchanging/exchanges',
  'functions/archiving/drawn',
  'browser/recusal',
  'functions/reporting/reports',
  'functions/drawing/burden-cap',
].map((name) => fileURLToPath(new URL(`${name}.test.ts`, import.meta.url)))

/** Vitest's own order, behind the files that take longest. */
export class SlowestFirst extends BaseSequencer {
  /** @throws {Error} when a file of the list is no more */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = slowest.filter((file) => !existsSync(file))
    if (gone.length > 0) throw new Error(`test/slowest-first.ts names what is not there: ${gone.join(', ')}`)
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = slowest.indexOf(moduleId)
  return at < 0 ? slowest.length : at
}
