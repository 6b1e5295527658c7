import type { Names } from '../verify/desk.ts'

export interface Source {
  readonly text: string
  readonly names: Names
  /** What came after the draw, as text. */
  readonly supplements?: string
}

const LARGEST = 400_000_000

/**
 * What the reader chose or dropped: a bundle, and the supplements of its draw beside it or later, by themselves.
 *
 * @param last what was given before
 * @throws {Error} in words
 */
export async function fromFiles(files: readonly File[], last: Source | undefined): Promise<Source> {
  if (files.some(({ size }) => size > LARGEST)) {
    throw new Error('文件超过 400 MB，不像是验证文件。 Too large for a bundle.')
  }
  const texts = await Promise.all(files.map((file) => file.text()))
  const supplements = texts.find(isSupplements)
  const text = texts.find((each) => !isSupplements(each))
  if (text === undefined && last && supplements !== undefined) return { ...last, supplements }
  return { text: text ?? supplements ?? '', names: {}, ...(text && supplements !== undefined ? { supplements } : {}) }
}

/** By its beginning: a bundle may have hundreds of megabytes. */
function isSupplements(text: string): boolean {
  return /^\s*\{[^[]*"supplements"\s*:/.test(text.slice(0, 400))
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
  const view = url.pathname.endsWith('/bundle.json') ? await viewBeside(url).catch(() => undefined) : undefined
  const after = view?.supplements?.length ? await read(new URL('supplements.json', url)) : undefined
  return { text, names: namesOf(view), ...(after === undefined ? {} : { supplements: after }) }
}

async function read(url: URL): Promise<string> {
  const response = await fetch(url).catch(() => undefined)
  if (response?.ok) return response.text()
  throw new Error(`读不到 ${url.pathname}${response ? `（${response.status}）` : '：网络不通'}。`)
}

/** What the draw's page says by now, as its twin holds it. */
interface DrawTwin {
  readonly drawnTargets?: readonly { id: string; name?: string }[]
  readonly supplements?: readonly unknown[]
}

async function viewBeside(url: URL): Promise<DrawTwin> {
  return JSON.parse(await read(new URL('index.json', url))) as DrawTwin
}

function namesOf({ drawnTargets = [] }: DrawTwin = {}): Names {
  return Object.fromEntries(drawnTargets.flatMap(({ id, name }) => (name ? [[id, name]] : [])))
}
