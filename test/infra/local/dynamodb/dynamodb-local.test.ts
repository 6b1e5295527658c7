import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dynamoDbLocalRuns, LEFT_OUT } from './dynamodb-local.ts'

describe('on a machine without Java', () => {
  let empty: string

  beforeEach(async () => {
    empty = await mkdtemp(join(tmpdir(), 'mingchou-no-java-'))
    vi.stubEnv('PATH', empty)
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(empty, { recursive: true })
  })

  it('fails in CI', () => {
    vi.stubEnv('CI', 'true')

    expect(() => dynamoDbLocalRuns()).toThrow(LEFT_OUT)
  })

  it('leaves DynamoDB Local out elsewhere, and says so once in the file of what was left out', async () => {
    const file = join(empty, 'left-out')
    vi.stubEnv('CI', '')
    vi.stubEnv('MINGCHOU_LEFT_OUT', file)

    expect([dynamoDbLocalRuns(), dynamoDbLocalRuns()]).toEqual([false, false])
    expect(await readFile(file, 'utf8')).toBe(`${LEFT_OUT}\n`)
  })
})
