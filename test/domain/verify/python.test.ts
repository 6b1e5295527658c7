import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { verifySupplements } from '../../../shared/domain/verify/verify-supplements.ts'
import { dice, randomBundle } from '../draw/random-draw.ts'
import { readVectors } from '../draw/vectors.ts'
import { alterations, supplementAlterations } from './alterations.ts'
import { randomSupplements } from './random-supplements.ts'

const script = fileURLToPath(new URL('../../../shared/domain/verify/verify_draw.py', import.meta.url))
const python = findPython()

type Verdict = { ok: boolean; where: string | null }

if (python === null) leaveOut()
else
  describe('the Python verifier', () => {
    it('agrees with TypeScript on 1,000 random bundles and on an altered copy of each third', () => {
      const roll = dice(2024)
      const made = Array.from({ length: 1000 }, (_, seed) => randomBundle(seed, seed % 20 === 0 ? 200 : 40))
      const altered = made
        .filter((_, at) => at % 3 === 0)
        .map((bundle) => {
          const all = alterations(bundle)
          return (all[roll(all.length)] as { text: string }).text
        })

      const verdicts = askPython([...made.map((bundle) => JSON.stringify(bundle)), ...altered])

      expect(verdicts.slice(0, made.length)).toEqual(made.map(() => ({ ok: true, where: null })))
      expect(made.filter(({ teams }) => teams === null).length).toBeGreaterThan(100)
      expect(made.filter(({ teams }) => teams !== null && teams.length > 5).length).toBeGreaterThan(100)
      expect(verdicts.slice(made.length)).toEqual(altered.map(typescript))
      expect(verdicts.slice(made.length).every(({ ok }) => !ok)).toBe(true)
    })

    it('agrees with TypeScript on what came after 100 draws, and on an altered copy of each', () => {
      const roll = dice(2025)
      const made = Array.from({ length: 220 }, (_, seed) => randomBundle(seed))
        .filter(({ teams }) => teams !== null && teams.length > 0)
        .map((bundle, seed) => ({ bundle, file: randomSupplements(bundle, seed) }))
        .filter(({ file }) => file.supplements.length > 0)
        .slice(0, 100)
      const altered = made.map(({ bundle, file }) => {
        const all = supplementAlterations(file)
        return { bundle, text: (all[roll(all.length)] as { text: string }).text }
      })

      const verdicts = askPython([
        ...made.map(({ bundle, file }) => JSON.stringify([bundle, file])),
        ...altered.map(({ bundle, text }) => `[${JSON.stringify(bundle)},${text}]`),
      ])

      expect(made).toHaveLength(100)
      expect(
        made.flatMap(({ file }) => file.supplements.map(({ kind }) => kind)).filter((kind) => kind === 'target').length,
      ).toBeGreaterThan(40)
      expect(verdicts.slice(0, 100)).toEqual(made.map(() => ({ ok: true, where: null })))
      expect(verdicts.slice(100)).toEqual(
        altered.map(({ bundle, text }) => {
          const { ok, firstDifference } = verifySupplements(bundle, text)
          return { ok, where: firstDifference?.where ?? null }
        }),
      )
      expect(verdicts.slice(100).filter(({ ok }) => ok)).toEqual([])
    })

    it('verifies the vectors, and tells a stranger what was checked', () => {
      for (const { name, text } of readVectors()) {
        const run = withFile(text, (path) => spawnSync(python, [script, path], { encoding: 'utf8' }))

        expect(run.stdout, name).toMatch(/Draw draw-\d verifies\.\n$/)
        expect(run.status, name).toBe(0)
      }
    })

    it('names the first difference and exits 1', () => {
      const bundle = randomBundle(7)
      const text = JSON.stringify({ ...bundle, seed: 'f'.repeat(64) })

      const run = withFile(text, (path) => spawnSync(python, [script, path], { encoding: 'utf8' }))

      expect(run.status).toBe(1)
      expect(run.stdout).toContain('First difference: $.seed: should be')
    })
  })

/** Where there is no python3 the list of what was left out says so; in CI that is a failure. */
function leaveOut(): void {
  it('is left out by name where there is no python3, but never in CI', () => {
    const list = process.env.MINGCHOU_LEFT_OUT
    if (list !== undefined)
      appendFileSync(list, 'python: python3 (3.9 or newer) is not installed; bundles were verified once only\n')

    expect(process.env.CI ?? '').toBe('')
  })
}

function typescript(text: string): Verdict {
  const { ok, firstDifference } = verifyBundle(text)
  return { ok, where: firstDifference?.where ?? null }
}

function askPython(lines: readonly string[]): Verdict[] {
  const run = withFile(lines.join('\n'), (path) =>
    spawnSync(python as string, [script, '--many', path], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  )
  expect(run.stderr).toBe('')
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict)
}

function withFile<Answer>(text: string, use: (path: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'mingchou-python-'))
  try {
    const path = join(folder, 'bundle.json')
    writeFileSync(path, text)
    return use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function findPython(): string | null {
  const run = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'])
  return run.status === 0 ? 'python3' : null
}
