import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeApp } from './app.ts'
import { bundleServices } from './bundle.ts'

/**
 * `npm run synth`: the template for a region of each partition, offline and without an account, through CloudFormation's
 * schemas for that region and the AWS Solutions rules.
 */
const regions = process.argv.length > 2 ? process.argv.slice(2) : ['eu-central-1', 'cn-north-1']

for (const { service, bytes } of await bundleServices())
  console.log(`bundled ${service.padEnd(12)} ${Math.round(bytes / 1000)} KB`)

for (const region of regions) {
  const outdir = join('cdk.out', region)
  const { app } = makeApp({ region, outdir, validated: true })
  app.synth()
  const template = JSON.parse(readFileSync(join(outdir, 'Mingchou.template.json'), 'utf8')) as {
    Resources: Record<string, { Type: string }>
  }
  const resources = Object.values(template.Resources)
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function').length
  const routes = resources.filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route').length
  console.log(
    `${region}: ${resources.length} resources (${functions} functions, ${routes} routes) → ${outdir}/Mingchou.template.json`,
  )
}
