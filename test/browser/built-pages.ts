import { builtSite } from '../../infra/site/built-site.ts'
import { iconFile } from '../../shared/pages/icon.ts'
import { styleFile } from '../../shared/pages/style.ts'
import { type Served, serveSite } from './serve-site.ts'

export interface BuiltPages extends Served {
  /** The bytes of one of the files. */
  readonly text: (key: string) => string
}

/** The pages that are built with the software, served beside some public files of a draw. */
export async function serveBuiltPages(beside: Readonly<Record<string, string>> = {}): Promise<BuiltPages> {
  const built = [...(await builtSite()), styleFile, iconFile]
  const files = new Map([...built.map(({ key, body }) => [key, body] as const), ...Object.entries(beside)])
  const bytes = async (key: string) => {
    const text = files.get(key)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  const served = await serveSite({
    get: bytes,
    size: async (key) => (await bytes(key))?.length,
    headers: async () => undefined,
    list: async () => ({ objects: [], more: false }),
    async *keys(prefix) {
      for (const key of files.keys()) if (key.startsWith(prefix)) yield key
    },
  })
  return { ...served, text: (key) => files.get(key) ?? '' }
}
