import type { BucketSettings, DefaultRetention } from './bucket-state.ts'
import { bodyOf, bucketOf, type Operation, readDocument } from './call.ts'
import { receiveText } from './incoming-body.ts'
import { isMode } from './retention.ts'
import { S3Error } from './s3-error.ts'
import { childrenNamed, childText, parseXml, xml, xmlDocument } from './xml.ts'

export const createBucket: Operation = async (call) => {
  const { server, request, now } = call
  const { bucket: name, headers } = request
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..'))
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.')
  if (Number(headers['content-length'] ?? 0) > 0) parseXml(await receiveText(bodyOf(call)))
  const locked = headers['x-amz-bucket-object-lock-enabled']?.toLowerCase() === 'true'
  await server.store.locks.alone(name, async () => {
    if (server.store.buckets.has(name))
      throw new S3Error(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
      )
    const lock: Partial<BucketSettings> = locked ? { versioning: 'Enabled', objectLock: {} } : {}
    await server.store.saveSettings({ name, createdAt: now.toISOString(), ...lock })
  })
  return { status: 200, headers: { location: `/${name}` } }
}

export const headBucket: Operation = async (call) => {
  bucketOf(call)
  return { status: 200, headers: { 'x-amz-bucket-region': call.caller.region } }
}

export const deleteBucket: Operation = async (call) => {
  await call.server.store.removeBucket(bucketOf(call))
  return { status: 204 }
}

export const listBuckets: Operation = async ({ server, caller }) => {
  const buckets = [...server.store.buckets.values()].map(({ settings }) => settings)
  buckets.sort((one, other) => (one.name < other.name ? -1 : 1))
  const body = xmlDocument(
    'ListAllMyBucketsResult',
    xml('Owner', xml('ID', caller.accessKeyId)),
    xml(
      'Buckets',
      buckets.map(({ name, createdAt }) => xml('Bucket', xml('Name', name), xml('CreationDate', createdAt))),
    ),
  )
  return { status: 200, body }
}

export const getBucketLocation: Operation = async (call) => {
  bucketOf(call)
  return {
    status: 200,
    body: xmlDocument('LocationConstraint', call.caller.region === 'us-east-1' ? '' : call.caller.region),
  }
}

export const getBucketVersioning: Operation = async (call) => {
  const { versioning } = bucketOf(call).settings
  return { status: 200, body: xmlDocument('VersioningConfiguration', xml('Status', versioning)) }
}

export const putBucketVersioning: Operation = async (call) => {
  const { settings } = bucketOf(call)
  const status = childText(await readDocument(call, 'VersioningConfiguration'), 'Status')
  if (status !== 'Enabled' && status !== 'Suspended')
    throw new S3Error('MalformedXML', 'Status is Enabled or Suspended')
  if (settings.objectLock && status === 'Suspended')
    throw new S3Error(
      'InvalidBucketState',
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    )
  await call.server.store.saveSettings({ ...settings, versioning: status })
  return { status: 200 }
}

export const getObjectLockConfiguration: Operation = async (call) => {
  const { objectLock } = bucketOf(call).settings
  if (!objectLock)
    throw new S3Error(
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
    )
  const rule = objectLock.default
  const retention = rule && xml('DefaultRetention', xml('Mode', rule.mode), xml(rule.unit, rule.count))
  const body = xmlDocument(
    'ObjectLockConfiguration',
    xml('ObjectLockEnabled', 'Enabled'),
    retention && xml('Rule', retention),
  )
  return { status: 200, body }
}

export const putObjectLockConfiguration: Operation = async (call) => {
  const { settings } = bucketOf(call)
  if (settings.versioning !== 'Enabled')
    throw new S3Error(
      'InvalidBucketState',
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    )
  const document = await readDocument(call, 'ObjectLockConfiguration')
  if (childText(document, 'ObjectLockEnabled') !== 'Enabled')
    throw new S3Error('MalformedXML', 'ObjectLockEnabled is Enabled')
  const [rule] = childrenNamed(document, 'Rule').flatMap((element) => childrenNamed(element, 'DefaultRetention'))
  const chosen =
    rule && readDefaultRetention(childText(rule, 'Mode'), childText(rule, 'Days'), childText(rule, 'Years'))
  await call.server.store.saveSettings({ ...settings, objectLock: chosen ? { default: chosen } : {} })
  return { status: 200 }
}

function readDefaultRetention(
  mode: string | undefined,
  days: string | undefined,
  years: string | undefined,
): DefaultRetention {
  const count = Number(days ?? years)
  const inRange = Number.isInteger(count) && count > 0 && count <= (days === undefined ? 100 : 36_500)
  if (!isMode(mode) || (days === undefined) === (years === undefined) || !inRange)
    throw new S3Error('MalformedXML', 'Default retention has a Mode and either Days or Years')
  return { mode, unit: days === undefined ? 'Years' : 'Days', count }
}
