import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/**
 * Leaves out of a bundle what the AWS SDK carries and no service here can reach: unused schemas, package manifests, and
 * event streams (S3 Select's). Saves about 85 KB for a service with DynamoDB and S3. See infra/decisions/0003.
 */
export const slimSdk: Plugin = {
  name: 'slim-sdk',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/].*[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => {
      return { contents: namedKeys(await readFile(path, 'utf8')), loader: 'js' }
    })
    build.onLoad({ filter: /@aws-sdk[\\/][\w-]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string }
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
    build.onResolve({ filter: /^@(smithy|aws-sdk)\// }, ({ path }) => {
      return path in standIns ? { path, namespace: 'left-out' } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: standIns[path] ?? '',
      loader: 'js',
    }))
  },
}

/**
 * The SDK's schema files write `{ [_h]: … }` with `const _h = "http"`: a computed key might run code for all esbuild
 * knows, so none of a client's hundred schemas could be dropped. Naming the constants' values lets it drop the unused
 * ones; what is left means the same.
 */
export function namedKeys(source: string): string {
  const constants = new Map([...source.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map((found) => [found[1], found[2]]))
  return source.replace(/\[(\w+)\]:/g, (whole, name: string) =>
    constants.has(name) ? `${constants.get(name)}:` : whole,
  )
}

/** In place of event streams (S3 Select) and of endpoint discovery (off by default for DynamoDB): what the clients ask at their making. */
const standIns: Readonly<Record<string, string>> = {
  '@smithy/core/event-streams': `
const leftOut = () => { throw new Error('event streams are left out of this bundle (infra/aws/slim-sdk.ts)') }
export const resolveEventStreamSerdeConfig = (config) => config
export const eventStreamSerdeProvider = leftOut
export const EventStreamSerde = leftOut
`,
  '@aws-sdk/middleware-endpoint-discovery': `
export const resolveEndpointDiscoveryConfig = (config) => config
const none = () => undefined
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: none,
  configFileSelector: none,
  default: undefined,
}
`,
}
