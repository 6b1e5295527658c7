/** Who wrote a version of a record. */
export interface Hand {
  /** Id of a person, or `system`. */
  readonly by: string
  readonly at: string
  /** The request, or the object whose event was followed: an import's, for the rows of its file. */
  readonly cause: string
}

/** A row of the table as it lies there: the record in `record`, its version and its writer beside it. */
export interface Row {
  readonly pk: string
  readonly sk: string
  readonly version: number
  readonly record: unknown
  readonly hand?: Hand
  readonly [attribute: string]: unknown
}

interface Conditional {
  readonly condition?: string
  readonly names?: Record<string, string>
  readonly values?: Record<string, unknown>
}

interface Key {
  readonly pk: string
  readonly sk: string
}

/** One action of a transaction; exactly one of the three is given. */
export type TransactItem =
  | { readonly put: Conditional & { readonly row: Row }; readonly check?: never; readonly remove?: never }
  | {
      readonly check: Conditional & { readonly key: Key; readonly condition: string }
      readonly put?: never
      readonly remove?: never
    }
  | { readonly remove: Conditional & { readonly key: Key }; readonly put?: never; readonly check?: never }
