import type { S3Client } from '@aws-sdk/client-s3'
import type { Credentials } from '../../../../../infra/local/s3/request.ts'

/** Where a check runs: an S3, ours or another, and a fresh bucket in it. */
export interface Place {
  client: S3Client
  endpoint: string
  credentials: Credentials
  region: string
  bucket: string
  /** A second fresh bucket, made with Object Lock. */
  lockedBucket: () => Promise<string>
}

/** One sentence about S3, and how to find out. Fails by throwing. */
export interface Check {
  name: string
  run: (place: Place) => Promise<void>
}

/** The refusal of a call: its code and status; throws when the call was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  try {
    await call
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } }
    return { code: name, status: $metadata?.httpStatusCode }
  }
  throw new Error('the call was not refused')
}

/** The code in an error document. */
export function errorCode(document: string): string | undefined {
  return /<Code>([^<]*)<\/Code>/.exec(document)?.[1]
}
