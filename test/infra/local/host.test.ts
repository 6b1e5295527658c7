import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requirePort } from '../../../infra/local/free-port.ts'
import { quietRequests } from '../../../infra/local/quiet-requests.ts'
import { type Running, startRunning } from '../../../infra/local/running.ts'

let directory: string
let running: Running

beforeAll(async () => {
  quietRequests()
  directory = await mkdtemp(join(tmpdir(), 'mingchou-host-'))
  running = await startRunning(directory, await requirePort(0))
  await running.schedules.travel('2022-03-01T01:00:00Z')
})
afterAll(async () => {
  await running.stop()
  await rm(directory, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Sends the target as it is: `fetch` would mend it first. */
function ask(method: string, target: string): Promise<Answer> {
  const { hostname, port } = new URL(running.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: target }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the host of one machine', () => {
  it('signs sample people in and answers them', async () => {
    const { body: token } = await ask('GET', '/local/token?person=clerk')

    const answer = await fetch(`${running.url}/api/me`, { headers: { authorization: `Bearer ${token}` } })

    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ person: { id: 'clerk' } })
  })

  it('answers 404 with a problem document for a route that is not', async () => {
    const { status, type, body } = await ask('GET', '/api/nothing')

    expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json; charset=utf-8' })
    expect(JSON.parse(body)).toMatchObject({ type: 'no-such-route', path: '/api/nothing' })
  })

  it.each([
    '/no-such-page',
    '/no/such/folder/',
    '/%',
    '/%zz/',
    '/%ff',
    '//',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/a%00b',
    '/a?b=%zz',
  ])('answers 404 for %s, and never faults', async (target) => {
    const answer = await ask('GET', target)

    expect(answer).toMatchObject({ status: 404, type: 'text/plain; charset=utf-8' })
    expect(answer.body).toContain('No such page')
  })

  it('moves its clock to a day, at nine in the morning, or to an instant', async () => {
    const day = await ask('POST', '/local/clock?to=2022-03-03')
    const instant = await ask('POST', '/local/clock?to=2022-03-04T02:00:00Z')

    const { body } = await ask('GET', '/local/clock')
    expect(day.body).toContain('2022-03-03T01:00:00.000Z')
    expect(day.body).toMatch(/运行 [1-9]\d* 次/)
    expect(instant.status).toBe(200)
    expect(body).toMatch(/^2022-03-04T02:00/)
  })

  it('refuses to move its clock to what is no time', async () => {
    const before = (await ask('GET', '/local/clock')).body

    const answer = await ask('POST', '/local/clock?to=soon')

    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('不是日期：soon') })
    expect((await ask('GET', '/local/clock')).body.slice(0, 13)).toBe(before.slice(0, 13))
  })

  it('shows the mailbox as a page', async () => {
    expect(await ask('GET', '/local/mailbox')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
  })

  it('answers HEAD as GET, without the body', async () => {
    expect(await ask('HEAD', '/local/mailbox')).toMatchObject({ status: 200, body: '' })
  })
})
