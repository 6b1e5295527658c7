import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts'
import { exampleValues, specFile, specWithExample } from './worked-example.ts'

const spec = readFileSync(specFile, 'utf8')

describe('the worked example of the specification', () => {
  it('verifies as it stands on the page', () => {
    const bundle = exampleOnPage()

    expect(verifyBundle(bundle).firstDifference).toBeNull()
    expect(bundle.drawn.map(({ level, ids }) => [level, ids.length])).toEqual([
      ['B', 1],
      ['A', 2],
    ])
  })

  it('shows every value on the way', () => {
    const bundle = exampleOnPage()
    const rows = fence('values')
      .split('\n')
      .map((line) => line.split(' | '))

    expect(rows).toEqual(exampleValues(bundle))
    expect(rows).toHaveLength(15)
    expect(fence('text')).toBe(canonicalJson(bundle.manifest))
  })

  it('is what the code writes', () => {
    expect(spec).toBe(specWithExample())
  })
})

function exampleOnPage(): Bundle {
  return JSON.parse(fence('bundle')) as Bundle
}

function fence(kind: string): string {
  return new RegExp(`\`\`\`${kind}\\n([^]*?)\\n\`\`\``).exec(spec)?.[1] ?? expect.fail(`no ${kind} on the page`)
}
