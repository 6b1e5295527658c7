import type { PutOptions } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'

/**
 * Links that lead to nothing, for a reader who starts at the home page and follows every link.
 *
 * @returns `page → missing key`; empty before there is a home page
 */
export function deadLinks(files: ReadonlyMap<string, string>): string[] {
  const dead: string[] = []
  const seen = new Set(['index.html'])
  for (const key of seen) {
    const body = files.get(key)
    if (body === undefined || !key.endsWith('.html')) continue
    for (const to of linksIn(key, body)) {
      if (!files.has(to)) dead.push(`${key} → ${to}`)
      seen.add(to)
    }
  }
  return dead
}

const known = new Map<string, readonly string[]>()

/** The keys a page links to; each page's text is read once. */
export function linksIn(key: string, body: string): readonly string[] {
  const links = known.get(key + body) ?? [
    ...new Set(
      [...withoutCode(body).matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href]) =>
        decodeURIComponent(new URL(href ?? '', `https://site.invalid/${key}`).pathname.slice(1)),
      ),
    ),
  ]
  known.set(key + body, links)
  return links
}

/** What stands in a page's own program is no link. */
function withoutCode(body: string): string {
  return body.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1')
}

export interface Watch {
  /** Every file as it lies there, kept while it is written. */
  readonly files: Map<string, string>
  /** Links to nothing that a reader could have met after any single write. */
  readonly dead: Set<string>
  /** Keys in the order of their writing. */
  readonly written: string[]
  /** Content type and cache header by key. */
  readonly headers: Map<string, PutOptions>
  /** When set, a write of such a key fails. */
  failing: RegExp | undefined
}

/**
 * Looks at what one write may have done to a reader: only what he can reach from the page that was written, and of that what he had
 * not reached before, may newly lead to nothing. Whoever finds such a link walks the whole site to be sure.
 */
function eyeOn(watch: Watch): (key: string) => void {
  const reached = new Set<string>()
  const leadsToNothing = (key: string): boolean => {
    const walk = new Set([key])
    let found = false
    for (const page of walk) {
      reached.add(page)
      const body = watch.files.get(page)
      if (body === undefined) found = true
      else if (page.endsWith('.html')) {
        for (const to of linksIn(page, body)) if (!reached.has(to) || !watch.files.has(to)) walk.add(to)
      }
    }
    return found
  }
  return (key) => {
    if (!watch.files.has('index.html')) reached.clear()
    if (key !== 'index.html' && !reached.has(key)) return
    if (leadsToNothing(key)) for (const link of deadLinks(watch.files)) watch.dead.add(link)
  }
}

/** The platform's ports with an eye on each write to the public site. */
export function watchSite(): { watch: Watch; wrapPorts: (ports: Ports) => Ports } {
  const watch: Watch = { files: new Map(), dead: new Set(), written: [], headers: new Map(), failing: undefined }
  const look = eyeOn(watch)
  const wrapPorts = (ports: Ports): Ports => ({
    ...ports,
    bucket(name) {
      const bucket = ports.bucket(name)
      if (name !== 'site') return bucket
      return {
        ...bucket,
        async put(key, body, options) {
          if (watch.failing?.test(key)) throw new Error(`The disk is full: ${key}`)
          const done = await bucket.put(key, body, options)
          watch.files.set(key, typeof body === 'string' ? body : new TextDecoder().decode(body))
          watch.written.push(key)
          watch.headers.set(key, options)
          look(key)
          return done
        },
      }
    },
  })
  return { watch, wrapPorts }
}
