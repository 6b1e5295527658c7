import { exclusionReasons } from '../../domain/drawing/exclusion-reasons.ts'
import { creditClasses } from '../../domain/registry/target.ts'

/** A level of a bundle by its name; one that is no credit class stands as it is. A bundle may come from anybody. */
export function levelLabel(level: string): string {
  return Object.hasOwn(creditClasses, level) ? creditClasses[level as keyof typeof creditClasses] : level
}

/** A reason of the manifest with its name, where it has one. */
export function reasonLabel(reason: string): string {
  if (!Object.hasOwn(exclusionReasons, reason)) return reason
  return `${exclusionReasons[reason as keyof typeof exclusionReasons].zh}（${reason}）`
}
