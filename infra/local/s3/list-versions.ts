import type { Version } from './bucket-state.ts'
import { bucketOf, type Operation } from './call.ts'
import { frame } from './list-objects.ts'
import { type Listing, listPage, nameWriter, readListing } from './list-page.ts'
import { S3Error } from './s3-error.ts'
import { xml, xmlDocument } from './xml.ts'

interface Line {
  key: string
  version?: Version
  newest?: boolean
}

/** All versions and delete markers, keys in order, the newest of each key first. */
export const listObjectVersions: Operation = async (call) => {
  const { request } = call
  const bucket = bucketOf(call)
  const { query } = request
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = query.get('version-id-marker')
  if (idMarker !== undefined && keyMarker === '')
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.')
  const listing = readListing(request, keyMarker)
  const versionsOf = (key: string) => bucket.records.get(key)?.versions ?? []
  const rest =
    idMarker === undefined
      ? []
      : linesOf(keyMarker, versionsOf(keyMarker)).slice(
          1 + versionsOf(keyMarker).findIndex(({ versionId }) => versionId === idMarker),
        )
  // One key more than fits, so that it is known whether anything comes behind the page.
  const page = listPage(bucket, atLeastOne(listing), () => true)
  const following = page.entries.flatMap((entry): Line[] =>
    'prefix' in entry ? [{ key: entry.prefix }] : linesOf(entry.key, versionsOf(entry.key)),
  )
  const all = [...rest, ...following]
  const lines = all.slice(0, listing.most)
  const more = listing.most > 0 && (all.length > lines.length || page.next !== undefined)
  const last = lines.at(-1)
  const name = nameWriter(request)
  const body = xmlDocument(
    'ListVersionsResult',
    ...frame(request, bucket, listing.most, more),
    xml('KeyMarker', name(keyMarker)),
    xml('VersionIdMarker', idMarker ?? ''),
    xml('NextKeyMarker', more && last ? name(last.key) : undefined),
    xml('NextVersionIdMarker', more ? last?.version?.versionId : undefined),
    lines.map((line) => writeLine(line, name)),
  )
  return { status: 200, body }
}

function atLeastOne(listing: Listing): Listing {
  return { ...listing, most: Math.max(1, listing.most) }
}

function linesOf(key: string, versions: readonly Version[]): Line[] {
  return versions.map((version, index) => ({ key, version, newest: index === 0 }))
}

function writeLine({ key, version, newest }: Line, name: (key: string) => string) {
  if (!version) return xml('CommonPrefixes', xml('Prefix', name(key)))
  const common = [
    xml('Key', name(key)),
    xml('VersionId', version.versionId),
    xml('IsLatest', newest ?? false),
    xml('LastModified', version.modifiedAt),
  ]
  if (version.blob === undefined) return xml('DeleteMarker', common)
  return xml(
    'Version',
    common,
    xml('ETag', `"${version.etag}"`),
    xml('Size', version.size),
    xml('StorageClass', 'STANDARD'),
  )
}
