/** What the public page of a result may hold: an allow-list. A field that is not named here cannot leave. */
export interface ResultView {
  readonly inspectionId: string
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly creditClass: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly drawId: string
  readonly items: readonly {
    readonly itemId: string
    readonly name: string
    readonly code: string
    readonly label: string
    readonly finding: string
  }[]
  readonly method: string
  readonly endedOn: string
  readonly disposition: string
  readonly opinion: string
  readonly photoCount: number
  readonly photoHashes: readonly string[]
  /** Officers by certificate number and masked name. */
  readonly officers: readonly string[]
  /** How often the reviewer sent the record back, with the days. */
  readonly returns: readonly { readonly on: string; readonly reason: string }[]
  readonly rectification?: { readonly dueOn: string; readonly closedOn?: string }
  readonly referrals: readonly { readonly kind: string; readonly sentOn: string }[]
}
