import type { Rebuild } from '../../shared/domain/disclosure/rebuild.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/** Records the wish alone; the worker `site` hears of it and goes through it in steps. Its record shows how far it is. */
export const rebuildSite: UseCase<'rebuildSite'> = async ({ stores, who, now, newId }) => {
  const rebuild: Rebuild = {
    id: newId(),
    state: 'asked',
    askedBy: who.id,
    askedAt: now.toISOString(),
    phase: 'pages',
    done: 0,
    of: 0,
    written: 0,
    unchanged: 0,
    failed: 0,
  }
  return decided(
    rebuild,
    [stores.rebuilds.create(rebuild)],
    { type: 'site.rebuild-asked', object: `rebuilds/${rebuild.id}`, payload: { rebuild: rebuild.id } },
    { status: 202 },
  )
}

export const getRebuild: UseCase<'getRebuild'> = async ({ input, stores }) =>
  answer((await stores.rebuilds.get(input.rebuildId)).record)
