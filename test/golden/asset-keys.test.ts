import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { assetKeys } from './asset-keys.ts'

it('the module that names the style sheet is the one that `npm run golden` writes', () => {
  const file = new URL('../../shared/pages/asset-keys.ts', import.meta.url)

  expect(readFileSync(file, 'utf8')).toBe(assetKeys())
})
