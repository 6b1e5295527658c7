import { pageKey } from '../../shared/contract/site-paths.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import { type Draft, newLinks, type Trouble } from './draft-pages.ts'
import { eachOf } from './each-of.ts'
import { nameOf, type PageRef, refAt } from './page-refs.ts'

export interface Put {
  readonly written: number
  readonly troubles: readonly Trouble[]
}

interface Bucket {
  readonly site: WriteBucket
  readonly atOnce: number
}

/**
 * Writes drafts in an order in which no reader ever meets a link to nothing: first what did not stand, to which nothing that
 * stands links; then what did; the home page, by which readers enter, last when it is new. A page that would link to something
 * that could not be written is kept back with it. A crash anywhere leaves a site that is whole in itself.
 */
export async function putDrafts(
  drafts: readonly Draft[],
  before: readonly Trouble[],
  { site, atOnce }: Bucket,
): Promise<Put> {
  const troubles = new Map<string, Trouble>()
  const lost = new Set<string>()
  let written = 0
  const put = async (files: readonly Draft[]): Promise<void> => {
    for (const { ref, file } of files) {
      try {
        await site.put(file.key, file.body, { type: file.type, cacheControl: file.cache })
        written += 1
      } catch (error) {
        troubles.set(nameOf(ref), { ref, why: 'store', error })
        for (const each of files.slice(files.findIndex((one) => one.file === file))) lost.add(each.file.key)
        return
      }
    }
  }
  for (const part of inOrder(drafts)) {
    const kept = await keptBack(drafts, { troubles: [...before, ...troubles.values()], lost, site })
    for (const [name, trouble] of kept) if (!troubles.has(name)) troubles.set(name, trouble)
    const pages = Map.groupBy(part, ({ ref }) => nameOf(ref))
    await eachOf(
      [...pages].filter(([name]) => !troubles.has(name)),
      atOnce,
      ([, files]) => put(files),
    )
  }
  return { written, troubles: [...troubles.values()] }
}

/** A page's files stand in their own order: its twin, to which it links, first. */
function inOrder(drafts: readonly Draft[]): Draft[][] {
  const isNewHome = ({ file, before }: Draft) => file.key === pageKey('home') && before === undefined
  const others = drafts.filter((draft) => !isNewHome(draft))
  return [
    others.filter(({ before }) => before === undefined),
    others.filter(({ before }) => before !== undefined),
    drafts.filter(isNewHome),
  ]
}

interface Lacking {
  readonly troubles: readonly Trouble[]
  /** Keys whose writing failed. */
  readonly lost: ReadonlySet<string>
  readonly site: WriteBucket
}

/** Pages, by name, that newly link to what neither stands nor will: it is in trouble, or kept back itself. */
async function keptBack(drafts: readonly Draft[], { troubles, lost, site }: Lacking): Promise<Map<string, Trouble>> {
  const kept = new Map<string, Trouble>()
  if (troubles.length === 0) return kept
  const lacking = new Map(troubles.map((trouble) => [nameOf(trouble.ref), trouble]))
  const byKey = new Map(drafts.map((draft) => [draft.file.key, draft]))
  /** Whether it stood before, or will stand whole. */
  const stands = async (key: string): Promise<boolean> => {
    const draft = byKey.get(key)
    if (!draft) return (await site.size(key)) !== undefined
    return draft.before !== undefined || (!lost.has(key) && !kept.has(nameOf(draft.ref)))
  }
  const causeOf = async (draft: Draft): Promise<Trouble | undefined> => {
    for (const key of newLinks(draft)) {
      const ref = refAt(key)
      const trouble = ref && !isPicture(ref) && lacking.get(nameOf(ref))
      if (trouble && nameOf(trouble.ref) !== nameOf(draft.ref) && !(await stands(key))) return trouble
    }
    return undefined
  }
  for (let before = -1; before < kept.size; ) {
    before = kept.size
    for (const draft of drafts) {
      const cause = kept.has(nameOf(draft.ref)) ? undefined : await causeOf(draft)
      if (!cause) continue
      const error = new Error(`It links to what cannot be written: ${nameOf(cause.ref)}`)
      const trouble = { ref: draft.ref, why: cause.why, error }
      kept.set(nameOf(draft.ref), trouble)
      lacking.set(nameOf(draft.ref), trouble)
    }
  }
  return kept
}

/** Its alternative text stands in for a picture; a result must not wait for one. */
function isPicture({ kind }: PageRef): boolean {
  return kind === 'photo' || kind === 'photoThumbnail'
}
