import type { Day } from '../../kernel/days.ts'
import { workingDaysBetween } from '../clock/age.ts'
import { disclosureDue } from '../disclosure/disclosure-due.ts'
import type { ChecklistLine } from '../registry/guide.ts'
import { citation, type ItemContent } from '../registry/item.ts'
import type { Answer } from './answers.ts'
import { answerWords, type ChangedSince, changedSince } from './changed-since.ts'
import { type HistoryStep, historyOf, type PastVersion } from './history.ts'
import type { Inspection } from './inspection.ts'
import type { Photo } from './photo.ts'
import type { PhotoFlag } from './photo-flags.ts'
import { type ResultCode, resultCodes } from './result-codes.ts'
import type { Said } from './said.ts'

/** What an item says in the edition that was inspected. */
export type PinnedItem = Pick<ItemContent, 'name' | 'content' | 'legalBasis' | 'guide'> & { readonly edition?: number }

/** A question of the checklist beside its answer. */
interface AnsweredLine extends ChecklistLine {
  readonly answer?: Answer
  /** The answer as a reader sees it. */
  readonly words: string
}

/** One item, side by side: what is asked, by which law, and what was found. */
export interface ReviewedItem {
  readonly itemId: string
  readonly name: string
  readonly edition?: number
  readonly content?: string
  readonly basis: readonly string[]
  readonly procedure?: string
  readonly lines: readonly AnsweredLine[]
  readonly code?: ResultCode
  readonly label?: string
  readonly finding?: string
  /** Of the last return, when it named this item. */
  readonly returnedFor?: string
  /** Photos that its answers name. */
  readonly photoIds: readonly string[]
}

/** The clock of the publication. */
export interface DisclosureClock {
  readonly endedOn: Day
  readonly dueOn: Day
  readonly reckoning: string
  /** Until the due day; negative when it is over. */
  readonly workingDaysLeft: number
  readonly provisional?: number
}

/** A photo with what the reviewer is told of it and where it can be seen for some minutes. */
export interface SeenPhoto {
  readonly photo: Photo
  readonly flags: readonly PhotoFlag[]
  /** The file says neither when nor where it was taken. */
  readonly silent: boolean
  /** What the check could not find out of it. */
  readonly unchecked: readonly Said[]
  readonly original?: string
  readonly web?: string
  readonly thumbnail?: string
}

/** Everything a reviewer needs in one answer. */
export interface ReviewSheet {
  readonly inspection: Inspection
  readonly items: readonly ReviewedItem[]
  readonly photos: readonly SeenPhoto[]
  readonly clock?: DisclosureClock
  readonly changed?: ChangedSince
  readonly history: readonly HistoryStep[]
}

/**
 * @param inspection as the reader may see it
 * @param items each item in its pinned edition
 * @param versions the oldest first, as the reader may see them
 */
export function reviewSheet(
  inspection: Inspection,
  items: ReadonlyMap<string, PinnedItem>,
  { photos, versions, today }: { photos: readonly SeenPhoto[]; versions: readonly PastVersion[]; today: Day },
): ReviewSheet {
  const { result } = inspection
  const changed = changedSince(inspection)
  return {
    inspection,
    items: inspection.itemIds.map((itemId) => reviewedItem(itemId, items.get(itemId), inspection)),
    photos,
    ...(result ? { clock: clockOf(inspection, result.endedOn, today) } : {}),
    ...(changed ? { changed } : {}),
    history: historyOf(versions),
  }
}

function reviewedItem(itemId: string, item: PinnedItem | undefined, { result, reviews }: Inspection): ReviewedItem {
  const found = result?.items.find((each) => each.itemId === itemId)
  const returned = reviews.findLast(({ decision }) => decision === 'returned')
  const returnedFor = returned?.items?.find((each) => each.itemId === itemId)?.reason
  return {
    itemId,
    name: item?.name ?? itemId,
    ...(item?.edition === undefined ? {} : { edition: item.edition }),
    ...(item ? { content: item.content } : {}),
    basis: (item?.legalBasis ?? []).map(citation),
    ...(item?.guide ? { procedure: item.guide.procedure } : {}),
    lines: (item?.guide?.checklist ?? []).map((line) => answeredLine(line, found?.answers)),
    ...(found ? { code: found.code, label: resultCodes[found.code], finding: found.finding } : {}),
    ...(returnedFor === undefined ? {} : { returnedFor }),
    photoIds: (found?.answers ?? []).flatMap(({ value }) => (typeof value === 'object' ? value : [])),
  }
}

function answeredLine(line: ChecklistLine, answers: readonly Answer[] = []): AnsweredLine {
  const answer = answers.find((each) => each.line === line.id)
  const unit = line.unit && typeof answer?.value === 'number' ? ` ${line.unit}` : ''
  return { ...line, ...(answer ? { answer } : {}), words: answer ? `${answerWords(answer)}${unit}` : '未作答' }
}

function clockOf({ publishedOn }: Inspection, endedOn: Day, today: Day): DisclosureClock {
  const { dueOn, zh, provisional } = disclosureDue(endedOn)
  return {
    endedOn,
    dueOn,
    reckoning: zh,
    workingDaysLeft: workingDaysBetween(publishedOn ?? today, dueOn),
    ...(provisional === undefined ? {} : { provisional }),
  }
}
