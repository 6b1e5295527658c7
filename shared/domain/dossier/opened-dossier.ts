import type { Difference } from '../verify/difference.ts'

/** A file of a zip as it was read. */
export interface FoundFile {
  readonly path: string
  readonly size: number
  /** Hex; of its bytes unpacked. */
  readonly sha256: string
}

/** A dossier as it was opened: its files in their order, and the text of those that are JSON. */
export interface OpenedDossier {
  readonly files: readonly FoundFile[]
  readonly text: (path: string) => string | undefined
}

/** One thing that is looked at, and the first place where it is not as it must be. */
export interface Look {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly found: () => Difference | null | undefined
}
