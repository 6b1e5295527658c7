import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../../infra/aws/app.ts'
import { bundleLimit, bundleServices } from '../../../infra/aws/bundle.ts'
import { grantsOf, keyGrants, objectGrants } from '../../../infra/aws/grants.ts'
import { schedules, subscriptions } from '../../../shared/contract/events.ts'
import { apiPrefix, type ServiceName, serviceNames } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { securityHeaders, strictTransport } from '../../../shared/contract/site-headers.ts'
import { fileKey } from '../../../shared/contract/site-paths.ts'

interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
}

interface Statement {
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: { 'ForAllValues:StringLike'?: { 'dynamodb:LeadingKeys'?: string[] } }
}

const outdir = mkdtempSync(join(tmpdir(), 'mingchou-synth-'))
let template: Template
let routesTemplate: Template
let bundles: Awaited<ReturnType<typeof bundleServices>>

beforeAll(async () => {
  bundles = await bundleServices()
  const { stack } = makeApp({ region: 'cn-north-1', outdir, validated: false })
  template = Template.fromStack(stack)
  routesTemplate = Template.fromStack(stack.routes)
})
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

function resources(type: string, within = template): Record<string, Resource> {
  return within.findResources(type) as Record<string, Resource>
}

/** The logical id of a service's Lambda. */
function functionOf(service: ServiceName): string {
  const found = Object.keys(resources('AWS::Lambda::Function')).filter((id) => id.startsWith(`${service}function`))
  expect(found).toHaveLength(1)
  return found[0] as string
}

function statementsOf(service: ServiceName): Statement[] {
  const policies = Object.entries(resources('AWS::IAM::Policy')).filter(([id]) => id.startsWith(`${service}role`))
  return policies.flatMap(
    ([, { Properties }]) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
  )
}

function list(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value]
}

