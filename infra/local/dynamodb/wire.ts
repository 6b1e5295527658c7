/** Shapes of DynamoDB's JSON protocol (API version 2012-08-10), as far as the embedded engine reads them. */

export interface AttributeValue {
  S?: string
  N?: string
  B?: string
  BOOL?: boolean
  NULL?: boolean
  SS?: string[]
  NS?: string[]
  BS?: string[]
  L?: AttributeValue[]
  M?: Item
}

export type Item = Record<string, AttributeValue>

export interface KeyElement {
  AttributeName: string
  KeyType: 'HASH' | 'RANGE'
}

export interface IndexDescription {
  IndexName: string
  KeySchema: KeyElement[]
  Projection: { ProjectionType: 'ALL' | 'INCLUDE' | 'KEYS_ONLY'; NonKeyAttributes?: string[] }
  [property: string]: unknown
}

export interface TableDescription {
  TableName: string
  TableStatus: string
  TableArn: string
  KeySchema: KeyElement[]
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  GlobalSecondaryIndexes?: IndexDescription[]
  LocalSecondaryIndexes?: IndexDescription[]
  StreamSpecification?: { StreamEnabled: boolean; StreamViewType?: string }
  LatestStreamArn?: string
  LatestStreamLabel?: string
  DeletionProtectionEnabled?: boolean
  [property: string]: unknown
}

export type Json = Record<string, unknown>

/** An answer that DynamoDB gives with status 400: a closed name, a sentence, and facts. */
export class ServiceError extends Error {
  readonly statusCode = 400
  readonly body: Json

  constructor(name: string, message: string, facts: Json = {}) {
    super(message)
    this.body = { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...facts }
  }
}

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationException', message)
}

/** True for our own refusals and for dynalite's, which are plain errors with a body. */
export function isServiceError(error: unknown): error is { statusCode: number; body: Json; message: string } {
  return error instanceof Error && 'statusCode' in error && 'body' in error
}

/** The short name of an error, such as `ValidationException`. */
export function errorName(error: { body: Json }): string {
  return String(error.body['__type']).split('#').at(-1) ?? ''
}
