import type { Answer, Question } from '../verify/desk.ts'
import type { Asked, Told } from './verify-desk.ts'

export type AskDesk = (question: Question) => Promise<Answer>

/**
 * The desk that computes: in a worker of the site's script, or of the script that stands in the page when the page is a file
 * of its own. Where a worker cannot be had, the page computes itself.
 */
export function deskClient(): AskDesk {
  let asking: Promise<AskDesk> | undefined
  return async (question) => {
    asking ??= inWorker().catch(inPage)
    return (await asking)(question)
  }
}

async function inWorker(): Promise<AskDesk> {
  const worker = new Worker(workerUrl())
  const waiting = new Map<number, (told: Told) => void>()
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => waiting.get(data.number)?.(data))
  let count = 0
  const ask = (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      const asked: Asked = { number: ++count, question }
      waiting.set(asked.number, (told) => {
        waiting.delete(asked.number)
        if ('answer' in told) resolve(told.answer)
        else reject(new Error(told.failed))
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage(asked)
    })
  await Promise.race([ask({ kind: 'explain', asked: '' }), broken(worker)])
  return ask
}

function broken(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('no worker')), { once: true })
  })
}

function workerUrl(): string | URL {
  const own = document.getElementById('desk-script')?.textContent
  if (own) return URL.createObjectURL(new Blob([own], { type: 'text/javascript' }))
  return deskUrl()
}

function deskUrl(): URL {
  const href = document.querySelector<HTMLMetaElement>('meta[name="desk"]')?.content ?? ''
  return new URL(href, location.href)
}

async function inPage(): Promise<AskDesk> {
  if (!window.mingchouDesk) await load(deskUrl())
  const desk = window.mingchouDesk
  if (!desk) throw new Error('核对程序没有载入 (the program did not load)')
  return async (question) => {
    await new Promise((resolve) => setTimeout(resolve, 30)) // so that the page can say that it is at work
    return desk(question)
  }
}

function load(url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url.href
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`读不到 ${url.href}`)))
    document.head.append(script)
  })
}
