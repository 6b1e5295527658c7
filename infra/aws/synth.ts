import { readdirSync, readFileSync } from 'node:fs'
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
  const names = readdirSync(outdir).filter((name) => name.endsWith('.template.json'))
  const templates = names.map((name) => typesIn(join(outdir, name)))
  const count = (type: string) => templates.flat().filter((each) => each === type).length
  const sizes = templates.map((types) => types.length).toSorted((a, b) => b - a)
  console.log(
    `${region}: ${sizes.join(' + ')} resources (${count('AWS::Lambda::Function')} functions, ${count('AWS::ApiGatewayV2::Route')} routes) → ${outdir}/Mingchou.template.json`,
  )
}

function typesIn(file: string): string[] {
  const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, { Type: string }> }
  return Object.values(Resources).map(({ Type }) => Type)
}
