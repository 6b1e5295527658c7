import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type SiteFile, siteFile } from '../../shared/contract/site-paths.ts'
import { ceremonyPage } from '../../shared/pages/ceremony/ceremony-page.ts'
import { ceremonyRules } from '../../shared/pages/ceremony/ceremony-style.ts'
import { witnessPage } from '../../shared/pages/ceremony/witness-page.ts'
import { iconFile } from '../../shared/pages/icon.ts'
import { recusalPage } from '../../shared/pages/recusal-page.ts'
import { recusalRules } from '../../shared/pages/recusal-style.ts'
import { css as siteStyle, styleFile } from '../../shared/pages/style.ts'
import type { ScriptRef } from '../../shared/pages/verify/tool-frame.ts'
import { toolRules } from '../../shared/pages/verify/tool-style.ts'
import { verifyPage } from '../../shared/pages/verify/verify-page.ts'
import { fixedPages } from './fixed-pages.ts'
import { leanScripts } from './lean-scripts.ts'
import { standalone } from './standalone.ts'

const names = ['verify-page', 'verify-desk', 'ceremony', 'witness', 'recusal', 'search'] as const

type Scripts = Readonly<Record<(typeof names)[number], SiteFile>>

/** Every file of the site that no record changes. */
export async function builtSite(): Promise<SiteFile[]> {
  const scripts = await builtScripts()
  const toolStyle = `${toolRules}${ceremonyRules}${recusalRules}`
  const style = siteFile('toolStyle', { id: hashOf(toolStyle) }, toolStyle)
  const alone = siteFile(
    'verifyAlone',
    {},
    standalone({
      style: `${siteStyle}${toolStyle}`,
      page: scripts['verify-page'].body,
      desk: scripts['verify-desk'].body,
    }),
  )
  const python = siteFile('verifyPython', {}, await source('../../shared/domain/verify/verify_draw.py'))
  const spec = siteFile('verifySpec', {}, await source('../../shared/domain/draw/SPEC.md'))
  const pages = [
    siteFile('verify', {}, verify(scripts, style, { alone, python, spec })),
    siteFile('ceremony', {}, ceremonyPage({ style: style.key, script: refOf(scripts.ceremony) })),
    siteFile('witness', {}, witnessPage({ style: style.key, script: refOf(scripts.witness) })),
    siteFile('recusal', {}, recusalPage({ style: style.key, script: refOf(scripts.recusal) })),
  ]
  return [style, ...Object.values(scripts), python, spec, alone, ...pages, ...fixedPages(), styleFile, iconFile]
}

function verify(scripts: Scripts, style: SiteFile, { alone, python, spec }: Record<string, SiteFile>): string {
  return verifyPage({
    style: style.key,
    page: refOf(scripts['verify-page']),
    desk: refOf(scripts['verify-desk']),
    downloads: [
      { kind: 'verifyAlone', ...measured(alone as SiteFile) },
      { kind: 'verifyPython', ...measured(python as SiteFile) },
      { kind: 'verifySpec', ...measured(spec as SiteFile) },
    ],
  })
}

async function builtScripts(): Promise<Scripts> {
  const { outputFiles } = await build({
    entryPoints: names.map((name) => ({
      in: fileURLToPath(new URL(`../../shared/pages/scripts/${name}.ts`, import.meta.url)),
      out: name,
    })),
    outdir: 'out',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox119', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    plugins: [leanScripts],
    logLevel: 'warning',
  })
  const entries = names.map((name) => {
    const text = outputFiles.find(({ path }) => path.endsWith(`${name}.js`))?.text ?? ''
    return [name, siteFile('script', { id: `${name}.${hashOf(text)}` }, text)]
  })
  return Object.fromEntries(entries) as Scripts
}

function source(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function refOf({ key, body }: SiteFile): ScriptRef {
  return { key, integrity: `sha256-${createHash('sha256').update(body).digest('base64')}` }
}

function measured({ key, body }: SiteFile) {
  return { key, sha256: createHash('sha256').update(body).digest('hex'), bytes: Buffer.byteLength(body) }
}
