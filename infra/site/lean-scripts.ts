import { globSync, readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { refusalCodes } from '../../shared/kernel/refusal-codes.ts'

/**
 * Leaves out of a page's script what cannot be met there: the WebAssembly kernel, which a policy without
 * `'wasm-unsafe-eval'` refuses (plain JavaScript gives the same bytes), and the sentences of refusals that no code of a
 * draw throws.
 */
export const leanScripts: Plugin = {
  name: 'lean-scripts',
  setup(build) {
    build.onLoad({ filter: /draw[\\/]kernel[\\/]simd-kernel\.ts$/ }, () => ({ contents: noKernel, loader: 'js' }))
    build.onLoad({ filter: /kernel[\\/]refusal-codes\.ts$/ }, () => ({ contents: sentencesOfDraws(), loader: 'js' }))
  },
}

const noKernel = `export class SimdKernel { constructor() { throw new Error('no WebAssembly on pages') } }`

function sentencesOfDraws(): string {
  const files = globSync(
    ['shared/{kernel,domain/{draw,match,verify}}/**/*.ts', 'shared/domain/drawing/supplement.ts'],
    { cwd: root },
  )
  const thrown = files.flatMap((file) => [
    ...readFileSync(new URL(file, root), 'utf8').matchAll(/new Refusal\(\s*'([a-z-]+)'/g),
  ])
  const codes = [...new Set(thrown.map(([, code]) => code as keyof typeof refusalCodes))].sort()
  return `export const refusalCodes = ${JSON.stringify(Object.fromEntries(codes.map((code) => [code, refusalCodes[code]])))}`
}

const root = new URL('../../', import.meta.url)
