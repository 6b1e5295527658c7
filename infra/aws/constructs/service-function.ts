import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import * as logs from 'aws-cdk-lib/aws-logs'
import type * as sns from 'aws-cdk-lib/aws-sns'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { subscriptions } from '../../../shared/contract/events.ts'
import { channelsPath } from '../../../shared/contract/parameters.ts'
import type { ServiceName } from '../../../shared/contract/route.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { grantsOf, keyGrants, listedBuckets, objectGrants } from '../grants.ts'
import type { Storage } from './storage.ts'

export interface ServiceFunctionProps {
  readonly service: ServiceName
  readonly storage: Storage
  readonly notices: sns.Topic
  readonly alarms: sns.Topic
  readonly environment: Readonly<Record<string, string>>
  /** For somebody woken at night: who suffers while this does not work. */
  readonly whenItFails: string
  /** MB; a whole processor comes with 1769. */
  readonly memory?: number
  readonly timeout?: Duration
}

/** The Lambda of one service: its code, the grants that its contract declares, its part of the stream, its alarms. */
export class ServiceFunction extends Construct {
  readonly function: lambda.Function
  readonly service: ServiceName
  readonly log: logs.LogGroup
  private readonly deadLetters: sqs.Queue

  constructor(scope: Construct, props: ServiceFunctionProps) {
    super(scope, props.service)
    this.service = props.service
    this.deadLetters = new sqs.Queue(this, 'dead-letters', { enforceSSL: true, retentionPeriod: Duration.days(14) })
    this.log = new logs.LogGroup(this, 'logs', {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const role = new iam.Role(this, 'role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })
    this.log.grantWrite(role)
    this.function = new lambda.Function(this, 'function', {
      code: lambda.Code.fromAsset(`dist/${props.service}`, { exclude: ['*.map'] }),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.memory ?? 1024,
      timeout: props.timeout ?? Duration.minutes(2),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      logGroup: this.log,
      role,
      deadLetterQueue: this.deadLetters,
      retryAttempts: 2,
    })
    this.grant(props)
    this.subscribe(props.storage)
    this.raiseAlarms(props)
  }

  private grant({ service, storage, notices }: ServiceFunctionProps): void {
    const grants = grantsOf(service)
    for (const { actions, leadingKeys } of keyGrants(grants)) {
      this.allow(actions, storage.table.tableArn, {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
      })
    }
    for (const { bucket, actions } of objectGrants(grants)) {
      this.allow(actions, storage.buckets[bucket].arnForObjects('*'))
    }
    for (const bucket of listedBuckets(grants)) this.allow(['s3:ListBucket'], storage.buckets[bucket].bucketArn)
    if (grants.notices) {
      this.allow(['sns:Publish'], notices.topicArn)
      const resourceName = `${channelsPath.slice(1)}/*`
      this.allow(
        ['ssm:GetParameter'],
        Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName }),
      )
    }
  }

  private allow(
    actions: readonly string[],
    resource: string,
    conditions?: Record<string, Record<string, readonly string[]>>,
  ): void {
    this.function.addToRolePolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [resource], ...(conditions ? { conditions } : {}) }),
    )
  }

  /** Only the events that the contract says this service hears wake it. */
  private subscribe({ table }: Storage): void {
    const types = Object.values(subscriptions)
      .filter((one) => one.service === this.service)
      .flatMap((one) => [...one.types])
    if (types.length === 0) return
    const stream = table.tableStreamArn ?? ''
    this.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream)
    this.allow(['dynamodb:ListStreams'], `${table.tableArn}/stream/*`)
    this.function.addEventSourceMapping('stream', {
      eventSourceArn: stream,
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      onFailure: new SqsDlq(this.deadLetters),
      filters: [streamFilter([...new Set(types)])],
    })
  }

  private raiseAlarms({ service, whenItFails, alarms }: ServiceFunctionProps): void {
    const alarm = (id: string, metric: cloudwatch.Metric, what: string) => {
      const made = metric.createAlarm(this, id, {
        alarmDescription: `${what}. While it lasts: ${whenItFails}`,
        evaluationPeriods: 1,
        threshold: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      })
      made.addAlarmAction(new SnsAction(alarms))
    }
    alarm(
      'errors',
      this.function.metricErrors({ period: Duration.minutes(5) }),
      `${service} fails in ${Stack.of(this).stackName}`,
    )
    alarm(
      'given-up',
      this.deadLetters.metricApproximateNumberOfMessagesVisible(),
      `${service} gave up on an event; it lies in the dead-letter queue`,
    )
  }
}

/** Inserted outbox rows of the given types, as a Lambda event filter. */
function streamFilter(types: readonly string[]): Record<string, string> {
  return lambda.FilterCriteria.filter({
    eventName: ['INSERT'],
    dynamodb: { NewImage: { pk: { S: [outboxPartition] }, type: { S: [...types] } } },
  })
}
