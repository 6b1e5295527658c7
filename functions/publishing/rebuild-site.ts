import { askedRebuild } from '../../shared/domain/disclosure/rebuild.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/** Records the wish alone; the worker `site` hears of it and goes through it in steps. Its record shows how far it is. */
export const rebuildSite: UseCase<'rebuildSite'> = async ({ stores, who, now, newId }) => {
  const rebuild = askedRebuild({ id: newId(), scope: 'site', askedBy: who.id, askedAt: now.toISOString() })
  return decided(
    rebuild,
    [stores.rebuilds.create(rebuild)],
    { type: 'site.rebuild-asked', object: `rebuilds/${rebuild.id}`, payload: { rebuild: rebuild.id, step: 0 } },
    { status: 202 },
  )
}

export const getRebuild: UseCase<'getRebuild'> = async ({ input, stores }) =>
  answer((await stores.rebuilds.get(input.rebuildId)).record)

/** Their ids begin with the time, or for the night's with `nightly-` and the day. */
export const listRebuilds: UseCase<'listRebuilds'> = async ({ input, stores }) =>
  answer(await stores.rebuilds.list({ ...input, newestFirst: true }))
