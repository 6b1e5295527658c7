import type { Bucket, Version } from './bucket-state.ts'
import { create, type S3Answer, type S3Server } from './call.ts'
import { statedChecksum } from './checksum.ts'
import { readDescription } from './description.ts'
import type { IncomingBody } from './incoming-body.ts'
import { type FormWithFile, readForm } from './multipart-form.ts'
import { authenticatePost, checkPolicy, lengthLimits, type PostPolicy } from './post-policy.ts'
import { type Credentials, encodePath, type S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import { newVersion, shownVersionId, withVersion } from './versions.ts'
import { checkKey } from './write-object.ts'
import { xml, xmlDocument } from './xml.ts'

interface PostCall {
  server: S3Server
  request: S3Request
  credentials: Credentials
  now: Date
}

/**
 * A browser's upload by form: the policy in it, signed by us, says what may be stored. Everything is checked before the file
 * is read; length and checksum while it is.
 */
export async function postObject({ server, request, credentials, now }: PostCall): Promise<S3Answer> {
  const form = await readForm(request.headers['content-type'] ?? '', request.bytes)
  const { policy, region } = authenticatePost(form.fields, credentials)
  const bucket = server.store.bucket(request.bucket)
  const fields = effectiveFields(form, request.bucket)
  checkPolicy(policy, fields, now)
  const key = fields.get('key') ?? ''
  checkKey(key)
  const description = readDescription(Object.fromEntries(fields), now)
  const stored = await server.store.storeBlob(fileBody(form, fields, policy))
  const caller = { accessKeyId: credentials.accessKeyId, region, payload: { kind: 'unsigned' as const } }
  const version = await create(
    { server, request, caller },
    {
      kind: 'Post',
      bucket,
      key,
      stored,
      decide: (versions, sequencer) =>
        withVersion(versions, newVersion({ bucket, stored, description, now }, sequencer)),
    },
  )
  return answer({ bucket, key, version, fields, host: request.headers['host'] ?? '' })
}

function effectiveFields({ fields, fileName }: FormWithFile, bucket: string): Map<string, string> {
  const key = fields.get('key')
  if (!key) throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.")
  if ((fields.get('bucket') ?? bucket) !== bucket)
    throw new S3Error('InvalidArgument', 'The field bucket names another bucket.')
  return new Map([...fields, ['key', key.replaceAll('${filename}', fileName)], ['bucket', bucket]])
}

function fileBody(form: FormWithFile, fields: ReadonlyMap<string, string>, policy: PostPolicy): IncomingBody {
  const stated = statedChecksum(Object.fromEntries(fields))
  return {
    bytes: form.file,
    limits: lengthLimits(policy),
    md5: fields.get('content-md5'),
    algorithm: stated?.algorithm,
    stated: () => stated?.value,
  }
}

interface Posted {
  bucket: Bucket
  key: string
  version: Version
  fields: ReadonlyMap<string, string>
  host: string
}

function answer({ bucket, key, version, fields, host }: Posted): S3Answer {
  const etag = `"${version.etag}"`
  const name = bucket.settings.name
  const location = `http://${host}/${name}/${encodePath(key)}`
  const headers = { etag, location, 'x-amz-version-id': shownVersionId(bucket, version) }
  const redirect = fields.get('success_action_redirect')
  if (redirect && URL.canParse(redirect)) {
    const target = new URL(redirect)
    for (const [parameter, value] of Object.entries({ bucket: name, key, etag }))
      target.searchParams.set(parameter, value)
    return { status: 303, headers: { ...headers, location: target.href } }
  }
  const status = fields.get('success_action_status')
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers }
  const body = xmlDocument(
    'PostResponse',
    xml('Location', location),
    xml('Bucket', name),
    xml('Key', key),
    xml('ETag', etag),
  )
  return { status: 201, headers, body }
}
