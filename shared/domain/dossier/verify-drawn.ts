import type { Bundle } from '../draw/types.ts'
import type { Supplement } from '../drawing/supplement.ts'
import { compare, type Difference, fault } from '../verify/difference.ts'
import { verifyBundle } from '../verify/verify-bundle.ts'
import { verifySupplements } from '../verify/verify-supplements.ts'
import type { DossierIndex } from './dossier-index.ts'
import { bundlePath, proofPath, recordPath, supplementPath } from './dossier-parts.ts'
import { type DrawProof, teamsOf, wasDrawn } from './draw-proof.ts'
import type { Look, OpenedDossier } from './opened-dossier.ts'

interface Record {
  readonly inspection: string
  readonly target: string
  readonly department: string
  readonly officerIds: readonly string[]
  /** Of a visit of several departments. */
  readonly joint?: unknown
}

/** The draw is computed again from its public file; then that this target was drawn, with this team, and is the file's own. */
export function drawLooks(
  opened: OpenedDossier,
  index: DossierIndex | undefined,
  json: (path: string) => unknown,
): Look[] {
  const bundle = () => json(bundlePath) as Bundle
  const proof = () => json(proofPath) as DrawProof
  return [
    {
      id: 'draw',
      zh: '抽取由公开文件重算一致',
      en: 'The draw is computed again from its public file',
      found: () => verifyBundle(opened.text(bundlePath)).firstDifference,
    },
    {
      id: 'supplements',
      zh: '递补由同一种子重算一致',
      en: 'The supplements follow from the same seed',
      found: () => supplementsDifference(bundle(), supplementsIn(opened, json)),
    },
    {
      id: 'proof',
      zh: '抽取证明与抽取文件一致，本对象确被抽中',
      en: 'The proof is that of this draw, and the target was drawn',
      found: () => proofDifference(proof(), { bundle: bundle(), supplements: supplementsIn(opened, json) }),
    },
    {
      id: 'team',
      zh: '检查组就是抽取匹配的执法人员',
      en: 'The team is the one that was drawn',
      found: () => teamDifference(json(recordPath) as Record, proof()),
    },
    {
      id: 'one-file',
      zh: '目录、检查记录与抽取证明是同一检查、同一对象',
      en: 'Index, record and proof are of one inspection and one target',
      found: () => oneFile(json(recordPath) as Record, proof(), index),
    },
  ]
}

/** As many as there are, without a gap. */
function supplementsIn(opened: OpenedDossier, json: (path: string) => unknown): Supplement[] {
  const found: Supplement[] = []
  while (opened.text(supplementPath(found.length + 1)) !== undefined) {
    found.push(json(supplementPath(found.length + 1)) as Supplement)
  }
  return found
}

function supplementsDifference(bundle: Bundle, supplements: readonly Supplement[]): Difference | null {
  const { suite, manifest } = bundle
  const { firstDifference } = verifySupplements(bundle, { suite, drawId: manifest.drawId, supplements })
  return firstDifference && fault('02-draw', `${firstDifference.zh} (${firstDifference.en})`, undefined)
}

function proofDifference(
  proof: DrawProof,
  drawn: { readonly bundle: Bundle; readonly supplements: readonly Supplement[] },
): Difference | null {
  const { manifest, manifestDigest, resultDigest, seed } = drawn.bundle
  if (!wasDrawn(drawn, proof.target)) {
    return fault(`${proofPath} target`, '没有被抽中，也没有递补进来 (was neither drawn nor came in)', proof.target)
  }
  return (
    compare(manifest.drawId, proof.drawId, `${proofPath} drawId`) ??
    compare(manifestDigest, proof.manifestDigest, `${proofPath} manifestDigest`) ??
    compare(resultDigest, proof.resultDigest, `${proofPath} resultDigest`) ??
    compare(seed, proof.seed, `${proofPath} seed`) ??
    compare(teamsOf(drawn, proof.target), proof.teams, `${proofPath} teams`)
  )
}

/**
 * Who is on the file is one of the teams that the draw gave: the last one, or an earlier one when the record had been signed
 * before the change. Of a joint visit a department's sheet names its own officers alone, among them.
 */
function teamDifference({ officerIds, joint }: Record, { teams }: DrawProof): Difference | null {
  const is = (team: readonly string[]) =>
    officerIds.every((id) => team.includes(id)) && (joint !== undefined || team.length === officerIds.length)
  if (officerIds.length > 0 && teams.some(is)) return null
  const drawn = teams.at(-1)?.join(', ') ?? ''
  return fault(`${recordPath} officerIds`, `不是抽取匹配的人员 (are not those who were drawn: ${drawn})`, officerIds)
}

function oneFile(record: Record, proof: DrawProof, index: DossierIndex | undefined): Difference | null {
  return (
    compare(index?.inspection, record.inspection, `${recordPath} inspection`) ??
    compare(index?.target, record.target, `${recordPath} target`) ??
    compare(index?.target, proof.target, `${proofPath} target`) ??
    compare(index?.department, record.department, `${recordPath} department`)
  )
}
