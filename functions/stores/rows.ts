/** A row of the table as it lies there: the record in `record`, its version beside it. */
export interface Row {
  readonly pk: string
  readonly sk: string
  readonly version: number
  readonly record: unknown
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
