import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { privateMatter, requirePublic } from '../disclosure/private-text.ts'
import { editionId } from '../registry/item-moves.ts'
import { type RulesEdition, type RulesText, rulesKinds, rulesLifecycle, type WorkingRules } from './working-rules.ts'

interface Doing {
  readonly by: string
  readonly on: Day
}

/** A first draft, from the template. */
export function startedRules(
  { id, kind, itemId }: Pick<WorkingRules, 'id' | 'kind' | 'itemId'>,
  text: RulesText,
  by: string,
): WorkingRules {
  return {
    id,
    kind,
    ...(itemId === undefined ? {} : { itemId }),
    ...text,
    state: 'draft',
    editions: [],
    editedBy: [by],
  }
}

/** The text with other words: of a draft at once; of a published one as its next edition. @throws {Refusal} `wrong-state`, `id-repeated` */
export function editedRules(rules: WorkingRules, { title, chapters }: RulesText, by: string): WorkingRules {
  const state = moved(rulesLifecycle, rules, 'edit')
  const ids = chapters.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice !== undefined) throw new Refusal('id-repeated', { id: twice })
  const { approvedBy: _, approvedOn: __, submittedBy: ___, ...kept } = rules
  return { ...kept, title, chapters, state, editedBy: [...new Set([...rules.editedBy, by])] }
}

/** @throws {Refusal} `wrong-state`; `chapters-missing` by name; `blanks-left` by their words */
export function submittedRules(rules: WorkingRules, { by }: Pick<Doing, 'by'>): WorkingRules {
  const state = moved(rulesLifecycle, rules, 'submit')
  const { zh, chapters, source } = rulesKinds[rules.kind]
  const missing = missingChapters(rules)
  if (missing.length > 0) {
    const names: Readonly<Record<string, string>> = chapters
    throw new Refusal(
      'chapters-missing',
      { what: zh, missing: missing.map((id) => names[id]), source },
      { what: `The ${rules.kind}`, missing: missing.join(', '), source: 'the notice, section 2 (4)' },
    )
  }
  requireWritten(rules.title, blanksIn(rules))
  return { ...rules, state, submittedBy: by }
}

/** @throws {Refusal} `blanks-left` naming what nobody has written yet */
export function requireWritten(what: string, blanks: readonly string[]): void {
  if (blanks.length > 0) throw new Refusal('blanks-left', { what, count: blanks.length, blanks })
}

/** Ids of the chapters that must be there and are not, or say nothing. */
export function missingChapters({ kind, chapters }: Pick<WorkingRules, 'kind' | 'chapters'>): string[] {
  const written = new Set(chapters.filter(({ text }) => text.trim() !== '').map(({ id }) => id))
  return Object.keys(rulesKinds[kind].chapters).filter((id) => !written.has(id))
}

/** Places that the template left open and nobody has written. */
export function blanksIn({ chapters }: Pick<RulesText, 'chapters'>): string[] {
  return chapters.flatMap(({ text }) => [...text.matchAll(/【待填：([^】]*)】/gu)].map(([, what = '']) => what))
}

/** A draft again; who returned it and why stays on it. @throws {Refusal} `wrong-state` */
export function returnedRules(rules: WorkingRules, reason: string, { by, on }: Doing): WorkingRules {
  const state = moved(rulesLifecycle, rules, 'return')
  const { approvedBy: _, approvedOn: __, ...kept } = rules
  return { ...kept, state, returned: { by, on, reason } }
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for anybody who wrote or submitted it */
export function approvedRules(rules: WorkingRules, { by, on }: Doing): WorkingRules {
  const { approve, edit, submit } = rulesLifecycle.moves
  const state = moved(rulesLifecycle, rules, 'approve')
  const did = rules.submittedBy === by ? submit.zh : rules.editedBy.includes(by) ? edit.zh : undefined
  if (did !== undefined) {
    throw new Refusal(
      'four-eyes',
      { move: approve.zh, did },
      { move: 'approve', did: did === submit.zh ? 'submit' : 'edit' },
    )
  }
  return { ...rules, state, approvedBy: by, approvedOn: on }
}

/**
 * The text made public as its next edition.
 *
 * @throws {Refusal} `wrong-state`; `not-disclosable` naming the chapter whose text holds what looks like a phone or an ID number
 */
export function publishedRules(
  rules: WorkingRules,
  on: Day,
): { readonly rules: WorkingRules; readonly edition: RulesEdition } {
  const state = moved(rulesLifecycle, rules, 'publish')
  for (const { title, text } of rules.chapters) requireSpeakable(title, text)
  const { id, kind, itemId, title, chapters, editions, returned: _, ...kept } = rules
  const edition = editions.length + 1
  const content = { kind, ...(itemId === undefined ? {} : { itemId }), title, chapters }
  return {
    rules: { ...kept, id, ...content, state, editions: [...editions, { edition, publishedOn: on }], editedBy: [] },
    edition: { id: editionId(id, edition), rulesId: id, ...content, edition, publishedOn: on },
  }
}

/** Rules speak of addresses and of discipline inspection in general; what they must not hold is somebody's number. */
function requireSpeakable(title: string, text: string): void {
  const kind = privateMatter(text)?.kind
  if (kind === 'phone' || kind === 'id-number') requirePublic(`“${title}”`, text)
}
