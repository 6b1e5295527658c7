import { randomBytes } from 'node:crypto'
import type { BucketName } from '../../shared/contract/stores.ts'
import type { Notices } from './notices.ts'
import type { WriteBucket } from './object-store.ts'
import { type GetGrant, presignGet } from './presigned-get.ts'
import { type PostGrant, type PresignedPost, presignPost } from './presigned-post.ts'
import { dynamoTable, type Table } from './table.ts'

/** What a service stands on: everything outside the process. */
export interface Ports {
  readonly table: Table
  readonly bucket: (name: BucketName) => WriteBucket
  readonly presign: (bucket: BucketName, grant: Omit<PostGrant, 'bucket'>) => PresignedPost
  readonly presignGet: (bucket: BucketName, grant: GetGrant) => string
  readonly notices: Notices
  /** The clock by which days and deadlines are told. */
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
  /** Version of the software, written into every entry of the log. */
  readonly code: string
  /** Where the public site is, without a slash at the end. */
  readonly siteUrl: string
}

/** The clients that a service carries only when its `needs` ask for them: each weighs tens of kilobytes in its bundle. */
export interface Clients {
  readonly objects?: (names: Readonly<Record<BucketName, string>>) => (bucket: BucketName) => WriteBucket
  readonly notices?: (topic: string) => Notices
  readonly clock?: () => Date
}

/**
 * The ports as the environment names them: AWS, or whatever the SDK's own AWS_ENDPOINT_URL_* variables point to.
 *
 * @throws {Error} at start-up, naming a variable that is missing
 */
export function awsPorts({ objects, notices, clock = () => new Date() }: Clients = {}): Ports {
  const buckets: Record<BucketName, string> = {
    evidence: variable('EVIDENCE_BUCKET'),
    quarantine: variable('QUARANTINE_BUCKET'),
    archive: variable('ARCHIVE_BUCKET'),
    site: variable('SITE_BUCKET'),
  }
  return {
    table: dynamoTable(variable('TABLE_NAME')),
    bucket: objects?.(buckets) ?? notCarried('S3'),
    presign: (name, grant) => presignPost({ ...grant, bucket: buckets[name] }, signer(buckets[name]), new Date()),
    presignGet: (name, grant) => presignGet(grant, signer(buckets[name]), new Date()),
    notices: notices?.(variable('NOTICES_TOPIC_ARN')) ?? { send: notCarried('SNS') },
    clock,
    random: (bytes) => randomBytes(bytes),
    code: variable('CODE_VERSION'),
    siteUrl: variable('SITE_URL'),
  }
}

/** The environment that `awsPorts` reads, for CDK and the local host to set. */
export const portVariables = [
  'TABLE_NAME',
  'EVIDENCE_BUCKET',
  'QUARANTINE_BUCKET',
  'ARCHIVE_BUCKET',
  'SITE_BUCKET',
  'NOTICES_TOPIC_ARN',
  'CODE_VERSION',
  'SITE_URL',
  'AWS_URL_SUFFIX',
] as const

/** A test holds every handler's clients against its service's needs, so that this is never met in operation. */
function notCarried(client: string): () => never {
  return () => {
    throw new Error(`This service's handler carries no client for ${client}`)
  }
}

function signer(bucket: string) {
  const region = variable('AWS_REGION')
  const endpoint = process.env['AWS_ENDPOINT_URL_S3']
  return {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'],
    region,
    url: endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.${variable('AWS_URL_SUFFIX')}`,
  }
}

function variable(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`The environment variable ${name} is not set`)
  return value
}
