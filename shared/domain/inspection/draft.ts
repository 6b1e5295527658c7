import { Refusal } from '../../kernel/refusal.ts'
import { sameContent } from '../../kernel/same-content.ts'
import { requireAct } from './acts.ts'
import type { Answer } from './answers.ts'
import { editionOf, type Inspection, type Result } from './inspection.ts'
import type { OnSite } from './on-site.ts'
import type { Party } from './party.ts'
import type { ResultCode } from './result-codes.ts'

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

export interface DraftItem {
  readonly itemId: string
  readonly code?: ResultCode | undefined
  readonly finding?: string | undefined
  readonly answers?: readonly Loosened<Answer>[] | undefined
}

type Loosened<A extends Answer> = Pick<A, 'line'> & Loose<Omit<A, 'line'>>

/** A result of which anything may still be missing or wrong; only its shape is known. */
export interface DraftContent
  extends Loose<
    Pick<Result, 'method' | 'endedOn' | 'disposition' | 'dispositionText' | 'rectifyBy' | 'opinion' | 'partyOpinion'>
  > {
  readonly onSite?: Loose<OnSite> | undefined
  readonly party?: Loose<Party> | undefined
  readonly items?: readonly DraftItem[] | undefined
}

/** What one officer has written so far on one device; `id` is `<inspection>#<certificate>#<device>`. Nobody else writes it. */
export interface Draft {
  readonly id: string
  readonly inspectionId: string
  /** Certificate number. */
  readonly officerId: string
  readonly device: string
  readonly content: DraftContent
  /** How often it was saved; what its next saving gives back as If-Match. */
  readonly edition: number
  /** The inspection's own edition when it was saved: behind it, somebody recorded meanwhile. */
  readonly of: number
  readonly savedAt: string
}

export function draftId(inspectionId: string, officerId = '', device = ''): string {
  return [inspectionId, ...(officerId ? [officerId, device] : [''])].join('#')
}

interface Saving {
  readonly officerId: string
  readonly device: string
  readonly content: DraftContent
  /** The edition that the device holds; 0 when it has saved nothing yet. */
  readonly held: number
  readonly now: Date
}

/**
 * The draft as it is to be kept; undefined when the same is kept already: a phone that never heard the answer sends it twice.
 *
 * @param before what is kept of this officer and device
 * @throws {Refusal} `wrong-state` once the record is submitted; `changed-meanwhile` when the device holds an older edition
 */
export function savedDraft(
  inspection: Inspection,
  before: Draft | undefined,
  { officerId, device, content, held, now }: Saving,
): Draft | undefined {
  requireAct(inspection, 'draft')
  if (before && sameContent(before.content, content)) return undefined
  const current = before?.edition ?? 0
  if (held !== current) {
    throw new Refusal('changed-meanwhile', { what: '草稿', id: device, current }, { what: 'The draft' })
  }
  const id = draftId(inspection.id, officerId, device)
  const of = editionOf(inspection)
  return {
    id,
    inspectionId: inspection.id,
    officerId,
    device,
    content,
    edition: current + 1,
    of,
    savedAt: now.toISOString(),
  }
}
