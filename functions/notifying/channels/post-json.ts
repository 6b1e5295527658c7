import { ChannelFailure } from './channel.ts'

interface Post {
  readonly body: unknown
  /** The field of the answer that is 0 when the message was taken. */
  readonly code: string
  /** Codes that say: later. */
  readonly busy: readonly number[]
}

/** A server that has not answered by then will not. */
const TIMEOUT_MS = 5000

/**
 * Posts to a robot. An answer of 200 with an error inside is a failure, and so is one that cannot be understood.
 *
 * @throws {ChannelFailure}
 */
export async function postJson(url: string, { body, code, busy }: Post): Promise<void> {
  const { status, text } = await exchange(url, JSON.stringify(body))
  if (status >= 300)
    throw new ChannelFailure(`${status} ${text.slice(0, 200)}`, status >= 500 || status === 429, status >= 500)
  const said = codeIn(text, code)
  if (said !== 0) throw new ChannelFailure(`${status} ${text.slice(0, 200)}`, said !== undefined && busy.includes(said))
}

async function exchange(url: string, body: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    // The address may be a secret: the cause alone is told.
    const { name, cause } = error as Error & { cause?: { code?: string } }
    throw new ChannelFailure(cause?.code ?? name, true, true)
  }
}

function codeIn(text: string, code: string): number | undefined {
  try {
    const said = (JSON.parse(text) as Record<string, unknown>)[code]
    return typeof said === 'number' ? said : undefined
  } catch {
    return undefined
  }
}
