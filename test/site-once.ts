import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSite } from '../infra/site/build.ts'

/** Builds the site's own files once for a run: no test changes them. `test/platform.ts` finds them by the variable. */
export default async function siteOnce(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'mingchou-site-'))
  await buildSite(directory)
  process.env['MINGCHOU_BUILT_SITE'] = directory
  return () => rm(directory, { recursive: true, force: true })
}
