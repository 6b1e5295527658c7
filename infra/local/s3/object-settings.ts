import type { Version } from './bucket-state.ts'
import { bucketOf, type Call, type Operation, readDocument } from './call.ts'
import { checkedTags } from './description.ts'
import { checkedRetention, checkReplaceable, readLegalHold, requireObjectLock } from './retention.ts'
import { S3Error } from './s3-error.ts'
import { findVersion, shownVersionId } from './versions.ts'
import { childrenNamed, childText, xml, xmlDocument } from './xml.ts'

/** Changes what is noted at one version; its bytes and its place among the versions stay. */
async function amend(call: Call, change: (version: Version) => Version): Promise<Record<string, string | undefined>> {
  const { server, request } = call
  const bucket = bucketOf(call)
  const { versionId } = findVersion(bucket, request.key, request.query.get('versionId'))
  const decide = (versions: readonly Version[]) => {
    if (!versions.some((version) => version.versionId === versionId))
      throw new S3Error('NoSuchVersion', 'The specified version does not exist.')
    return versions.map((version) => (version.versionId === versionId ? change(version) : version))
  }
  await server.store.change({ bucket, key: request.key, decide })
  return { 'x-amz-version-id': bucket.settings.versioning && versionId }
}

function asked(call: Call): { version: Version; headers: Record<string, string | undefined> } {
  const bucket = bucketOf(call)
  const version = findVersion(bucket, call.request.key, call.request.query.get('versionId'))
  return { version, headers: { 'x-amz-version-id': shownVersionId(bucket, version) } }
}

export const getObjectRetention: Operation = async (call) => {
  requireObjectLock(bucketOf(call))
  const { retention } = asked(call).version
  if (!retention)
    throw new S3Error('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration')
  const body = xmlDocument('Retention', xml('Mode', retention.mode), xml('RetainUntilDate', retention.until))
  return { status: 200, body }
}

export const putObjectRetention: Operation = async (call) => {
  requireObjectLock(bucketOf(call))
  const document = await readDocument(call, 'Retention')
  const bypass = call.request.headers['x-amz-bypass-governance-retention']?.toLowerCase() === 'true'
  const [mode, until] = [childText(document, 'Mode'), childText(document, 'RetainUntilDate')]
  const lifted = mode === undefined && until === undefined
  // A date in the past would shorten: for a locked version that is denied rather than malformed.
  await amend(call, ({ retention: present, ...version }) => {
    const date = new Date(until ?? Number.NaN)
    const wanted =
      lifted || Number.isNaN(date.getTime()) ? undefined : { mode: mode as 'COMPLIANCE', until: date.toISOString() }
    checkReplaceable(present, wanted, call.now, bypass)
    return lifted ? version : { ...version, retention: checkedRetention(mode, until, call.now) }
  })
  return { status: 200 }
}

export const getObjectLegalHold: Operation = async (call) => {
  requireObjectLock(bucketOf(call))
  const { legalHold } = asked(call).version
  if (legalHold === undefined)
    throw new S3Error('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration')
  return { status: 200, body: xmlDocument('LegalHold', xml('Status', legalHold ? 'ON' : 'OFF')) }
}

export const putObjectLegalHold: Operation = async (call) => {
  requireObjectLock(bucketOf(call))
  const legalHold = readLegalHold(childText(await readDocument(call, 'LegalHold'), 'Status') ?? '')
  await amend(call, (version) => ({ ...version, legalHold: legalHold === true }))
  return { status: 200 }
}

export const getObjectTagging: Operation = async (call) => {
  const { version, headers } = asked(call)
  const tags = Object.entries(version.tags ?? {}).map(([name, value]) =>
    xml('Tag', xml('Key', name), xml('Value', value)),
  )
  return { status: 200, headers, body: xmlDocument('Tagging', xml('TagSet', tags)) }
}

export const putObjectTagging: Operation = async (call) => {
  const document = await readDocument(call, 'Tagging')
  const elements = childrenNamed(document, 'TagSet').flatMap((set) => childrenNamed(set, 'Tag'))
  const tags = checkedTags(elements.map((tag) => [childText(tag, 'Key') ?? '', childText(tag, 'Value') ?? '']))
  return { status: 200, headers: await amend(call, (version) => ({ ...version, tags })) }
}

export const deleteObjectTagging: Operation = async (call) => {
  return { status: 204, headers: await amend(call, (version) => ({ ...version, tags: {} })) }
}
