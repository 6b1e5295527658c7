import { SMTPClient, SMTPError, SMTPErrorStates } from 'emailjs'
import { type Channel, ChannelFailure, type Users } from './channel.ts'

export interface MailSettings {
  readonly host: string
  readonly port?: number
  /** `tls` from the first byte (465), `starttls` (587), or none on a network of one's own. */
  readonly security?: 'tls' | 'starttls' | 'none'
  readonly user?: string
  readonly password?: string
  readonly from: string
  /** Addresses by person. */
  readonly users?: Users
}

const TIMEOUT_MS = 10_000

/** SMTP by way of `emailjs`. Taken by the server, it may still bounce. */
export function mail(settings: MailSettings): Channel {
  return {
    name: 'smtp',
    // With how it is spoken to: whoever speaks TLS where none is, is not answered, and stops nobody else.
    server: `${settings.security ?? 'tls'}://${settings.host}:${settings.port ?? ''}`,
    async send({ subject, text, to }) {
      const addresses = to.flatMap((person) => settings.users?.[person] ?? [])
      if (addresses.length < to.length) throw new ChannelFailure(`没有邮箱地址：${to.join('、')}`, false)
      const client = connect(settings)
      try {
        await client.sendAsync({ from: settings.from, to: addresses.join(', '), subject, text })
      } catch (error) {
        throw failureOf(error)
      } finally {
        client.smtp.close(true)
      }
    },
  }
}

function connect({ host, port, security = 'tls', user, password }: MailSettings): SMTPClient {
  return new SMTPClient({
    host,
    ...(port === undefined ? {} : { port }),
    ssl: security === 'tls',
    tls: security === 'starttls',
    ...(user === undefined ? {} : { user, password: password ?? '' }),
    timeout: TIMEOUT_MS,
  })
}

/** SMTP's 4xx are passing; 5xx are not, nor is a wrong password or a message that no server was asked to take. */
function failureOf(error: unknown): ChannelFailure {
  const { code, smtp, message } = error as SMTPError
  const reply = typeof smtp === 'number' ? smtp : Number.parseInt(typeof smtp === 'string' ? smtp : '0', 10)
  const lasting = reply >= 500 || code === SMTPErrorStates.AUTHFAILED || code === undefined
  // Without a reply there was no server, or none that spoke.
  return new ChannelFailure(message.slice(0, 200), !lasting, reply === 0 && !lasting)
}
