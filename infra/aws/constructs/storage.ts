import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { type BucketName, tableKey } from '../../../shared/contract/stores.ts'

/** The one table and the four buckets, kept whatever happens to the stack. */
export class Storage extends Construct {
  readonly table: dynamodb.Table
  readonly buckets: Readonly<Record<BucketName, s3.Bucket>>
  readonly accessLogs: s3.Bucket

  constructor(scope: Construct, id: string, uploadOrigins: string[]) {
    super(scope, id)
    this.table = makeTable(this)
    this.accessLogs = bucket(this, 'access-logs', {
      lifecycleRules: [{ expiration: Duration.days(400) }],
      objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
    })
    const logged = (name: BucketName, props: s3.BucketProps) =>
      bucket(this, name, { serverAccessLogsBucket: this.accessLogs, serverAccessLogsPrefix: `${name}/`, ...props })
    this.buckets = {
      evidence: logged('evidence', { objectLockEnabled: true, versioned: true }),
      quarantine: quarantine(logged, uploadOrigins),
      archive: logged('archive', {
        versioned: true,
        // Snapshots for finding are derived: an older one is of no use.
        lifecycleRules: [{ prefix: 'find/', noncurrentVersionExpiration: Duration.days(1) }],
      }),
      site: logged('site', { versioned: true }),
    }
  }
}

function makeTable(scope: Construct): dynamodb.Table {
  return new dynamodb.Table(scope, 'table', {
    partitionKey: { name: tableKey.partition, type: dynamodb.AttributeType.STRING },
    sortKey: { name: tableKey.sort, type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

function bucket(scope: Construct, id: string, props: s3.BucketProps): s3.Bucket {
  return new s3.Bucket(scope, id, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    encryption: s3.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  })
}

/** Uploads wait here for their check, a day at most; their arrival is told through EventBridge. */
function quarantine(logged: (name: BucketName, props: s3.BucketProps) => s3.Bucket, origins: string[]): s3.Bucket {
  const made = logged('quarantine', {
    lifecycleRules: [{ expiration: Duration.days(1) }],
    cors: [{ allowedMethods: [s3.HttpMethods.POST], allowedOrigins: origins, allowedHeaders: ['*'], maxAge: 3600 }],
  })
  const raw = made.node.defaultChild as s3.CfnBucket
  // By hand, because CDK's own way brings a custom resource with wildcard rights.
  raw.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  return made
}
