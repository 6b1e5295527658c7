import { Refusal } from '../../shared/kernel/refusal.ts'

/** A file of which nothing can be read, and what to do about it. */
export function unreadable(zh: string, en: string): Refusal {
  return new Refusal('file-not-readable', { why: zh }, { why: en })
}
