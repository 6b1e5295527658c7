import { CfnOutput, Duration, type NestedStack, Stack, type StackProps } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as sns from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { apiPrefix, type ServiceName, serviceNames } from '../../../shared/contract/route.ts'
import { capabilitiesOf } from '../capabilities.ts'
import { HttpApi } from '../constructs/http-api.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { SiteAlarms } from '../constructs/site-alarms.ts'
import { SiteCdn } from '../constructs/site-cdn.ts'
import { Storage } from '../constructs/storage.ts'
import { WakeUps } from '../constructs/wake-ups.ts'

export interface MingchouStackProps extends StackProps {
  readonly env: { readonly region: string; readonly account?: string }
  /** The OIDC issuer of the city's own sign-in; API Gateway finds its keys by discovery. */
  readonly tokenIssuer: string
  readonly tokenAudience: string
  /** The public site's address: links and the witnesses' pages. */
  readonly siteUrl: string
  /** The site's own domain with its certificate (in us-east-1), where CloudFront serves it. */
  readonly siteDomain?: { readonly name: string; readonly certificateArn: string }
  /** Version of the code, written into every entry of the log. */
  readonly code: string
}

const whenItFails: Readonly<Record<ServiceName, string>> = {
  registries: 'clerks cannot look up, decide or publish items, targets and officers; draws go on with what is there',
  finding: 'clerks cannot search the target registry; what they know by its code is still there',
  importing:
    'files that clerks upload are neither read nor written into the registries; draws go on with what is there',
  planning: 'plans cannot be submitted, approved or published; the 30 April deadline goes on',
  tasking: 'published plans do not become tasks; nothing new can be drawn',
  joining: 'departments cannot confirm joint tasks or merges; plans that wait for one stay unpublished',
  freezing: 'no draw can be frozen; those at a ceremony wait',
  drawing: 'no frozen draw can be executed or voided; those at a ceremony wait',
  witnessing: 'witnesses at a ceremony cannot give their words, so the draw waits for them',
  replacing: 'targets found closed and recused officers are not replaced; their inspections wait',
  dispatching: 'drawn targets do not reach their officers, and what was voided or replaced stays on their lists',
  inspecting: 'officers at a company’s door cannot record results',
  photographing: 'officers cannot hand in photos, and results that declare one cannot be submitted',
  archiving:
    'closed files are not put together as dossiers, and nobody can fetch a duty record; what they are told from stays on record',
  reviewing: 'submitted results wait for their review; orders to rectify and referrals cannot be closed',
  publishing: 'publishers cannot make a reviewed result public; the 20-working-day clock goes on',
  site: 'what was decided is on record but does not appear on the public pages; the 20-working-day clock goes on',
  reminding: 'nobody can look up deadlines and reminders or file a report; reminders go on',
  documenting:
    'nobody can ask for official documents, reports and working rules, or fetch them; inspections go on on paper',
  reporting: 'documents that departments hand over stay unfiled and their deadlines open; drafts are not written',
  waiting: 'people do not see what waits for them in one list; everything is still on the lists of its own',
  describing: 'programs that ask for the description of the interface get none; everything else goes on',
  exchanging: 'results do not reach the provincial platform, and its answers cannot be entered; the public pages go on',
  notifying: 'nobody is reminded of a deadline until this morning’s sweep runs again',
}

/** Who works on whole files and registries, not on one record, gets a whole processor and more time. */
const sizes: Partial<Record<ServiceName, { readonly memory: number; readonly timeout: Duration }>> = {
  archiving: { memory: 1769, timeout: Duration.minutes(15) },
  finding: { memory: 1769, timeout: Duration.minutes(2) },
  importing: { memory: 1769, timeout: Duration.minutes(15) },
  reporting: { memory: 1769, timeout: Duration.minutes(5) },
  notifying: { memory: 1024, timeout: Duration.minutes(15) },
  // A photo of 100 megapixels, or a HEIC of 50, while it is decoded.
  photographing: { memory: 2048, timeout: Duration.minutes(2) },
  site: { memory: 1769, timeout: Duration.minutes(15) },
}

/** The whole platform of one city in one region. */
export class MingchouStack extends Stack {
  readonly storage: Storage
  /** As the rules' findings write it. */
  readonly partitionName: string
  readonly services: Readonly<Record<ServiceName, ServiceFunction>>
  readonly routes: NestedStack

  constructor(scope: Construct, id: string, props: MingchouStackProps) {
    super(scope, id, { terminationProtection: true, ...props })
    const capabilities = capabilitiesOf(props.env.region)
    this.partitionName = capabilities.partition
    this.storage = new Storage(this, 'storage', [props.siteUrl])
    const storage = this.storage
    const notices = topic(this, 'notices')
    const alarms = topic(this, 'alarms')
    const environment = this.environmentOf(props, storage, notices)
    this.services = Object.fromEntries(
      serviceNames.map((service) => [
        service,
        new ServiceFunction(this, {
          service,
          storage,
          notices,
          alarms,
          environment,
          whenItFails: whenItFails[service],
          ...sizes[service],
        }),
      ]),
    ) as Record<ServiceName, ServiceFunction>
    const api = new HttpApi(this, 'http', {
      services: this.services,
      tokenIssuer: props.tokenIssuer,
      tokenAudience: props.tokenAudience,
      allowOrigin: props.siteUrl,
    })
    this.routes = api.routes
    this.services.site.function.addEnvironment('API_URL', `${api.api.apiEndpoint}${apiPrefix}`)
    new WakeUps(this, 'wake-ups', this.services, storage)
    new SiteAlarms(this, 'page-alarms', { log: this.services.site.log, alarms })

    new CfnOutput(this, 'ApiUrl', { value: api.api.apiEndpoint })
    new CfnOutput(this, 'SiteBucket', { value: storage.buckets.site.bucketName })
    if (capabilities.cdn) {
      const cdn = new SiteCdn(this, 'site-cdn', {
        site: storage.buckets.site,
        logs: storage.accessLogs,
        api: api.api.apiEndpoint,
        domain: props.siteDomain,
      })
      new CfnOutput(this, 'SiteDomain', { value: cdn.domainName })
    }
  }

  private environmentOf(
    props: MingchouStackProps,
    { table, buckets }: Storage,
    notices: sns.Topic,
  ): Record<string, string> {
    return {
      TABLE_NAME: table.tableName,
      EVIDENCE_BUCKET: buckets.evidence.bucketName,
      QUARANTINE_BUCKET: buckets.quarantine.bucketName,
      ARCHIVE_BUCKET: buckets.archive.bucketName,
      SITE_BUCKET: buckets.site.bucketName,
      NOTICES_TOPIC_ARN: notices.topicArn,
      CODE_VERSION: props.code,
      SITE_URL: props.siteUrl,
      AWS_URL_SUFFIX: this.urlSuffix,
    }
  }
}

function topic(scope: Construct, id: string): sns.Topic {
  const made = new sns.Topic(scope, id, { enforceSSL: true })
  made.addToResourcePolicy(
    new iam.PolicyStatement({
      actions: ['sns:Publish'],
      resources: [made.topicArn],
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
    }),
  )
  return made
}
