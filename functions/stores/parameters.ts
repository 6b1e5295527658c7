import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'

/** Settings and secrets in the parameter store; what was changed is seen within five minutes. */
export interface Parameters {
  /** Undefined when there is no such parameter. */
  get(name: string): Promise<string | undefined>
}

const KEPT_MS = 5 * 60_000

export function ssmParameters(now: () => number = Date.now): Parameters {
  let client: SSMClient | undefined
  const kept = new Map<string, { readonly value: string | undefined; readonly until: number }>()
  return {
    async get(name) {
      const before = kept.get(name)
      if (before && before.until > now()) return before.value
      client ??= new SSMClient({ maxAttempts: 4 })
      const value = await read(client, name)
      kept.set(name, { value, until: now() + KEPT_MS })
      return value
    },
  }
}

async function read(client: SSMClient, name: string): Promise<string | undefined> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))
    return Parameter?.Value
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined
    throw error
  }
}
