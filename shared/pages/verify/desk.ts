import type { Bundle } from '../../domain/draw/types.ts'
import { explainTarget, type TargetExplanation } from '../../domain/verify/explain-target.ts'
import { type Verification, verifyBundle } from '../../domain/verify/verify-bundle.ts'
import { type SupplementsVerification, verifySupplements } from '../../domain/verify/verify-supplements.ts'

/** Names by id, where the site around the bundle knows them. A bundle itself holds ids only. */
export type Names = Readonly<Record<string, string>>

/** What the page asks of the desk that computes: in a worker, or in the page itself. */
export type Question =
  | { readonly kind: 'verify'; readonly text: string; readonly names: Names; readonly supplements?: string }
  | { readonly kind: 'explain'; readonly asked: string }

export type Answer =
  | {
      readonly kind: 'verified'
      readonly verification: Verification
      readonly about: About | null
      readonly mistaken: Mistaken
      /** What came after the draw, where its file was given and the draw itself verifies. */
      readonly after: SupplementsVerification | null
    }
  | { readonly kind: 'explained'; readonly explanation: TargetExplanation; readonly name?: string }
  | { readonly kind: 'candidates'; readonly found: readonly { id: string; name?: string }[]; readonly more: boolean }

/** What was given instead of a bundle, where that can be told. */
export type Mistaken = 'not-json' | 'manifest' | 'supplements' | null

/** What a reader wants to see of a bundle. `drawn` is cut short, `count` is not. */
export interface About {
  readonly drawId: string
  readonly department: string
  readonly round: number
  readonly rounds: number
  readonly frozenAt: string
  readonly code: string
  readonly size: number
  readonly excluded: number
  readonly officers: number
  readonly manifestDigest: string
  readonly seed: string
  readonly count: number
  /** False when the draw found that no team can be formed. */
  readonly hasTeams: boolean
  readonly drawn: readonly { id: string; name?: string; level: string; officers: readonly string[] }[]
}

const SHOWN = 200
const OFFERED = 12

/** Holds the bundle that was verified last, so that questions about it cost nothing to carry. */
export function openDesk(): (question: Question) => Answer {
  let bundle: Bundle | null = null
  let names: Names = {}
  return (question) => {
    if (question.kind === 'explain') return bundle ? explain(bundle, names, question.asked) : noCandidates
    const parsed = parse(question.text)
    const verification = verifyBundle(parsed)
    const shaped = verification.checks.find(({ id }) => id === 'shape')?.ok === true
    bundle = verification.ok ? (parsed as Bundle) : null
    names = question.names
    const about = shaped ? aboutOf(parsed as Bundle, names) : null
    const after = bundle && question.supplements !== undefined ? verifySupplements(bundle, question.supplements) : null
    return { kind: 'verified', verification, about, mistaken: mistakenOf(parsed), after }
  }
}

const noCandidates: Answer = { kind: 'candidates', found: [], more: false }

function explain(bundle: Bundle, names: Names, asked: string): Answer {
  const wanted = asked.trim().normalize('NFC')
  const rows = bundle.roster
  const exact =
    rows.find(([id]) => id === wanted) ?? rows.find(([id]) => names[id] === wanted || id === wanted.toUpperCase())
  if (exact) {
    const name = names[exact[0]]
    return { kind: 'explained', explanation: explainTarget(bundle, exact[0]), ...(name ? { name } : {}) }
  }
  const part = wanted.toLowerCase()
  const found = rows
    .filter(([id]) => id.toLowerCase().includes(part) || names[id]?.toLowerCase().includes(part))
    .map(([id]) => ({ id, ...named(names, id) }))
  return { kind: 'candidates', found: found.slice(0, OFFERED), more: found.length > OFFERED }
}

function named(names: Names, id: string): { name?: string } {
  const name = names[id]
  return name === undefined ? {} : { name }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function mistakenOf(parsed: unknown): Mistaken {
  if (typeof parsed === 'string') return 'not-json'
  if (typeof parsed !== 'object' || parsed === null) return null
  if ('supplements' in parsed && !('manifest' in parsed)) return 'supplements'
  return 'manifest' in parsed && 'roster' in parsed && !('drawn' in parsed) ? 'manifest' : null
}

function aboutOf({ manifest, manifestDigest, roster, officers, seed, drawn, teams }: Bundle, names: Names): About {
  const { drawId, department, round, rounds, frozenAt, code } = manifest
  const teamOf = new Map(teams ?? [])
  const all = drawn.flatMap(({ level, ids }) => ids.map((id) => ({ id, level })))
  return {
    drawId,
    department,
    round,
    rounds,
    frozenAt,
    code,
    manifestDigest,
    seed,
    size: roster.length,
    excluded: manifest.exclusions.length,
    officers: officers.length,
    count: all.length,
    hasTeams: teams !== null,
    drawn: all.slice(0, SHOWN).map(({ id, level }) => ({
      id,
      level,
      ...named(names, id),
      officers: teamOf.get(id) ?? [],
    })),
  }
}
