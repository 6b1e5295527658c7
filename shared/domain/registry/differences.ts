import { shownText } from './cells.ts'
import type { FieldChange } from './import.ts'
import type { Layout } from './read-rows.ts'

/** What differs between two records, in the columns of their file; a longer text is cut. */
export function differences<T>(layout: Pick<Layout<T>, 'columns' | 'write'>, before: T, after: T): FieldChange[] {
  const [old, now] = [layout.write(before), layout.write(after)]
  return layout.columns.flatMap(({ name }, at) => {
    const change = { field: name, before: cut(shownText(old[at])), after: cut(shownText(now[at])) }
    return shownText(old[at]) === shownText(now[at]) ? [] : [change]
  })
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199).toWellFormed()}…` : text
}
