import type { Notice } from '../../stores/notices.ts'

/** One way to a person. Resolves when it was taken; whether it was read, nobody knows. */
export interface Channel {
  readonly name: string
  /** Where it sends to: a server that is down is left alone for a while by everybody who would send there. */
  readonly server?: string
  /** @throws {ChannelFailure} saying whether trying again may help */
  send(notice: Notice): Promise<void>
}

export class ChannelFailure extends Error {
  /** A passing fault, such as a busy server; others stay until somebody changes the settings. */
  readonly passing: boolean
  /** The server does not answer, or says that it is out of order: nobody else's message will go there now. */
  readonly down: boolean

  constructor(message: string, passing: boolean, down = false) {
    super(message)
    this.name = 'ChannelFailure'
    this.passing = passing
    this.down = down
  }
}

/** Who a person is on a channel: a robot's user to mention, an e-mail address. */
export type Users = Readonly<Record<string, string>>

/** A message cut to a channel's limit in bytes, between signs. */
export function cutTo(limit: number, text: string): string {
  if (Buffer.byteLength(text) <= limit) return text
  const more = '……（全文请在平台查看）'
  let bytes = Buffer.byteLength(more)
  let kept = ''
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > limit) break
    kept += sign
  }
  return kept + more
}
