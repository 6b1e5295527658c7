import type { DrandSigned } from '../draw/drand.ts'
import type { Bundle } from '../draw/types.ts'
import { bundleChecks } from './bundle-checks.ts'
import { shapeFault } from './bundle-shape.ts'
import { type Difference, fault } from './difference.ts'
import { parsed } from './parsed.ts'
import { replayOf } from './replay.ts'

type CheckResult = { id: string; ok: boolean; zh: string; en: string }

export type Verification = {
  ok: boolean
  checks: CheckResult[]
  firstDifference: Difference | null
  drawId: string | null
  summary: { zh: string; en: string }
}

const shape = { id: 'shape', zh: '文件字段齐全、格式正确', en: 'Every field is there and has its form' }

/**
 * Recomputes a draw from its public bundle alone and says what was checked and where the first difference lies. Never
 * throws, whatever it is given.
 *
 * @param json a bundle, parsed or as text
 * @param signed how drand signatures are looked at
 * @source SPEC 9
 */
export function verifyBundleWith(json: unknown, signed: DrandSigned): Verification {
  const bundle = parsed(json)
  const wrong = attempt(() => shapeFault(bundle))
  if (wrong !== null) return report([{ ...shape, found: wrong }], bundle)
  const replay = replayOf(bundle as Bundle)
  const found = bundleChecks(signed).map(({ id, zh, en, look }) => ({
    id,
    zh,
    en,
    found: attempt(() => look(bundle as Bundle, replay)),
  }))
  return report([{ ...shape, found: null }, ...found], bundle)
}

type Looked = { id: string; zh: string; en: string; found: Difference | null }

function report(looked: readonly Looked[], bundle: unknown): Verification {
  const firstDifference = looked.find(({ found }) => found !== null)?.found ?? null
  return {
    ok: firstDifference === null,
    checks: looked.map(({ id, zh, en, found }) => ({ id, ok: found === null, zh, en })),
    firstDifference,
    drawId: drawIdOf(bundle),
    summary: summaryOf(bundle, firstDifference),
  }
}

/** A check that cannot be carried out has not been passed. */
function attempt(look: () => Difference | null): Difference | null {
  try {
    return look()
  } catch (error) {
    return fault(
      '$',
      `无法复核 (could not be checked: ${error instanceof Error ? error.message : String(error)})`,
      undefined,
    )
  }
}

function drawIdOf(bundle: unknown): string | null {
  try {
    const { drawId } = (bundle as Bundle).manifest
    return typeof drawId === 'string' ? drawId : null
  } catch {
    return null
  }
}

function summaryOf(bundle: unknown, wrong: Difference | null): { zh: string; en: string } {
  const name = drawIdOf(bundle) ?? '?'
  if (wrong !== null) {
    return {
      zh: `抽取 ${name} 复核不通过。第一处不一致：${wrong.zh}。`,
      en: `Draw ${name} does not verify. First difference: ${wrong.en}.`,
    }
  }
  const { roster, drawn, teams } = bundle as Bundle
  const count = drawn.reduce((sum, { ids }) => sum + ids.length, 0)
  const seated =
    teams === null
      ? { zh: '未能组成执法小组', en: 'no teams could be formed' }
      : { zh: '执法小组一致', en: 'the teams agree' }
  return {
    zh: `抽取 ${name} 复核通过：${roster.length} 家中抽出 ${count} 家，${seated.zh}。`,
    en: `Draw ${name} verifies: ${count} of ${roster.length} drawn, ${seated.en}.`,
  }
}
