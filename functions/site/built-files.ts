import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type FileKind, pageHeaders, readKey, type SiteFile, siteFiles } from '../../shared/contract/site-paths.ts'
import { nameOf, type PageRef, refAt } from './page-refs.ts'

let known: readonly SiteFile[] | undefined

/**
 * The files of the site that are built with the software (infra/site/build.ts): scripts, and the pages on which people verify,
 * watch and witness. They lie beside the handler, or where SITE_ASSETS says; each path there is the key in the bucket.
 *
 * @throws {Error} when they were not built, or one of them is none that the contract knows
 */
export function builtFiles(): readonly SiteFile[] {
  known ??= readFiles(process.env['SITE_ASSETS'] ?? join(import.meta.dirname, 'built'))
  return known
}

/** The built files as pages to bring up to date, each once; a page's twin and its English come with it. */
export function builtRefs(): PageRef[] {
  const refs = builtFiles().flatMap(({ key }) => refAt(key) ?? [])
  return [...new Map(refs.map((ref) => [nameOf(ref), ref])).values()]
}

/**
 * A built page calls the API on its own origin; where that is elsewhere (API_URL), the page names it, and its policy allows
 * it and nothing else.
 */
export function withApi(file: SiteFile, apiUrl: string | undefined): SiteFile {
  if (apiUrl === undefined) return file
  const body = file.body
    .replace('<meta name="api" content="/api">', `<meta name="api" content="${apiUrl}">`)
    .replace('connect-src &#39;self&#39;', `connect-src &#39;self&#39; ${new URL(apiUrl).origin}`)
  return { ...file, body }
}

function readFiles(folder: string): SiteFile[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return paths.sort().map((path) => {
    const key = relative(folder, path).replaceAll(sep, '/')
    const { type, cache } = headersOf(key)
    return { key, type, cache, body: readFileSync(path, 'utf8') }
  })
}

/** @throws {Error} for a key that is none of the site's */
function headersOf(key: string): Pick<SiteFile, 'type' | 'cache'> {
  const page = key.replace(/index\.json$/, 'index.html')
  const kind = readKey(page)?.kind
  if (kind === undefined) throw new Error(`${key} is no file of the site`)
  return kind in siteFiles ? siteFiles[kind as FileKind] : pageHeaders[page === key ? 'page' : 'twin']
}
