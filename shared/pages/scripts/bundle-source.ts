import type { Names } from '../verify/desk.ts'

export interface Source {
  readonly text: string
  readonly names: Names
}

const LARGEST = 400_000_000

/** A file that the reader chose or dropped. @throws {Error} in words */
export async function fromFile(file: File): Promise<Source> {
  if (file.size > LARGEST) throw new Error('文件超过 400 MB，不像是验证文件。 Too large for a bundle.')
  return { text: await file.text(), names: {} }
}

/**
 * The bundle of a draw on this site, with the names that the draw's page knows by now.
 *
 * @param reference relative to this page; nothing of another site is opened
 * @throws {Error} in words
 */
export async function fromSite(reference: string): Promise<Source> {
  const url = new URL(reference, location.href)
  if (url.origin !== location.origin) {
    throw new Error('只能打开本网站的验证文件；别处的请先下载，再在下面选择。 Download it and choose it below.')
  }
  const text = await read(url)
  const names = url.pathname.endsWith('/bundle.json') ? await namesBeside(url).catch(() => ({})) : {}
  return { text, names }
}

async function read(url: URL): Promise<string> {
  const response = await fetch(url).catch(() => undefined)
  if (response?.ok) return response.text()
  throw new Error(`读不到 ${url.pathname}${response ? `（${response.status}）` : '：网络不通'}。`)
}

async function namesBeside(url: URL): Promise<Names> {
  const view = JSON.parse(await read(new URL('index.json', url))) as {
    readonly drawnTargets?: readonly { id: string; name?: string }[]
  }
  return Object.fromEntries((view.drawnTargets ?? []).flatMap(({ id, name }) => (name ? [[id, name]] : [])))
}
