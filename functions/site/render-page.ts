import {
  englishKey,
  type FileKind,
  fileKey,
  type PageKind,
  type PublicFile,
  pageKey,
  type SiteFile,
  twinKey,
} from '../../shared/contract/site-paths.ts'
import { builtFiles, withApi } from './built-files.ts'
import type { PageRef } from './page-refs.ts'
import type { Render, Source } from './render.ts'
import { drawPages } from './render-draws.ts'
import { openDataPages } from './render-open-data.ts'
import { planningPages } from './render-planning.ts'
import { resultPages } from './render-results.ts'
import { rulesPages } from './render-rules.ts'
import { servicePages } from './render-service.ts'
import { visitPages } from './render-visits.ts'

/** The files of a page as the table would have them now; none when the record is not public (yet). */
export function renderPage(
  { kind, id = '', page = 1 }: PageRef,
  source: Pick<Source, 'records' | 'site'>,
): Promise<PublicFile[]> {
  return renderers[kind]({ ...source, id, page })
}

const renderers: { readonly [K in PageRef['kind']]: Render } = {
  style: async ({ id }) => built('style', id),
  icon: async ({ id }) => built('icon', id),
  script: async ({ id }) => built('script', id),
  toolStyle: async ({ id }) => built('toolStyle', id),
  verify: async () => built('verify'),
  verifyAlone: async () => built('verifyAlone'),
  verifyPython: async () => built('verifyPython'),
  verifySpec: async () => built('verifySpec'),
  ceremony: async () => built('ceremony'),
  notFound: async () => built('notFound'),
  schema: async ({ id }) => built('schema', id),
  objection: async () => builtPage('objection'),
  accessibility: async () => builtPage('accessibility'),
  dictionary: async () => builtPage('dictionary'),
  witness: async () => built('witness').map((file) => withApi(file, process.env['API_URL'])),
  recusal: async () => built('recusal').map((file) => withApi(file, process.env['API_URL'])),
  ...servicePages,
  ...planningPages,
  ...rulesPages,
  ...drawPages,
  ...resultPages,
  ...visitPages,
  ...openDataPages,
}

/** A file of another version of the software is not there: the page that names it is written again by a rebuild. */
function built(kind: FileKind, id?: string): SiteFile[] {
  const key = fileKey(kind, id === undefined ? {} : { id })
  return builtFiles().filter((file) => file.key === key)
}

/** The twin first, because the page links to it. */
function builtPage(kind: PageKind): SiteFile[] {
  const keys = [twinKey(kind), englishKey(kind), pageKey(kind)]
  return keys.flatMap((key) => builtFiles().find((file) => file.key === key) ?? [])
}
