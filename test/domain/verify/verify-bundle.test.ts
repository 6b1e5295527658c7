import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { randomBundle } from '../draw/random-draw.ts'
import { readVectors } from '../draw/vectors.ts'
import { alterations } from './alterations.ts'

const vectors = readVectors()

describe('verifying a bundle', () => {
  it.each(vectors)('accepts the vector $name, as text and parsed', ({ text, bundle }) => {
    expect(verifyBundle(text)).toMatchObject({ ok: true, firstDifference: null, drawId: bundle.manifest.drawId })
    expect(verifyBundle(bundle)).toEqual(verifyBundle(text))
  })

  it('replays the infeasible vector to no teams', () => {
    const { bundle } = vectors.find(({ name }) => name === 'infeasible.json') ?? expect.fail('no such vector')

    expect(verifyBundle(bundle).summary.zh).toBe('抽取 draw-9 复核通过：120 家中抽出 43 家，未能组成执法小组。')
    expect(verifyBundle({ ...bundle, teams: [], resultDigest: '0'.repeat(64) }).firstDifference).toMatchObject({
      where: '$.teams',
      expected: 'null',
    })
  })

  it.each(vectors)('reports one changed byte anywhere in $name', ({ bundle }) => {
    const all = alterations(bundle)

    const missed = all.filter(({ text }) => verifyBundle(text).ok).map(({ where }) => where)

    expect(all.length).toBeGreaterThan(100)
    expect(missed).toEqual([])
  })

  it('reports a changed byte at every place of the file itself', () => {
    const bytes = new TextEncoder().encode(vectors.find(({ name }) => name === 'small.json')?.text)
    const missed: string[] = []
    for (let at = 0; at < bytes.length; at++) {
      const copy = bytes.slice()
      copy[at] = (copy[at] as number) ^ 1
      if (verifyBundle(new TextDecoder().decode(copy)).ok)
        missed.push(new TextDecoder().decode(copy.slice(at - 20, at + 20)))
    }

    expect(bytes.length).toBeGreaterThan(2000)
    expect(missed).toEqual([])
  })

  it('reports one changed byte anywhere in random bundles', () => {
    const all = Array.from({ length: 30 }, (_, seed) => randomBundle(5000 + seed, 12)).flatMap(alterations)

    const missed = all.filter(({ text }) => verifyBundle(text).ok).map(({ where }) => where)

    expect(missed).toEqual([])
  })

  it('reports rows that are swapped, repeated, added or left out', () => {
    const { bundle } = vectors.find(({ name }) => name === 'small.json') ?? expect.fail('no such vector')
    const changed = (['roster', 'officers', 'recusals', 'contributions', 'drawn', 'teams'] as const).flatMap(
      (field) => {
        const rows = bundle[field] as unknown[]
        return [rows.toReversed(), [...rows, rows[0]], rows.slice(1), rows.slice(0, -1)]
          .filter((other) => JSON.stringify(other) !== JSON.stringify(rows))
          .map((other) => ({ ...bundle, [field]: other }))
      },
    )

    expect(changed.length).toBeGreaterThan(20)
    expect(changed.filter((each) => verifyBundle(each).ok)).toEqual([])
  })

  it('names the first difference by its path, with what was expected and found', () => {
    const { bundle } = vectors.find(({ name }) => name === 'small.json') ?? expect.fail('no such vector')
    const drawn = bundle.drawn.map(({ level, ids }) => ({ level, ids: [...ids] }))
    ;(drawn[0] as { ids: string[] }).ids[1] = '911476199804577757'

    expect(verifyBundle({ ...bundle, drawn }).firstDifference).toMatchObject({
      where: '$.drawn[0].ids[1]',
      expected: '911439991743450909',
      found: '911476199804577757',
      zh: '$.drawn[0].ids[1] 应为 911439991743450909，实为 911476199804577757',
    })
  })

  it('ignores what it does not know', () => {
    expect(verifyBundle({ ...vectors[0]?.bundle, proofs: [null, 1.5] }).ok).toBe(true)
  })

  it('never throws, whatever it is given', () => {
    const bundle = vectors.find(({ name }) => name === 'small.json')?.bundle as object
    const damaged = fc
      .tuple(fc.constantFrom(...Object.keys(bundle)), fc.anything())
      .map(([field, value]) => ({ ...bundle, [field]: value }))
    const damagedManifest = fc
      .tuple(fc.constantFrom(...Object.keys((bundle as { manifest: object }).manifest)), fc.anything())
      .map(([field, value]) => ({
        ...bundle,
        manifest: { ...(bundle as { manifest: object }).manifest, [field]: value },
      }))

    fc.assert(
      fc.property(fc.oneof(fc.anything(), damaged, damagedManifest), (value) => {
        expect(verifyBundle(value).ok).toBe(false)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('comes to an end on a bundle nested without end', () => {
    const loop: Record<string, unknown> = {}
    loop.loop = loop
    const { bundle } = vectors[0] ?? expect.fail('no vector')

    const answer = verifyBundle({ ...bundle, manifest: { ...bundle.manifest, loop } })

    expect(answer.ok).toBe(false)
  })
})
