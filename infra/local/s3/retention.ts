import type { Bucket, BucketSettings, DefaultRetention, Retention, Version } from './bucket-state.ts'
import { S3Error } from './s3-error.ts'

type Mode = Retention['mode']

/** Retention asked for by `x-amz-object-lock-*` headers. */
export function readRetention(headers: Record<string, string>, now: Date): Retention | undefined {
  const mode = headers['x-amz-object-lock-mode']
  const until = headers['x-amz-object-lock-retain-until-date']
  if (mode === undefined && until === undefined) return undefined
  return checkedRetention(mode, until, now)
}

/** @throws {S3Error} `InvalidArgument` when the mode or the date is missing, unknown or past */
export function checkedRetention(mode: string | undefined, until: string | undefined, now: Date): Retention {
  const date = new Date(until ?? Number.NaN)
  if (!isMode(mode) || Number.isNaN(date.getTime()))
    throw new S3Error('InvalidArgument', 'Retention needs a mode, COMPLIANCE or GOVERNANCE, and a retain-until date')
  if (date.getTime() <= now.getTime())
    throw new S3Error('InvalidArgument', 'The retain until date must be in the future!')
  return { mode, until: date.toISOString() }
}

export function isMode(text: string | undefined): text is Mode {
  return text === 'COMPLIANCE' || text === 'GOVERNANCE'
}

export function readLegalHold(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (text !== 'ON' && text !== 'OFF') throw new S3Error('InvalidArgument', 'Legal Hold must be either of ON or OFF')
  return text === 'ON'
}

/** The bucket's own rule for objects that bring none. */
export function defaultRetention({ objectLock }: BucketSettings, now: Date): Retention | undefined {
  const rule = objectLock?.default
  if (!rule) return undefined
  return { mode: rule.mode, until: afterPeriod(rule, now).toISOString() }
}

function afterPeriod({ unit, count }: DefaultRetention, now: Date): Date {
  const until = new Date(now)
  if (unit === 'Days') until.setUTCDate(until.getUTCDate() + count)
  else until.setUTCFullYear(until.getUTCFullYear() + count)
  return until
}

/**
 * Whether a version may be removed for good.
 *
 * @throws {S3Error} `AccessDenied` while a legal hold is on or the retention lasts; `bypass` helps against GOVERNANCE only
 */
export function checkRemovable({ retention, legalHold }: Version, now: Date, bypass: boolean): void {
  const locked = retention !== undefined && lasts(retention, now) && !(retention.mode === 'GOVERNANCE' && bypass)
  if (legalHold || locked) throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.')
}

/**
 * Whether retention may be replaced: COMPLIANCE may only be prolonged, GOVERNANCE be weakened by those who may bypass it.
 *
 * @throws {S3Error} `AccessDenied`
 */
export function checkReplaceable(
  present: Retention | undefined,
  next: Retention | undefined,
  now: Date,
  bypass: boolean,
): void {
  if (!present || !lasts(present, now)) return
  const stronger =
    next !== undefined && next.until >= present.until && (next.mode === present.mode || next.mode === 'COMPLIANCE')
  if (stronger || (present.mode === 'GOVERNANCE' && bypass)) return
  throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.')
}

function lasts(retention: Retention, now: Date): boolean {
  return new Date(retention.until).getTime() > now.getTime()
}

/** @throws {S3Error} `InvalidRequest` when the bucket was made without Object Lock */
export function requireObjectLock(bucket: Bucket): void {
  if (!bucket.settings.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration')
}
