import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtSite } from './built-site.ts'

const scriptLimit = 130_000

export interface Built {
  readonly key: string
  readonly bytes: number
  readonly gzipped: number
}

/**
 * The files of the public site that no record changes, laid out in a folder as they are to lie in the site's bucket. The same
 * sources give the same bytes.
 */
export async function buildSite(directory: string): Promise<Built[]> {
  await rm(directory, { recursive: true, force: true })
  const files = await builtSite()
  for (const { key, body } of files) {
    const path = join(directory, ...key.split('/'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
  }
  return files.map(({ key, body }) => ({ key, bytes: Buffer.byteLength(body), gzipped: gzipSync(body).length }))
}

/** Sizes in words. @throws {Error} when a script has grown over its limit */
export function siteSizes(built: readonly Built[]): string[] {
  const heavy = built.filter(({ key, bytes }) => key.startsWith('assets/') && bytes > scriptLimit)
  if (heavy.length > 0) throw new Error(`over ${scriptLimit} bytes: ${heavy.map(({ key }) => key).join(', ')}`)
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(6)} KB`
  return built.map(({ key, bytes, gzipped }) => `${key.padEnd(42)} ${kb(bytes)}, ${kb(gzipped)} gzipped`)
}

if (import.meta.main) for (const line of siteSizes(await buildSite('dist/site/built'))) console.log(line)
