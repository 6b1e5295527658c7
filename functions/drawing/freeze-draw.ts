import { frozenKey } from '../../shared/contract/object-keys.ts'
import { nonceCommit } from '../../shared/domain/draw/manifest.ts'
import { assemblePool } from '../../shared/domain/drawing/assemble-pool.ts'
import { freezePool } from '../../shared/domain/drawing/freeze-pool.ts'
import { frozenDraw, requireRecordable } from '../../shared/domain/drawing/frozen-draw.ts'
import { requireTeams } from '../../shared/domain/drawing/frozen-pool.ts'
import { roundFrozen } from '../../shared/domain/drawing/rounds.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { toHex } from '../../shared/kernel/bytes.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Versioned, Write } from '../stores/record-store.ts'
import { writeFrozen } from './frozen-file.ts'
import { readPool } from './read-pool.ts'
import { codeHashOf, witnessPass } from './witness-passes.ts'

/**
 * Commits to everything that will shape a draw, before anybody has contributed to its seed.
 *
 * The frozen lists go to the archive first, under a draw id that is new: a crash before the transaction leaves an object that
 * no record names, and nothing else. The transaction holds the task at the version that was read, so that of two freezes at
 * once one is refused, and every item, so that none is retired by the way.
 */
export const freezeDraw: UseCase<'freezeDraw'> = async (context) => {
  const { input, stores, buckets, department, now, today, random, who, code } = context
  const { taskId, round, witnesses } = input
  const readTask = await stores.tasks.get(taskId)
  const task = readTask.record
  const drawId = context.newId()
  const next = roundFrozen(task, round, drawId)
  const items = await publishedItems(stores.items, task.itemIds)

  const pool = assemblePool(await readPool(stores, { task, round, department, day: today }))
  const nonce = random(32)
  const frozen = freezePool(task, pool, {
    drawId,
    department,
    code,
    round,
    attempt: next.attempt,
    day: today,
    frozenAt: now.toISOString(),
    contributors: witnesses,
    nonceCommit: nonceCommit(nonce),
  })
  requireTeams(frozen)
  const contributors = witnesses.map((by) => ({
    by,
    kind: 'witness' as const,
    codeHash: codeHashOf(witnessPass(by, { department, drawId, nonce })),
  }))
  const draw = frozenDraw(frozen, {
    taskName: task.name,
    attempt: next.attempt,
    frozenBy: who.id,
    contributors,
    frozenKey: frozenKey(department, drawId),
  })
  requireRecordable(draw, frozen)

  await writeFrozen(buckets.archive, frozen, pool.leftOut)
  const { manifestDigest, nonceCommit: committed, attempt } = draw
  return decided(
    { draw },
    [
      stores.draws.create(draw),
      stores.drawSecrets.create({ id: drawId, nonce: toHex(nonce) }),
      stores.tasks.replace(readTask, next.task),
      ...items.map((item) => stillPublished(stores.items, item)),
    ],
    {
      type: 'draw.frozen',
      object: `draws/${drawId}`,
      payload: { draw: drawId, task: taskId, round, attempt, manifestDigest, nonceCommit: committed, witnesses },
    },
    { status: 201, version: 1 },
  )
}

/** @throws {Refusal} `item-not-published` @source 国办发〔2024〕54号 */
async function publishedItems(items: ReadStore<Item>, ids: readonly string[]): Promise<Versioned<Item>[]> {
  return Promise.all(
    ids.map(async (id) => {
      const item = await items.find(id)
      if (item?.record.state !== 'published') throw new Refusal('item-not-published', { id })
      return item
    }),
  )
}

function stillPublished(items: ReadStore<Item>, item: Versioned<Item>): Write {
  return { ...items.unchanged(item), refuse: () => new Refusal('item-not-published', { id: item.record.id }) }
}
