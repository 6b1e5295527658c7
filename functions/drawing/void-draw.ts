import type { DomainEvent } from '../../shared/contract/events.ts'
import type { Routes } from '../../shared/contract/routes.ts'
import { requireImpersonal } from '../../shared/domain/disclosure/private-text.ts'
import type { Draw, PendingDraw } from '../../shared/domain/draw/draw-record.ts'
import {
  failed,
  mayVoidAlone,
  requireCommitted,
  voidAsked,
  voidDecided,
  voided,
} from '../../shared/domain/drawing/draw-moves.ts'
import { requireNoLaterRound, roundAbandoned, roundVoided } from '../../shared/domain/drawing/rounds.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { departmentsOf } from '../../shared/domain/joint/joint-visit.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { answer, type Context, decided, type Outcome, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/**
 * A void draw is never deleted: it keeps its number, its lists and its reason, and stays public. The task is written in the
 * same transaction, so that the round can be frozen again, as the next attempt, or not at all. What was dispatched and not
 * begun is called off from the stream; an officer who begins between the reading and the commit keeps his inspection.
 *
 * Whoever froze or executed it, or is no approver, only asks: a second person decides. A freeze that still goes on is
 * given up by one person, since nothing was committed to.
 */
export const voidDraw: UseCase<'voidDraw'> = async (context) => {
  const { input, stores, who, now } = context
  const read = await stores.draws.get(input.drawId)
  if (read.record.state === 'freezing') return giveUp(context, { ...read, record: read.record })
  const before = requireCommitted(read.record)
  requireImpersonal('作废理由', input.reason)
  const task = await stores.tasks.get(before.taskId)
  const deed = { by: who.id, at: now.toISOString(), begun: await begunInspections(context, task.record, before) }
  if (mayVoidAlone(before, who)) {
    const { nonce } = (await stores.drawSecrets.get(before.id)).record
    const draw = voided(before, input.reason, { ...deed, nonce })
    const writes = [stores.draws.replace(read, draw), stores.tasks.replace(task, roundVoided(task.record, draw.round))]
    return decided(draw, writes, voidedEvent(draw), { version: read.version + 1 })
  }
  if (before.voiding) return answer(before, { version: read.version, status: 202 })
  requireNoLaterRound(task.record, before.round)
  const asked = voidAsked(before, input.reason, deed)
  return decided(asked, [stores.draws.replace(read, asked)], drawEvent('draw.void-asked', asked), {
    version: read.version + 1,
    status: 202,
  })
}

/** The second person's decision; not approved, the draw goes on as if nobody had asked. */
export const decideVoid: UseCase<'decideVoid'> = async (context) => {
  const { input, stores, who, now } = context
  const read = await stores.draws.get(input.drawId)
  const before = requireCommitted(read.record)
  const approved = input.decision !== 'rejected'
  const task = await stores.tasks.get(before.taskId)
  const begun = approved ? await begunInspections(context, task.record, before) : 0
  const { nonce } = (await stores.drawSecrets.get(before.id)).record
  const draw = voidDecided(before, approved, { by: who.id, at: now.toISOString(), begun, nonce })
  const version = read.version + 1
  if (!approved) {
    return decided(draw, [stores.draws.replace(read, draw)], drawEvent('draw.void-rejected', draw), { version })
  }
  const writes = [stores.draws.replace(read, draw), stores.tasks.replace(task, roundVoided(task.record, draw.round))]
  return decided(draw, writes, voidedEvent(draw), { version })
}

async function giveUp(
  { input, stores, now }: Context<Routes['voidDraw']>,
  read: Versioned<PendingDraw>,
): Promise<Outcome<PendingDraw>> {
  const pending = read.record
  const task = await stores.tasks.get(pending.taskId)
  const failure = { code: 'given-up', zh: input.reason, en: input.reason, at: now.toISOString() }
  const draw = failed(pending, failure)
  const round = roundAbandoned(task.record, pending.round, pending.id)
  const payload = { draw: draw.id, task: draw.taskId, round: draw.round, refusal: failure.code }
  return decided(
    draw,
    [stores.draws.replace(read, draw), stores.tasks.replace(task, round)],
    { type: 'draw.freeze-failed', object: `draws/${draw.id}`, payload },
    { version: read.version + 1 },
  )
}

function voidedEvent(draw: Draw): DomainEvent {
  const { type, object, payload } = drawEvent('draw.voided', draw)
  return { type, object, payload: { ...payload, reason: draw.voided?.reason } }
}

function drawEvent(type: 'draw.voided' | 'draw.void-asked' | 'draw.void-rejected', draw: Draw): DomainEvent {
  const { id, taskId, round, attempt } = draw
  return { type, object: `draws/${id}`, payload: { draw: id, task: taskId, round, attempt } }
}

interface Scope {
  readonly stores: { readonly inspections: ReadStore<Inspection> }
}

/**
 * How many inspections of the draw officers have begun: recorded, or photographed; of a joint task those of any department.
 * Their ids begin with the draw's.
 */
async function begunInspections(
  { of, department }: { readonly of: (scope: string) => Scope; readonly department: string },
  task: Task,
  { id, state }: Draw,
): Promise<number> {
  if (state !== 'executed') return 0
  let begun = 0
  for (const scope of departmentsOf(task, department)) {
    for await (const { record } of of(scope).stores.inspections.all(`${id}-`)) if (isBegun(record)) begun += 1
  }
  return begun
}

function isBegun({ state, photos }: Inspection): boolean {
  return (state !== 'dispatched' && state !== 'called-off') || photos.length > 0
}
