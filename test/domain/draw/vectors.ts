import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../../../shared/domain/draw/types.ts'

const folder = new URL('../../vectors/draw/', import.meta.url)

export type Vector = { name: string; text: string; bundle: Bundle }

/** The bundles of test/vectors/draw, parsed. */
export function readVectors(): Vector[] {
  return readdirSync(fileURLToPath(folder))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, bundle: JSON.parse(text) as Bundle }
    })
}
