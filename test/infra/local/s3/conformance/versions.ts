import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, type Place, refusal } from './check.ts'

const inAnHour = () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000)

async function enableVersions({ client, bucket }: Place): Promise<void> {
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }))
}

async function putLocked({ client, lockedBucket }: Place, mode: 'COMPLIANCE' | 'GOVERNANCE') {
  const target = { Bucket: await lockedBucket(), Key: '证据/照片' }
  const lock = { ObjectLockMode: mode, ObjectLockRetainUntilDate: inAnHour() }
  const { VersionId } = await client.send(new PutObjectCommand({ ...target, Body: 'photo', ...lock }))
  return { ...target, VersionId }
}

export const versionChecks: Check[] = [
  {
    name: 'keeps every version once told to',
    run: async (place) => {
      await enableVersions(place)
      const target = { Bucket: place.bucket, Key: 'k' }
      const first = await place.client.send(new PutObjectCommand({ ...target, Body: '1' }))
      await place.client.send(new PutObjectCommand({ ...target, Body: '2' }))
      const read = async (VersionId?: string) =>
        (await place.client.send(new GetObjectCommand({ ...target, VersionId }))).Body?.transformToString()

      const { Status } = await place.client.send(new GetBucketVersioningCommand({ Bucket: place.bucket }))

      expect(Status).toBe('Enabled')
      expect([await read(first.VersionId), await read()]).toEqual(['1', '2'])
    },
  },
  {
    name: 'hides an object behind a delete marker, which can be taken away',
    run: async (place) => {
      await enableVersions(place)
      const target = { Bucket: place.bucket, Key: 'k' }
      const { client } = place
      await client.send(new PutObjectCommand({ ...target, Body: 'x' }))

      const laid = await client.send(new DeleteObjectCommand(target))
      const hidden = await refusal(client.send(new GetObjectCommand(target)))
      const marker = await refusal(client.send(new GetObjectCommand({ ...target, VersionId: laid.VersionId })))
      await client.send(new DeleteObjectCommand({ ...target, VersionId: laid.VersionId }))

      expect([laid.DeleteMarker, hidden.code, marker.code]).toEqual([true, 'NoSuchKey', 'MethodNotAllowed'])
      expect(await (await client.send(new GetObjectCommand(target))).Body?.transformToString()).toBe('x')
    },
  },
  {
    name: 'lists versions and delete markers, the newest first, page by page',
    run: async (place) => {
      await enableVersions(place)
      const { client, bucket } = place
      for (const [Key, Body] of [
        ['a', '1'],
        ['a', '22'],
        ['b', '3'],
      ] as const)
        await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'b' }))
      const list = async (page: object) => client.send(new ListObjectVersionsCommand({ Bucket: bucket, ...page }))

      const all = await list({})
      const first = await list({ MaxKeys: 1 })
      const rest = await list({ KeyMarker: first.NextKeyMarker, VersionIdMarker: first.NextVersionIdMarker })

      const line = ({ Key, Size, IsLatest }: { Key?: string; Size?: number; IsLatest?: boolean }) => [
        Key,
        Size,
        IsLatest,
      ]
      expect(all.Versions?.map(line)).toEqual([
        ['a', 2, true],
        ['a', 1, false],
        ['b', 1, false],
      ])
      expect(all.DeleteMarkers?.map(({ Key, IsLatest }) => [Key, IsLatest])).toEqual([['b', true]])
      expect(first.Versions?.map(line)).toEqual([['a', 2, true]])
      expect(rest.Versions?.map(line)).toEqual([
        ['a', 1, false],
        ['b', 1, false],
      ])
      expect(rest.IsTruncated).toBe(false)
    },
  },
  {
    name: 'lets nobody delete a version under COMPLIANCE, but lays a marker on it',
    run: async (place) => {
      const locked = await putLocked(place, 'COMPLIANCE')
      const { Bucket, Key, VersionId } = locked
      const { client } = place

      const single = await refusal(client.send(new DeleteObjectCommand({ ...locked, BypassGovernanceRetention: true })))
      const { Errors } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key, VersionId }] } }),
      )
      const laid = await client.send(new DeleteObjectCommand({ Bucket, Key }))

      expect(single).toEqual({ code: 'AccessDenied', status: 403 })
      expect(Errors?.map(({ Code }) => Code)).toEqual(['AccessDenied'])
      expect(laid.DeleteMarker).toBe(true)
      expect(await (await client.send(new GetObjectCommand(locked))).Body?.transformToString()).toBe('photo')
    },
  },
  {
    name: 'lets COMPLIANCE be prolonged, never shortened or weakened',
    run: async (place) => {
      const locked = await putLocked(place, 'COMPLIANCE')
      const retain = async (Mode: 'COMPLIANCE' | 'GOVERNANCE', RetainUntilDate: Date) =>
        place.client.send(new PutObjectRetentionCommand({ ...locked, Retention: { Mode, RetainUntilDate } }))
      const longer = new Date(inAnHour().getTime() + 3_600_000)

      const shortened = await refusal(retain('COMPLIANCE', new Date(Date.now() + 60_000)))
      const weakened = await refusal(retain('GOVERNANCE', longer))
      await retain('COMPLIANCE', longer)

      const { Retention } = await place.client.send(new GetObjectRetentionCommand(locked))
      expect([shortened.code, weakened.code]).toEqual(['AccessDenied', 'AccessDenied'])
      expect(Retention).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: longer })
    },
  },
  {
    name: 'lets GOVERNANCE be bypassed, but only by saying so',
    run: async (place) => {
      const locked = await putLocked(place, 'GOVERNANCE')
      const remove = async (BypassGovernanceRetention: boolean) =>
        place.client.send(new DeleteObjectCommand({ ...locked, BypassGovernanceRetention }))

      expect((await refusal(remove(false))).code).toBe('AccessDenied')
      await remove(true)

      expect((await refusal(place.client.send(new GetObjectCommand(locked)))).code).toBe('NoSuchVersion')
    },
  },
  {
    name: 'retains by the rule of the bucket what brings no retention of its own',
    run: async ({ client, lockedBucket }) => {
      const Bucket = await lockedBucket()
      const Rule = { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } as const
      const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const
      await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }))
      await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))

      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))

      const days = ((head.ObjectLockRetainUntilDate?.getTime() ?? 0) - Date.now()) / 86_400_000
      expect(head.ObjectLockMode).toBe('COMPLIANCE')
      expect(days).toBeCloseTo(30, 1)
      const { ObjectLockConfiguration: kept } = await client.send(new GetObjectLockConfigurationCommand({ Bucket }))
      expect(kept).toEqual(ObjectLockConfiguration)
    },
  },
  {
    name: 'keeps a version as long as its legal hold is on',
    run: async ({ client, lockedBucket }) => {
      const target = { Bucket: await lockedBucket(), Key: 'k' }
      const { VersionId } = await client.send(new PutObjectCommand({ ...target, Body: 'x' }))
      const hold = async (Status: 'ON' | 'OFF') =>
        client.send(new PutObjectLegalHoldCommand({ ...target, LegalHold: { Status } }))
      const remove = async () => client.send(new DeleteObjectCommand({ ...target, VersionId }))

      await hold('ON')
      const refused = await refusal(remove())
      await hold('OFF')

      expect(refused.code).toBe('AccessDenied')
      expect((await remove()).$metadata.httpStatusCode).toBe(204)
    },
  },
  {
    name: 'refuses retention in the past, and retention in a bucket without Object Lock',
    run: async ({ client, bucket, lockedBucket }) => {
      const put = async (Bucket: string, ObjectLockRetainUntilDate: Date) =>
        client.send(
          new PutObjectCommand({
            Bucket,
            Key: 'k',
            Body: 'x',
            ObjectLockMode: 'COMPLIANCE',
            ObjectLockRetainUntilDate,
          }),
        )

      expect((await refusal(put(await lockedBucket(), new Date(0)))).code).toBe('InvalidArgument')
      expect((await refusal(put(bucket, inAnHour()))).code).toBe('InvalidRequest')
    },
  },
  {
    name: 'does not stop versions where Object Lock needs them',
    run: async ({ client, lockedBucket }) => {
      const VersioningConfiguration = { Status: 'Suspended' } as const

      const call = client.send(
        new PutBucketVersioningCommand({ Bucket: await lockedBucket(), VersioningConfiguration }),
      )

      expect(await refusal(call)).toEqual({ code: 'InvalidBucketState', status: 409 })
    },
  },
]
