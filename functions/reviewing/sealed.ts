import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import {
  type Keeper,
  noSealed,
  sealedConcluded,
  sealedFor,
  sealedReceived,
  sealedSent,
  sealedWithdrawn,
} from '../../shared/domain/inspection/seal.ts'
import type { SealedFile } from '../../shared/domain/inspection/sealed-referral.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { keeperOf } from '../acts/keeper.ts'
import { letterTerms } from '../acts/letter-terms.ts'
import { answer, decided, type Outcome, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Versioned, WriteStore } from '../stores/record-store.ts'

/**
 * The inspection's own record is not touched, so that neither its version nor its history tells of it; the event names an
 * alias alone. Closing and sending at once exclude each other: each holds the other's record.
 */
export const sendSealedReferral: UseCase<'sendSealedReferral'> = async (context) => {
  const { input, stores, today, newId } = context
  const { inspectionId, ...given } = input
  const inspection = await stores.inspections.get(inspectionId)
  const read = await stores.sealedFiles.find(inspectionId)
  const keeper = await keeperOf(context)
  const hand = { ...keeper, today, alias: newId() }
  const { receiptDays } = await letterTerms(stores.policies)
  const next = sealedSent(inspection.record, read?.record, { id: newId(), receiptDays, ...given }, hand)
  const write = read ? stores.sealedFiles.replace(read, next) : stores.sealedFiles.create(next)
  return decided(sealedFor(next, keeper) ?? next, [write, stores.inspections.unchanged(inspection)], sealedEvent(next))
}

/** What is not for the caller's eyes is left out before pages are made, so that neither a short page nor a cursor tells of it. */
export const listSealedReferrals: UseCase<'listSealedReferrals'> = async (context) => {
  const { limit = 50 } = context.input
  const after = context.input.cursor === undefined ? '' : lastOf(context.input.cursor)
  const keeper = await keeperOf(context)
  const mine: SealedFile[] = []
  for await (const { record } of context.stores.sealedFiles.all()) {
    const file = sealedFor(record, keeper)
    if (file && file.id > after) mine.push(file)
  }
  const items = mine.slice(0, limit)
  return answer({
    items,
    ...(mine.length > limit ? { next: Buffer.from(items.at(-1)?.id ?? '').toString('base64url') } : {}),
  })
}

function lastOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (id === '' || Buffer.from(id).toString('base64url') !== cursor) throw new Refusal('bad-cursor')
  return id
}

export const receiptSealedReferral: UseCase<'receiptSealedReferral'> = async (context) => {
  const { referralId, on, number } = context.input
  const { outcomeDays } = await letterTerms(context.stores.policies)
  return changeSealed(context, (file, hand) => sealedReceived(file, referralId, { on, number, outcomeDays }, hand))
}

export const concludeSealedReferral: UseCase<'concludeSealedReferral'> = (context) => {
  const { referralId, kind, on, text } = context.input
  return changeSealed(context, (file, hand) => sealedConcluded(file, referralId, { kind, on, text }, hand))
}

export const withdrawSealedReferral: UseCase<'withdrawSealedReferral'> = (context) => {
  const { referralId, reason } = context.input
  return changeSealed(context, (file, hand) => sealedWithdrawn(file, referralId, reason, hand))
}

interface Call {
  readonly input: { readonly inspectionId: string; readonly referralId: string }
  readonly stores: {
    readonly inspections: ReadStore<Inspection>
    readonly sealedFiles: WriteStore<SealedFile>
    readonly people: Parameters<typeof keeperOf>[0]['stores']['people']
  }
  readonly who: Person
  readonly today: Day
}

async function changeSealed(
  context: Call,
  change: (file: SealedFile, hand: Keeper & { readonly today: Day }) => SealedFile,
): Promise<Outcome<SealedFile>> {
  const { input, stores, today } = context
  await stores.inspections.get(input.inspectionId)
  const read: Versioned<SealedFile> | undefined = await stores.sealedFiles.find(input.inspectionId)
  if (!read) throw noSealed(input.referralId)
  const keeper = await keeperOf(context)
  const next = change(read.record, { ...keeper, today })
  return decided(sealedFor(next, keeper) ?? next, [stores.sealedFiles.replace(read, next)], sealedEvent(next))
}

function sealedEvent({ alias }: SealedFile) {
  return { type: 'sealed.changed' as const, object: `sealed/${alias}`, payload: {} }
}
