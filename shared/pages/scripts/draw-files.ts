import { fileKey, twinKey } from '../../contract/site-paths.ts'
import type { Frozen } from '../../domain/draw/manifest.ts'
import type { Bundle } from '../../domain/draw/types.ts'
import type { DrawView } from '../draw-view.ts'

/** A draw as the address of a page names it after the `#`: `140900/finance/<draw>`, and for a witness `/<code>`. */
export interface Named {
  readonly department: string
  readonly id: string
  readonly code: string
}

export function namedDraw(hash: string): Named | undefined {
  const found = /^#?(\d{6}\/[a-z-]+)\/([A-Za-z0-9._~-]+)(?:\/([A-Za-z0-9-]*))?$/.exec(decoded(hash))
  if (!found) return undefined
  const [, department = '', id = '', code = ''] = found
  return { department, id, code }
}

/** The public files of a draw; undefined while one is not there, or the network is not. Never from a cache. */
export interface DrawFiles {
  readonly view: () => Promise<DrawView | undefined>
  readonly manifest: () => Promise<
    Pick<Frozen, 'manifest' | 'manifestDigest' | 'roster' | 'officers' | 'recusals'> | undefined
  >
  readonly bundle: () => Promise<Bundle | undefined>
}

export function drawFiles(place: Named): DrawFiles {
  const { department, id } = place
  const where = { department, id }
  return {
    view: () => json<DrawView>(twinKey('draw', where)),
    manifest: () => json(fileKey('manifest', where)),
    bundle: () => json<Bundle>(fileKey('bundle', where)),
  }
}

async function json<T>(key: string): Promise<T | undefined> {
  try {
    const response = await fetch(new URL(`../${key}`, location.href), { cache: 'no-store' })
    return response.ok ? ((await response.json()) as T) : undefined
  } catch {
    return undefined
  }
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}
