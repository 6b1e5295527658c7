import { createHash } from 'node:crypto'
import type { PublicFile } from '../../shared/contract/site-paths.ts'
import type { Difference } from '../../shared/domain/disclosure/rebuild.ts'
import type { ListedObject, ReadBucket } from '../stores/object-store.ts'
import { isStoreError } from '../stores/store-error.ts'
import type { Site } from './draft-pages.ts'
import { eachOf } from './each-of.ts'
import { nameOf, type PageRef, refOfKey } from './page-refs.ts'
import { renderPage } from './render-page.ts'

export type Judged = Difference['what'] | 'right'

/**
 * What files should hold, each page rendered once. A page that its records do not allow has no say: what lies there stays, and
 * the list of broken pages tells of it.
 */
export class Judge {
  private readonly pages = new Map<string, Promise<ReadonlyMap<string, PublicFile> | 'broken'>>()
  private readonly site: Site

  constructor(site: Site) {
    this.site = site
  }

  /**
   * @param object the file as the bucket lists it; absent: it does not lie there
   * @param sinceWhen files put before are not asked for their headers: they were when they were last found right
   */
  async judge(key: string, object: ListedObject | undefined, sinceWhen = ''): Promise<Judged> {
    const ref = refOfKey(key)
    const files = ref ? await this.filesOf(ref) : new Map<string, PublicFile>()
    if (files === 'broken') return 'right'
    const file = files.get(key)
    if (!object) return file ? 'missing' : 'right'
    if (!file) return (await isOfEarlierRelease(key, ref, this.site.site)) ? 'right' : 'extra'
    if (!(await this.hasBytes(object, file))) return 'changed'
    return object.modified < sinceWhen || (await this.isSentAs(file)) ? 'right' : 'headers'
  }

  /** A file of a page that was judged. */
  async fileAt(key: string): Promise<PublicFile | undefined> {
    const ref = refOfKey(key)
    const files = ref && (await this.filesOf(ref))
    return files === 'broken' ? undefined : files?.get(key)
  }

  private async hasBytes({ key, etag }: ListedObject, { body }: PublicFile): Promise<boolean> {
    if (etag === createHash('md5').update(body).digest('hex')) return true
    const bytes = await this.site.site.get(key)
    return bytes !== undefined && Buffer.compare(bytes, Buffer.from(body)) === 0
  }

  private async isSentAs({ key, type, cache }: PublicFile): Promise<boolean> {
    const sent = await this.site.site.headers(key)
    return sent?.type === type && sent.cacheControl === cache
  }

  private filesOf(ref: PageRef): Promise<ReadonlyMap<string, PublicFile> | 'broken'> {
    const known = this.pages.get(nameOf(ref)) ?? this.render(ref)
    this.pages.set(nameOf(ref), known)
    return known
  }

  private async render(ref: PageRef): Promise<ReadonlyMap<string, PublicFile> | 'broken'> {
    try {
      const files = await renderPage(ref, this.site)
      return new Map(files.map((file) => [file.key, file]))
    } catch (error) {
      if (isStoreError(error)) throw error
      return 'broken'
    }
  }
}

/** Those of a list that are not as they should be, in its order. `sinceWhen` as with `judge`. */
export async function judgeAll(
  judge: Judge,
  files: readonly { readonly key: string; readonly object: ListedObject | undefined }[],
  atOnce: number,
  sinceWhen?: string,
): Promise<Difference[]> {
  const found = new Map<string, Difference['what']>()
  await eachOf(files, atOnce, async ({ key, object }) => {
    const judged = await judge.judge(key, object, sinceWhen)
    if (judged !== 'right') found.set(key, judged)
  })
  return files.flatMap(({ key }) => {
    const what = found.get(key)
    return what ? [{ key, what }] : []
  })
}

/**
 * Style sheets and scripts of an earlier release stay, because saved copies and caches name them; their names carry their hashes,
 * so that nobody can put anything else in their place.
 */
async function isOfEarlierRelease(key: string, ref: PageRef | undefined, site: ReadBucket): Promise<boolean> {
  if (!ref || !['style', 'toolStyle', 'icon', 'script'].includes(ref.kind)) return false
  const named = /\.([0-9a-f]{12})\.[a-z]+$/.exec(key)?.[1]
  const bytes = await site.get(key)
  return bytes !== undefined && named === createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}
