import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Mail {
  readonly id: number
  /** Business time at which it came. */
  readonly at: string
  readonly to: readonly string[]
  readonly department: string
  readonly subject: string
  readonly text: string
}

/** What was published to the topic on this machine, oldest first; kept on disk before it is acknowledged. */
export interface Mailbox {
  readonly all: () => Promise<readonly Mail[]>
  /** Answers an SNS `Publish` request (form body) as SNS does, in XML. */
  readonly publish: (form: string) => Promise<string>
}

export function mailbox(directory: string, now: () => Date): Mailbox {
  const file = join(directory, 'mailbox.jsonl')
  const all = async () => mailsOf(await read(file))
  let turn: Promise<unknown> = Promise.resolve()
  const add = async (form: string): Promise<string> => {
    const kept = await read(file)
    const id = mailsOf(kept).length + 1
    const line = JSON.stringify({ id, at: now().toISOString(), ...mailOf(new URLSearchParams(form)) })
    const torn = kept !== '' && !kept.endsWith('\n')
    await mkdir(dirname(file), { recursive: true })
    await appendFile(file, `${torn ? '\n' : ''}${line}\n`)
    return `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`
  }
  return {
    all,
    publish: (form) => {
      const mine = turn.then(() => add(form))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

/** A line that a killed process left half written was never acknowledged: it is passed over. */
function mailsOf(kept: string): Mail[] {
  return kept.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as Mail] : []
    } catch {
      return []
    }
  })
}

function mailOf(form: URLSearchParams): Omit<Mail, 'id' | 'at'> {
  const attributes = attributesOf(form)
  const [subject = '', ...rest] = (form.get('Message') ?? '').split('\n')
  return {
    to: JSON.parse(attributes.get('to') ?? '[]') as string[],
    department: attributes.get('department') ?? '',
    subject,
    text: rest.join('\n').trim(),
  }
}

/** SNS writes attributes as `MessageAttributes.entry.1.Name`, `….Value.StringValue`. */
function attributesOf(form: URLSearchParams): Map<string, string> {
  const found = new Map<string, string>()
  for (let n = 1; form.has(`MessageAttributes.entry.${n}.Name`); n++) {
    const entry = `MessageAttributes.entry.${n}`
    found.set(form.get(`${entry}.Name`) ?? '', form.get(`${entry}.Value.StringValue`) ?? '')
  }
  return found
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return ''
  }
}
