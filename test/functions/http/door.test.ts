import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'

describe('the door of every service', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform()
  })
  afterAll(() => p.stop())

  it('tells somebody signed in who he is', async () => {
    const answer = await p.call('clerk', 'getMe', {})

    expect(answer).toMatchObject({ status: 200, body: { department: '140900/finance', person: { id: 'clerk' } } })
  })

  it('refuses a request without a token', async () => {
    const answer = await p.call(undefined, 'getMe', {})

    expect(answer).toMatchObject({ status: 401, body: { type: 'not-signed-in' } })
  })
})