describe('the template says what the contract says', () => {
  it('has exactly the routes of the contract, each before its own service', () => {
    const integrations = resources('AWS::ApiGatewayV2::Integration', routesTemplate)
    const [nested] = Object.values(resources('AWS::CloudFormation::Stack'))
    const given = nested?.Properties['Parameters'] as Record<string, unknown>
    const target = (properties: Record<string, unknown>) => {
      const parts = (properties['Target'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
      const id = parts.map((part) => (part as { Ref?: string }).Ref).find((ref) => ref !== undefined) as string
      // The nested stack knows a function by a parameter, to which the stack around it gives the function.
      const uri = integrations[id]?.Properties['IntegrationUri'] as { Ref?: string } | undefined
      return JSON.stringify(given[uri?.Ref ?? ''])
    }
    const found = Object.values(resources('AWS::ApiGatewayV2::Route', routesTemplate)).map(({ Properties }) => ({
      key: Properties['RouteKey'],
      open: Properties['AuthorizationType'] === 'NONE',
      service: serviceNames.find((service) => target(Properties).includes(functionOf(service))),
    }))

    const declared = Object.values(routes).map(({ method, path, role, service }) => ({
      key: `${method} ${apiPrefix}${path}`,
      open: (role as string) === 'public',
      service,
    }))
    const sorted = (all: { key: unknown }[]) => [...all].sort((a, b) => String(a.key).localeCompare(String(b.key)))
    expect(sorted(found)).toEqual(sorted(declared))
  })

  it.each(serviceNames)('grants %s the partitions of its needs and no others', (service) => {
    const onTable = statementsOf(service).filter(({ Condition }) => Condition !== undefined)

    const found = onTable.map(({ Action, Condition }) => ({
      actions: list(Action).toSorted(),
      keys: list(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []).toSorted(),
    }))

    const declared = keyGrants(grantsOf(service)).map(({ actions, leadingKeys }) => ({
      actions: actions.toSorted(),
      keys: leadingKeys.toSorted(),
    }))
    expect(found).toEqual(declared)
  })

  it.each(serviceNames)('grants %s the objects of its needs and no others', (service) => {
    const onObjects = statementsOf(service).filter(({ Action }) =>
      list(Action).some((action) => /^s3:(Get|Put|Delete)/.test(action)),
    )

    // CDK writes what may be done to two buckets alike as one statement.
    const found = onObjects.flatMap(({ Action, Resource }) =>
      [Resource].flat().map((one) => ({ actions: list(Action).toSorted(), resource: JSON.stringify(one) })),
    )

    const declared = objectGrants(grantsOf(service))
    expect(found).toHaveLength(declared.length)
    for (const { bucket, actions } of declared) {
      expect(found.filter(({ resource }) => resource.includes(`storage${bucket}`)).map((one) => one.actions)).toEqual([
        actions.toSorted(),
      ])
    }
  })

  it('gives the nonce of a draw to the services that freeze and draw alone', () => {
    const holders = serviceNames.filter((service) =>
      statementsOf(service).some(({ Condition }) => JSON.stringify(Condition ?? {}).includes('draw-secret#')),
    )

    expect(holders).toEqual(['freezing', 'drawing'])
  })

  it('lets nobody act on every resource, delete a record, or scan', () => {
    const statements = Object.values(resources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
    )
    const actions = statements.flatMap(({ Action }) => list(Action))

    expect(statements.filter(({ Resource }) => list(Resource as string | string[]).includes('*'))).toEqual([])
    expect(actions.filter((action) => /\*|dynamodb:(Delete|Scan|Update|BatchWrite)/.test(action))).toEqual([])
  })

  it('wakes each service by exactly the events it subscribes to', () => {
    const heard = Object.values(resources('AWS::Lambda::EventSourceMapping')).map(({ Properties }) => {
      const filters = (Properties['FilterCriteria'] as { Filters: { Pattern: string }[] }).Filters
      const pattern = JSON.parse(filters[0]?.Pattern ?? '{}') as { dynamodb: { NewImage: { type: { S: string[] } } } }
      return [(Properties['FunctionName'] as { Ref: string }).Ref, pattern.dynamodb.NewImage.type.S.toSorted()]
    })

    const services = [...new Set(Object.values(subscriptions).map(({ service }) => service))]
    const declared = services.map((service) => {
      const types = Object.values(subscriptions)
        .filter((one) => one.service === service)
        .flatMap((one) => [...one.types] as string[])
      return [functionOf(service), [...new Set(types)].toSorted()]
    })
    expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(declared))
  })

  it.each(Object.entries(schedules))('runs %s in the city’s own time zone', (name, { timeZone, service }) => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpressionTimezone: timeZone,
      Target: Match.objectLike({
        Input: JSON.stringify({ schedule: name }),
        Arn: { 'Fn::GetAtt': [functionOf(service), 'Arn'] },
      }),
    })
  })

  it('keeps the table: point-in-time recovery, deletion protection, stream of new and old images', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        BillingMode: 'PAY_PER_REQUEST',
      }),
    })
  })

  it('seals the evidence and lets no bucket be public', () => {
    const buckets = Object.entries(resources('AWS::S3::Bucket'))
    const evidence = buckets.filter(([id]) => id.startsWith('storageevidence'))

    expect(evidence.map(([, { Properties }]) => Properties['ObjectLockEnabled'])).toEqual([true])
    expect(buckets.length).toBeGreaterThanOrEqual(5)
    for (const [, { Properties }] of buckets) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
    }
  })

  it.each(serviceNames)(
    'runs %s on Node 24 for arm64 with dead letters, kept logs, and an alarm that says who suffers',
    (service) => {
      const id = functionOf(service)

      template.hasResourceProperties('AWS::Lambda::Function', {
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        DeadLetterConfig: Match.anyValue(),
      })
      const alarms = Object.entries(resources('AWS::CloudWatch::Alarm')).filter(([name]) => name.startsWith(service))
      expect(id).toContain(service)
      expect(alarms).toHaveLength(2)
      for (const [, { Properties }] of alarms) {
        expect(Properties['AlarmDescription'] as string).toMatch(/While it lasts: .{20}/)
        expect(Properties['AlarmActions']).toHaveLength(1)
      }
    },
  )
})

it('stands in the global partition too, behind CloudFront with its security headers', () => {
  const global = Template.fromStack(makeApp({ region: 'eu-central-1', outdir: `${outdir}-eu`, validated: false }).stack)
  rmSync(`${outdir}-eu`, { recursive: true, force: true })

  global.resourceCountIs('AWS::CloudFront::Distribution', 1)
  global.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', Match.anyValue())
  template.resourceCountIs('AWS::CloudFront::Distribution', 0)
})

