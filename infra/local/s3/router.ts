import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  getBucketVersioning,
  getObjectLockConfiguration,
  headBucket,
  listBuckets,
  putBucketVersioning,
  putObjectLockConfiguration,
} from './buckets.ts'
import type { Operation } from './call.ts'
import { completeMultipartUpload } from './complete-multipart.ts'
import { copyObject } from './copy-object.ts'
import { deleteObject, deleteObjects } from './delete-object.ts'
import { listObjects, listObjectsV2 } from './list-objects.ts'
import { listObjectVersions } from './list-versions.ts'
import {
  abortMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from './multipart.ts'
import {
  deleteObjectTagging,
  getObjectLegalHold,
  getObjectRetention,
  getObjectTagging,
  putObjectLegalHold,
  putObjectRetention,
  putObjectTagging,
} from './object-settings.ts'
import { getObject, headObject } from './read-object.ts'
import type { S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import { putObject } from './write-object.ts'

/** Query parameters that turn a request into one about a part or an aspect of the bucket or object. */
const subresources = [
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'delete',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versioning',
  'versions',
  'website',
]

/** Operations on a bucket, by method and subresource. */
const bucketOperations: Record<string, Operation> = {
  'PUT ': createBucket,
  'HEAD ': headBucket,
  'DELETE ': deleteBucket,
  'GET ': listObjects,
  'GET location': getBucketLocation,
  'GET versioning': getBucketVersioning,
  'PUT versioning': putBucketVersioning,
  'GET object-lock': getObjectLockConfiguration,
  'PUT object-lock': putObjectLockConfiguration,
  'GET versions': listObjectVersions,
  'GET uploads': listMultipartUploads,
  'POST delete': deleteObjects,
}

/** Operations on an object, by method and subresource. */
const objectOperations: Record<string, Operation> = {
  'PUT ': putObject,
  'GET ': getObject,
  'HEAD ': headObject,
  'DELETE ': deleteObject,
  'GET retention': getObjectRetention,
  'PUT retention': putObjectRetention,
  'GET legal-hold': getObjectLegalHold,
  'PUT legal-hold': putObjectLegalHold,
  'GET tagging': getObjectTagging,
  'PUT tagging': putObjectTagging,
  'DELETE tagging': deleteObjectTagging,
  'POST uploads': createMultipartUpload,
  'PUT uploadId': uploadPart,
  'GET uploadId': listParts,
  'DELETE uploadId': abortMultipartUpload,
  'POST uploadId': completeMultipartUpload,
}

/** @throws {S3Error} `NotImplemented` for what this S3 does not do: better a plain no than a wrong yes */
export function findOperation(request: S3Request): Operation {
  const subresource = subresources.find((name) => request.query.has(name)) ?? ''
  const name = `${request.method} ${subresource}`
  if (request.bucket === '') return request.method === 'GET' ? listBuckets : refuse(request)
  if (request.key === '') {
    if (name === 'GET ' && request.query.get('list-type') === '2') return listObjectsV2
    return own(bucketOperations, name) ?? refuse(request)
  }
  if (name === 'PUT ' && request.headers['x-amz-copy-source'] !== undefined) return copyObject
  return own(objectOperations, name) ?? refuse(request)
}

function own(table: Record<string, Operation>, name: string): Operation | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function refuse({ method }: S3Request): never {
  if (!['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method))
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.')
  throw new S3Error('NotImplemented', 'A header or query you provided implies functionality that is not implemented')
}
