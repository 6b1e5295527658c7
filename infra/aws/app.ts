import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { acknowledge } from './acknowledged.ts'
import { MingchouStack } from './stacks/mingchou-stack.ts'

interface AppOptions {
  readonly region: string
  readonly outdir?: string
  /** CloudFormation's own schemas and the security rules; costs seconds. On for a synth that counts, off in unit tests. */
  readonly validated: boolean
}

const flags = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8'),
) as Record<string, unknown>

/** The app for one region. What a city must say about itself comes as CDK context (`-c siteUrl=…`), with examples as defaults. */
export function makeApp({ region, outdir, validated }: AppOptions): { app: App; stack: MingchouStack } {
  const app = new App({
    context: flags,
    analyticsReporting: false,
    treeMetadata: false,
    ...(outdir ? { outdir } : {}),
    ...(validated ? {} : { builtinCloudFormationValidation: false }),
  })
  const said = (name: string, otherwise: string) => (app.node.tryGetContext(name) as string | undefined) ?? otherwise
  const siteUrl = said('siteUrl', 'https://inspections.example.org')
  const certificateArn = said('siteCertificate', '')
  const stack = new MingchouStack(app, 'Mingchou', {
    env: { region: said('region', region) },
    tokenIssuer: said('tokenIssuer', 'https://issuer.example.org'),
    tokenAudience: said('tokenAudience', 'mingchou'),
    siteUrl,
    code: said('code', version()),
    ...(certificateArn ? { siteDomain: { name: new URL(siteUrl).hostname, certificateArn } } : {}),
  })
  if (validated) {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    acknowledge(stack)
  }
  return { app, stack }
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version
}

if (import.meta.main)
  makeApp({ region: process.env['CDK_DEFAULT_REGION'] ?? 'cn-north-1', validated: true }).app.synth()
