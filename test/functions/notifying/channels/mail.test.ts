import { afterEach, describe, expect, it } from 'vitest'
import { mail } from '../../../../functions/notifying/channels/mail.ts'
import { type MailServer, mailServer } from './mail-server.ts'

let server: MailServer | undefined
afterEach(() => server?.stop())

async function smtp(recipient?: string): Promise<MailServer> {
  server = await mailServer(recipient)
  return server
}

const notice = { subject: '【今日到期】示例', text: '应于今日完成', to: ['clerk'], department: '140900/finance' }
const settings = (port: number) => ({
  host: '127.0.0.1',
  port,
  security: 'none' as const,
  from: 'mingchou@city.invalid',
  users: { clerk: 'clerk@city.invalid' },
})

describe('mail', () => {
  it('goes to the address of its reader, Chinese whole', async () => {
    const { port, said } = await smtp()

    await mail(settings(port)).send(notice)

    expect(said).toContain('RCPT TO:<clerk@city.invalid>')
    const body = said.join('\n')
    expect(body).toMatch(/^subject: =\?utf-8\?/im)
    const decoded = said.map((line) => Buffer.from(line, 'base64').toString()).join('')
    const quoted = decodeURIComponent(
      body
        .replaceAll('%', '%25')
        .replace(/=([0-9A-F]{2})/g, '%$1')
        .replaceAll('=\n', ''),
    )
    expect(`${decoded}${quoted}`).toContain('应于今日完成')
  })

  it('to somebody without an address fails for good, before any server is asked', async () => {
    await expect(mail(settings(1)).send({ ...notice, to: ['head'] })).rejects.toMatchObject({
      passing: false,
      message: '没有邮箱地址：head',
    })
  })

  it.each([
    ['550 no such user', false],
    ['450 try later', true],
  ])('that the server refuses with %s', async (answer, passing) => {
    const { port } = await smtp(answer)

    await expect(mail(settings(port)).send(notice)).rejects.toMatchObject({
      name: 'ChannelFailure',
      passing,
      down: false,
    })
  })

  it('from nobody fails for good, and says nothing of the server', async () => {
    await expect(mail({ ...settings(1), from: '' }).send(notice)).rejects.toMatchObject({ passing: false, down: false })
  })

  it('rests, when its server is down, for those alone who speak to it in the same way', () => {
    const servers = (['tls', 'starttls', 'none'] as const).map(
      (security) => mail({ ...settings(587), security }).server,
    )

    expect(new Set(servers).size).toBe(3)
    expect(mail(settings(587)).server).toBe(servers[2])
  })

  it('to a server that is not there may be tried again', async () => {
    await expect(mail(settings(1)).send(notice)).rejects.toMatchObject({ passing: true, down: true })
  })
})
