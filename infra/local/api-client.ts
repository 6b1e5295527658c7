import type { Output } from '../../functions/http/use-case.ts'
import type { PresignedPost } from '../../functions/stores/presigned-post.ts'
import { apiPrefix } from '../../shared/contract/route.ts'
import { type Routes, routes } from '../../shared/contract/routes.ts'
import type { ApiRequest } from './api-event.ts'

export type RouteName = keyof Routes

export interface CallOptions {
  readonly idempotencyKey?: string
  readonly ifMatch?: number | string
  /** As it was given, with its quotes. */
  readonly ifNoneMatch?: string
  readonly token?: string | undefined
}

/** A call of a route by its name, as the HTTP request that the contract makes of it. */
export function routeRequest(
  name: RouteName,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions = {},
): ApiRequest {
  const { method, path } = routes[name]
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !inPath.has(field)))
  const filled = path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(input[field])))
  const query = new URLSearchParams(rest as Record<string, string>).toString()
  const { token, idempotencyKey, ifMatch, ifNoneMatch } = options
  return {
    method,
    url: `${apiPrefix}${filled}${method === 'GET' && query ? `?${query}` : ''}`,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch)}"` }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(rest) }),
  }
}

export interface Answer<B> {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: B & Record<string, unknown>
}

/** Departments' own view of the platform: HTTP alone. */
export interface ApiClient {
  call<K extends RouteName>(
    person: string | undefined,
    name: K,
    input: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<Answer<Output<K>>>
  /** As `call`, for calls that must succeed. @throws {Error} with the problem document's words */
  must<K extends RouteName>(
    person: string | undefined,
    name: K,
    input: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<Output<K>>
}

/** A client of a running platform that signs sample people in at its `/local/token`. */
export function apiClient(base: string): ApiClient {
  const call: ApiClient['call'] = async (person, name, input, options = {}) => {
    const token = person === undefined ? undefined : await signIn(base, person)
    const { url, method, headers, body } = routeRequest(name, input, { token, ...options })
    const response = await fetch(base + url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JSON.parse((await response.text()) || 'null') as never,
    }
  }
  return {
    call,
    must: async (person, name, input, options) => {
      const { status, body } = await call(person, name, input, options)
      if (status >= 400) throw new Error(`${name} (${person ?? 'public'}): ${status} ${String(body['title'])}`)
      return body
    },
  }
}

async function signIn(base: string, person: string): Promise<string> {
  const response = await fetch(`${base}/local/token?person=${encodeURIComponent(person)}`)
  return response.text()
}

/** Uploads as a phone does: the form's fields, then the file. */
export async function upload({ url, fields }: PresignedPost, bytes: Uint8Array): Promise<Response> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new Blob([bytes as BlobPart]))
  return fetch(url, { method: 'POST', body: form })
}
