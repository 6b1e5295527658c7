import type { Day } from '../../kernel/days.ts'

/** The path of a department: region code (GB/T 2260) and office, `140900/finance`. */
export type DepartmentPath = string

/** A department that inspects. */
export interface Department {
  readonly id: DepartmentPath
  readonly name: string
  readonly region: string
  /** Name of the region, e.g. 忻州市. */
  readonly regionName: string
  /** The leading group's office above it (领导小组办公室), by name. */
  readonly leadingGroup: string
  /** Who gets a second reminder when something is overdue: a person's id. */
  readonly head: string
  /** Person at the leading group's office who hears of what stays overdue. */
  readonly leadingGroupContact: string
}

/** Somebody who works with the platform. His record, not his token, decides on each call whether he may act. */
/** Weekdays from 1 (Monday) to 7, and spans such as a leave, both ends included. */
export interface QuietDays {
  readonly weekdays: readonly number[]
  readonly spans: readonly { readonly from: Day; readonly to: Day }[]
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  /** Certificate number in the officer registry, for people with the role `officer`. */
  readonly officerId?: string
  /** Stands for him in the public log. */
  readonly pseudonym: string
  /** First day on which he may no longer act: transferred, retired, suspended. */
  readonly inactiveFrom?: Day
  readonly inactiveReason?: string
  /** Days on which he asks not to be disturbed; what is due meanwhile reaches him all the same. */
  readonly quiet?: QuietDays
  /** The person who took over what was his. */
  readonly handedOverTo?: string
}
