import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { requirePublicItem } from '../disclosure/public-texts.ts'
import { requireGuide } from './guide.ts'
import { type EditionMark, type Item, type ItemContent, type ItemEdition, itemLifecycle } from './item.ts'

/** A new item: a draft, which nobody may draw or inspect. */
export function newItem(id: string, content: ItemContent, by: string): Item {
  if (content.guide) requireGuide(content.guide)
  return { ...content, id, state: 'draft', editedBy: [by] }
}

/**
 * The item with other content: of a draft at once; of a published item as its next edition, while the published one holds.
 *
 * @throws {Refusal} `wrong-state` when it is retired, `guide-not-legal`
 */
export function editedItem(item: Item, content: ItemContent, by: string): Item {
  if (content.guide) requireGuide(content.guide)
  const editedBy = [...new Set([...(item.editedBy ?? []), by])]
  if (item.state === 'published') {
    return { ...item, state: moved(itemLifecycle, item, 'revise'), revision: content, editedBy }
  }
  const { weight: _, guide: __, leastRatio: ___, ...kept } = item
  return { ...kept, ...content, state: moved(itemLifecycle, item, 'edit'), editedBy }
}

/** Whether the item has something to be published: it was never public, or its next edition is written. */
export function awaitsPublication({ state, revision }: Item): boolean {
  return state === 'draft' || (state === 'published' && revision !== undefined)
}

interface Publication {
  readonly by: string
  readonly today: Day
  /** First day of the edition's effect; today when it is not said. */
  readonly effectiveFrom?: Day | undefined
}

/**
 * Makes the draft or the next edition public. Whoever wrote it may not publish it. A first edition takes effect at once,
 * because until then the item could be in a plan but not in force; a later one today or on a later day, not before the
 * edition before it.
 *
 * @throws {Refusal} `wrong-state`, `four-eyes`, `day-not-acceptable`, `not-disclosable`
 */
export function publishedItem(
  item: Item,
  { by, today, effectiveFrom = today }: Publication,
): { item: Item; editions: readonly ItemEdition[] } {
  const state = item.revision ? moved(itemLifecycle, item, 'revise') : moved(itemLifecycle, item, 'publish')
  if (item.editedBy?.includes(by)) throw new Refusal('four-eyes', { move: '公布', did: '修改' }, sameHand)
  const marks = item.editions ?? (item.publishedOn ? [firstEdition(item.publishedOn)] : [])
  requireEffect(effectiveFrom, { today, first: marks.length === 0, last: marks.at(-1)?.effectiveFrom ?? today })
  const mark = { edition: marks.length + 1, effectiveFrom, publishedOn: today }
  const { revision, editedBy: _, ...kept } = item
  const content = contentOf(revision ?? item)
  requirePublicItem(content)
  const { weight: __, guide: ___, leastRatio: ____, ...rest } = kept
  const published: Item = {
    ...rest,
    ...content,
    state,
    publishedOn: item.publishedOn ?? today,
    editions: [...marks, mark],
  }
  const uncounted = item.editions ? [] : marks.map((first) => editionOf(item, first))
  return { item: published, editions: [...uncounted, editionOf({ ...content, id: item.id }, mark)] }
}

/** What an item says as one of its editions. */
export function editionOf(item: ItemContent & Pick<Item, 'id'>, mark: EditionMark): ItemEdition {
  return { ...contentOf(item), ...mark, id: editionId(item.id, mark.edition), itemId: item.id }
}

const sameHand = { move: 'publish', did: 'edit' }

/** Published before editions were counted: what was public then was the first. */
function firstEdition(publishedOn: Day) {
  return { edition: 1, effectiveFrom: publishedOn, publishedOn }
}

function requireEffect(day: Day, { today, first, last }: { today: Day; first: boolean; last: Day }): void {
  const refuse = (zh: string, en: string) =>
    new Refusal(
      'day-not-acceptable',
      { where: '生效日期', day, why: zh },
      { where: 'The first day of effect', why: en },
    )
  if (day < today) throw refuse('不得早于公布当日', 'it is before the publication')
  if (first && day > today) throw refuse('首次公布须当日生效', 'a first edition takes effect at once')
  if (day < last) throw refuse(`上一版自 ${last} 起生效`, `the edition before takes effect on ${last}`)
}

export function editionId(itemId: string, edition: number): string {
  return `${itemId}@${edition}`
}

/** The number of the edition in force on a day; undefined when none was. */
export function editionOn({ editions, publishedOn }: Item, day: Day): number | undefined {
  const marks = editions ?? (publishedOn ? [firstEdition(publishedOn)] : [])
  return marks.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.edition
}

/** What an item says, without its life. */
function contentOf(item: ItemContent): ItemContent {
  const { name, category, targetKind, legalBasis, subject, content, methods, weight, leastRatio, guide } = item
  return {
    name,
    category,
    targetKind,
    legalBasis,
    subject,
    content,
    methods,
    ...(weight ? { weight } : {}),
    ...(leastRatio === undefined ? {} : { leastRatio }),
    ...(guide ? { guide } : {}),
  }
}

/** @throws {Refusal} `wrong-state` */
export function retiredItem(item: Item, reason: string, on: Day): Item {
  const { revision: _, ...kept } = item
  return { ...kept, state: moved(itemLifecycle, item, 'retire'), retired: { on, reason } }
}
