import { readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { type ServiceName, serviceNames } from '../../shared/contract/route.ts'
import { buildSite, siteSizes } from '../site/build.ts'
import { codecPackages, copyCodecs } from './codec-files.ts'
import { slimSdk } from './slim-sdk.ts'

/** Bytes of a service's bundle: what is carried is read at every cold start, while somebody waits. */
const usualLimit = 450_000

/** Services that may weigh more, because nobody waits for them; each with what it carries. */
const ownLimits: Partial<Record<ServiceName, { readonly limit: number; readonly why: string }>> = {
  reporting: { limit: 1_000_000, why: 'docx with its charts writes the official forms; asked for in the background' },
  archiving: {
    limit: 650_000,
    why: 'draws are computed again and dossiers laid out as pages; they are made in the background',
  },
  site: {
    limit: 700_000,
    why: 'the templates of every public page, their English and their charts; woken by the stream and the clock',
  },
}

export function bundleLimit(service: ServiceName): number {
  return ownLimits[service]?.limit ?? usualLimit
}

/**
 * Credential providers that a Lambda never reaches: its keys are in the environment, which the SDK asks first. The SDK
 * imports the others lazily, so leaving them out saves 90 KB and changes nothing.
 */
const neverReached = ['ini', 'sso', 'login', 'process', 'web-identity', 'http', 'imds'].map(
  (name) => `@aws-sdk/credential-provider-${name}`,
)

export interface Bundle {
  readonly service: ServiceName
  readonly bytes: number
  readonly gzipped: number
}

/**
 * Every service's handler (or that of some) in one esbuild pass: `dist/<service>/index.mjs`; beside that of `site` the files that it publishes,
 * beside that of `photographing` the codecs.
 */
export async function bundleServices(
  directory = 'dist',
  services: readonly ServiceName[] = serviceNames,
): Promise<Bundle[]> {
  rmSync(directory, { recursive: true, force: true })
  const { metafile } = await build({
    entryPoints: services.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir: directory,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    minify: true,
    keepNames: false,
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'external',
    metafile: true,
    external: [...neverReached, '@smithy/credential-provider-imds', ...codecPackages],
    plugins: [slimSdk],
    logLevel: 'warning',
  })
  if (services.includes('photographing')) copyCodecs(`${directory}/photographing`)
  if (services.includes('site')) await buildSite(`${directory}/site/built`)
  return services.map((service) => sizesOf(service, metafile, directory))
}

function sizesOf(service: ServiceName, metafile: Metafile, directory: string): Bundle {
  const file = `${directory}/${service}/index.mjs`
  const bytes = metafile.outputs[file]?.bytes ?? 0
  return { service, bytes, gzipped: gzipSync(readFileSync(file)).length }
}

if (import.meta.main) {
  const bundles = await bundleServices()
  for (const { service, bytes, gzipped } of bundles) {
    console.log(
      `${service.padEnd(12)} ${(bytes / 1000).toFixed(0).padStart(4)} KB minified, ${(gzipped / 1000).toFixed(0).padStart(4)} KB gzipped`,
    )
  }
  console.log(
    `photographing brings ${(copyCodecs('dist/photographing') / 1e6).toFixed(1)} MB of codecs beside its bundle`,
  )
  for (const line of siteSizes(await buildSite('dist/site/built'))) console.log(line)
  const heavy = bundles.filter(({ service, bytes }) => bytes > bundleLimit(service))
  if (heavy.length > 0)
    throw new Error(heavy.map(({ service }) => `${service} is over ${bundleLimit(service) / 1000} KB`).join(', '))
}
