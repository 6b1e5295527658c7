import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { snsNotices } from '../../../functions/stores/notices.ts'
import { localIssuer } from '../../../infra/local/issuer.ts'
import { type Mailbox, mailbox } from '../../../infra/local/mailbox.ts'
import { mailboxPage } from '../../../infra/local/mailbox-page.ts'
import { startSideDoor } from '../../../infra/local/side-door.ts'

const now = () => new Date('2022-03-01T01:00:00Z')
const notice = (n: number) => ({
  subject: `提醒${n}：年度抽查计划`,
  text: `第${n}封\n请于4月15日前办理。`,
  to: ['clerk', 'role:approver'],
  department: '140900/finance',
})

let directory: string
let box: Mailbox
let door: { endpoint: string; stop: () => Promise<void> }
const notices = snsNotices('arn:aws:sns:local:000000000000:notices')

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mingchou-mailbox-'))
  box = mailbox(directory, now)
  door = await startSideDoor(await localIssuer(directory), box, directory)
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'example',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_ENDPOINT_URL_SNS: door.endpoint,
  })
})
afterAll(async () => {
  await door.stop()
  await rm(directory, { recursive: true, force: true })
})
beforeEach(() => rm(join(directory, 'mailbox.jsonl'), { force: true }))

describe('the mailbox', () => {
  it('is empty before anything was sent', async () => {
    expect(await box.all()).toEqual([])
    expect(mailboxPage([], now())).toContain('还没有通知')
  })

  it('shows what the SDK published to the topic', async () => {
    await notices.send(notice(1))

    expect(await box.all()).toEqual([{ id: 1, at: '2022-03-01T01:00:00.000Z', ...notice(1) }])
  })

  it('keeps its mails over a restart and numbers on', async () => {
    await notices.send(notice(1))
    const again = mailbox(directory, now)

    await notices.send(notice(2))

    expect((await again.all()).map(({ id, subject }) => [id, subject])).toEqual([
      [1, notice(1).subject],
      [2, notice(2).subject],
    ])
  })

  it('keeps each of many that come at once, whole and with a number of its own', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => notices.send(notice(at))))

    const mails = await box.all()
    expect(mails.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(mails.map(({ subject }) => subject).sort()).toEqual(
      Array.from({ length: 20 }, (_, at) => notice(at).subject).sort(),
    )
  })

  it('passes over a line that a killed process left half written, and goes on behind it', async () => {
    await notices.send(notice(1))
    await appendFile(join(directory, 'mailbox.jsonl'), '{"id":2,"at":"2022-0')

    await notices.send(notice(3))

    expect((await box.all()).map(({ subject }) => subject)).toEqual([notice(1).subject, notice(3).subject])
    expect((await readFile(join(directory, 'mailbox.jsonl'), 'utf8')).endsWith('\n')).toBe(true)
  })

  it('shows a mail’s words as words, whatever they are', async () => {
    await notices.send({ ...notice(1), subject: '<script>alert(1)</script>' })

    const page = mailboxPage(await box.all(), now())

    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>')
  })
})
