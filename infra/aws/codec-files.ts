import { cpSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The picture codecs, as WebAssembly with the script that loads each: as they come from npm, beside the bundle of the one
 * service that decodes, because they find their own files by where they lie. See infra/decisions/0009.
 */
const codecFiles: Readonly<Record<string, readonly string[]>> = {
  'wasm-vips': ['package.json', 'THIRD-PARTY-NOTICES.md', 'lib/vips-node.mjs', 'lib/vips.wasm'],
  'libheif-js': ['package.json', 'LICENSE', 'libheif-wasm/LICENSE', 'libheif-wasm/libheif-bundle.mjs'],
}

/** What esbuild leaves for the codecs' own files. */
export const codecPackages = Object.keys(codecFiles).flatMap((name) => [name, `${name}/*`])

/** Lays the codecs beside a bundle. @returns how many bytes they are */
export function copyCodecs(bundle: string): number {
  let bytes = 0
  for (const [name, files] of Object.entries(codecFiles)) {
    for (const file of files) {
      const from = join('node_modules', name, file)
      const to = join(bundle, 'node_modules', name, file)
      mkdirSync(dirname(to), { recursive: true })
      cpSync(from, to)
      bytes += statSync(from).size
    }
  }
  return bytes
}
