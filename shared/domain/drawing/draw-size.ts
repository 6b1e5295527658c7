/** How much a draw has to read and to compute. */
export interface DrawSize {
  /** Rows of the roster. */
  readonly rows: number
  readonly officers: number
  /** Seats of a team. */
  readonly seats: number
}

/** What is done within a request; API Gateway cuts one off after 30 seconds, and these take a few. */
const withinRequest = { rows: 20_000, places: 20_000 } as const

/** Most rows that a preview reads, which nobody waits for behind a request. */
export const previewRows = 100_000

/** Whether freezing or executing goes behind the request. */
export function isLarge({ rows, officers, seats }: DrawSize): boolean {
  return rows > withinRequest.rows || officers * seats > withinRequest.places
}
