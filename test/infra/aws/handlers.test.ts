import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { portVariables } from '../../../functions/stores/ports.ts'
import { bundleServices } from '../../../infra/aws/bundle.ts'
import { grantsOf, movesObjects } from '../../../infra/aws/grants.ts'
import { namedKeys } from '../../../infra/aws/slim-sdk.ts'
import { serviceNames } from '../../../shared/contract/route.ts'

const environment = {
  ...Object.fromEntries(portVariables.map((name) => [name, 'example'])),
  AWS_REGION: 'cn-north-1',
  PATH: process.env['PATH'],
}

const script = (service: string) => `
  const { handler } = await import(process.cwd() + '/dist-test/${service}/index.mjs')
  const event = { version: '2.0', routeKey: '$default', rawPath: '/api/nowhere', headers: {}, requestContext: { http: { method: 'GET' } } }
  console.info = () => {}
  console.log(JSON.stringify(await handler(event, { awsRequestId: 'trace' })))
`

describe('the deployed handlers', () => {
  beforeAll(() => bundleServices('dist-test'))

  it.each(serviceNames)('%s starts from its bundle alone and refuses an unknown route in words', (service) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script(service)], {
      env: environment,
      encoding: 'utf8',
    })

    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ statusCode: 404 })
  })

  it.each(serviceNames)('%s carries the clients that its needs ask for', (service) => {
    const source = readFileSync(`functions/${service}/handler.ts`, 'utf8')
    const grants = grantsOf(service)

    expect(source.includes('objects: s3Buckets')).toBe(movesObjects(grants))
    expect(source.includes('notices: ')).toBe(grants.notices)
  })
})

describe('the shaken schemas', () => {
  it('names computed keys whose constant stands in the file, and no others', () => {
    const source = 'const _h = "http";\nvar A = [{ [_h]: ["GET"] }, { [other]: 1 }];'

    expect(namedKeys(source)).toBe('const _h = "http";\nvar A = [{ "http": ["GET"] }, { [other]: 1 }];')
  })
})
