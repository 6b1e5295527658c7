import { sameContent } from '../../kernel/same-content.ts'
import type { Draft, DraftContent, DraftItem } from './draft.ts'

/** A field in which two drafts say different things: the officers decide, the platform does not. */
export interface DraftConflict {
  /** `opinion`, `onSite/leftAt`, `items/F-01/code`, `items/F-01/answers/staff`. */
  readonly field: string
  readonly values: readonly { readonly officerId: string; readonly device: string; readonly value: unknown }[]
}

export interface MergedDrafts {
  /** What is undisputed: whatever one of them says and no other says differently. */
  readonly content: DraftContent
  readonly conflicts: readonly DraftConflict[]
}

/** What the drafts of one inspection say together, in whichever order they come. */
export function mergeDrafts(drafts: readonly Pick<Draft, 'officerId' | 'device' | 'content'>[]): MergedDrafts {
  const said = new Map<string, DraftConflict['values']>()
  for (const { officerId, device, content } of drafts) {
    for (const [field, value] of fieldsOf(content)) {
      said.set(field, [...(said.get(field) ?? []), { officerId, device, value }])
    }
  }
  const agreed = new Map<string, unknown>()
  const conflicts: DraftConflict[] = []
  for (const [field, values] of said) {
    const [first] = values
    if (values.every(({ value }) => sameContent(value, first?.value))) agreed.set(field, first?.value)
    else conflicts.push({ field, values })
  }
  return { content: contentOf(agreed), conflicts }
}

/** Every field that says something, by its path. */
function fieldsOf({ items = [], onSite, party, ...flat }: DraftContent): [string, unknown][] {
  const within = (of: string, part: object | undefined) =>
    Object.entries(part ?? {}).map(([name, value]): [string, unknown] => [`${of}/${name}`, value])
  const all: [string, unknown][] = [
    ...Object.entries(flat),
    ...within('onSite', onSite),
    ...within('party', party),
    ...items.flatMap(fieldsOfItem),
  ]
  return all.filter(([, value]) => value !== undefined && value !== '')
}

function fieldsOfItem({ itemId, code, finding, answers = [] }: DraftItem): [string, unknown][] {
  const of = `items/${itemId}`
  return [
    [of, itemId],
    [`${of}/code`, code],
    [`${of}/finding`, finding],
    ...answers.map((answer): [string, unknown] => [`${of}/answers/${answer.line}`, answer]),
  ]
}

function contentOf(agreed: ReadonlyMap<string, unknown>): DraftContent {
  const content: Record<string, unknown> = {}
  const items = new Map<string, Record<string, unknown> & { answers?: unknown[] }>()
  for (const [field, value] of agreed) {
    const [top = '', name = '', part, line] = field.split('/')
    if (top === 'items') put(itemIn(items, name), part, line, value)
    else if (name) content[top] = { ...(content[top] as object), [name]: value }
    else content[top] = value
  }
  return { ...content, ...(items.size > 0 ? { items: [...items.values()] } : {}) } as DraftContent
}

type Item = Record<string, unknown> & { answers?: unknown[] }

function itemIn(items: Map<string, Item>, itemId: string): Item {
  const item = items.get(itemId) ?? { itemId }
  items.set(itemId, item)
  return item
}

function put(item: Item, part: string | undefined, line: string | undefined, value: unknown): void {
  if (line !== undefined) item.answers = [...(item.answers ?? []), value]
  else if (part !== undefined) item[part] = value
}
