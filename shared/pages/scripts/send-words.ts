import type { Named } from './draw-files.ts'

export type Outcome = { readonly by: string; readonly waitingFor: readonly string[] } | { readonly refused: string }

interface Problem {
  readonly type?: string
  readonly title?: string
}

const TIMES = 8

/**
 * Gives a witness's words. Two witnesses in the same instant are told apart by the record's version: whoever came second is
 * sent again here, by itself. The same words sent twice are recorded once.
 */
export async function contribute({ department, id, code }: Named, words: string): Promise<Outcome> {
  const body = JSON.stringify({ department, code, words })
  for (let time = 1; ; time++) {
    const response = await postOnce(`${apiUrl()}/draws/${encodeURIComponent(id)}/contributions`, body)
    if (!response) return { refused: '没有送出：网络不通。您的话还在框里，请再按一次“送出”。 Not sent: no network.' }
    if (response.ok) return (await response.json()) as Outcome
    const problem = await problemOf(response)
    const passing = problem.type === 'changed-meanwhile' || response.status === 429 || response.status === 503
    if (!passing || time === TIMES) return { refused: wordsFor(problem, response.status) }
    await new Promise((resolve) => setTimeout(resolve, 100 * time + 300 * Math.random()))
  }
}

export function postOnce(url: string, body: string): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() }
  return fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
}

export async function problemOf(response: Response): Promise<Problem> {
  return response.json().catch(() => ({})) as Promise<Problem>
}

function wordsFor({ title }: Problem, status: number): string {
  return title ?? `没有送出：服务暂时不能应答（${status}），请稍后再按一次“送出”。`
}

export function apiUrl(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="api"]')?.content ?? '/api'
}

/** Also where `randomUUID` is missing: on a page that came over plain HTTP. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