it('sends from CloudFront the headers of the contract, the site’s own page for what is missing, and compresses', () => {
  const global = Template.fromStack(
    makeApp({ region: 'eu-central-1', outdir: `${outdir}-cdn`, validated: false }).stack,
  )
  rmSync(`${outdir}-cdn`, { recursive: true, force: true })
  const found = (key: string) => Object.values(global.findResources(key)) as unknown as Resource[]
  const [distribution] = found('AWS::CloudFront::Distribution').map(
    ({ Properties }) => Properties['DistributionConfig'],
  )
  const policies = found('AWS::CloudFront::ResponseHeadersPolicy').map(
    ({ Properties }) => Properties['ResponseHeadersPolicyConfig'] as Record<string, Record<string, never>>,
  )

  expect(policies.map(sentBy)).toEqual([
    { ...securityHeaders('index.html', 'API'), ...strictTransport },
    { ...securityHeaders(fileKey('verifyAlone')), ...strictTransport },
  ])
  expect(distribution).toMatchObject({
    DefaultCacheBehavior: { Compress: true, ViewerProtocolPolicy: 'redirect-to-https' },
    CustomErrorResponses: [403, 404].map((ErrorCode) => ({
      ErrorCode,
      ResponseCode: 404,
      ResponsePagePath: '/404.html',
    })),
  })
})

/** What a policy of CloudFront's sends, as headers; the address of the API is not known before there is one. */
function sentBy(config: Record<string, Record<string, never>>): Record<string, string> {
  const {
    SecurityHeadersConfig: of = {},
    CustomHeadersConfig,
    CorsConfig,
  } = config as Record<string, Record<string, Record<string, never>>>
  const custom = ((CustomHeadersConfig?.['Items'] ?? []) as unknown as { Header: string; Value: string }[]).map(
    ({ Header, Value }) => [Header, Value],
  )
  const policy: unknown = of['ContentSecurityPolicy']?.['ContentSecurityPolicy']
  const { AccessControlMaxAgeSec: age, IncludeSubdomains: all } = of['StrictTransportSecurity'] as Record<
    string,
    unknown
  >
  const origins = CorsConfig?.['AccessControlAllowOrigins'] as unknown as { Items: string[] }
  return {
    'content-security-policy':
      typeof policy === 'string'
        ? policy
        : (policy as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
            .map((part) => (typeof part === 'string' ? part.replace(/^https:\/\/$/, '') : 'API'))
            .join('')
            .replace(/https:\/\/API[^ ;]*/, 'API')
            .replace(/API\.execute-api[^ ;]*/, 'API'),
    ...(of['ContentTypeOptions'] ? { 'x-content-type-options': 'nosniff' } : {}),
    'x-frame-options': String(of['FrameOptions']?.['FrameOption']),
    'referrer-policy': String(of['ReferrerPolicy']?.['ReferrerPolicy']),
    'strict-transport-security': `max-age=${String(age)}${all === true ? '; includeSubDomains' : ''}`,
    'access-control-allow-origin': origins.Items.join(),
    ...Object.fromEntries(custom),
  }
}

it('raises an alarm that names the way to the page that is broken or was tampered with', () => {
  const alarms = Object.values(resources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties)
  const filters = Object.values(resources('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties)

  for (const [line, metric, path] of [
    ['page broken', 'BrokenPages', '/site/broken-pages'],
    ['page differed', 'DifferingPages', '/site/rebuilds'],
  ] as const) {
    const alarm = alarms.find(({ MetricName }) => MetricName === metric)
    const filter = filters.find(({ FilterPattern }) => FilterPattern === `"${line}"`)
    expect(alarm?.['AlarmDescription']).toContain(`GET /api${path}`)
    expect(alarm?.['AlarmActions']).toHaveLength(1)
    expect(filter?.['MetricTransformations']).toMatchObject([{ MetricName: metric, MetricNamespace: 'Mingchou' }])
    expect(JSON.stringify(filter?.['LogGroupName'])).toContain('sitelogs')
  }
})

describe('the bundles', () => {
  it.each(serviceNames)('%s is no heavier than promised', (service) => {
    const { bytes } = bundles.find((one) => one.service === service) ?? { bytes: Number.NaN }

    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThanOrEqual(bundleLimit(service))
  })
})
