import { scored } from './credits.ts'
import type { Officer } from './officer.ts'
import type { Target } from './target.ts'

/**
 * A target as a file's row says it, with what no file says: the history of its credit, the feed's mark, its position; and the tags, the
 * observation and the contact where the row leaves them blank. A row takes nobody off the registry and brings nobody back who was
 * taken off, and an older or absent scoring does not overwrite a newer.
 */
export function carriedTarget(current: Target, row: Target): Target {
  const { credits, licenceFed, removed, position } = current
  const { observation = current.observation, tags = current.tags, contact = current.contact } = row
  const { codeAccepted = row.codeAccepted } = current
  const kept = { credits, licenceFed, observation, tags, contact, position, removed, codeAccepted }
  const target: Target = {
    ...row,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    ...([current.state, row.state].includes('removed') ? { state: current.state } : {}),
  }
  return withCredit(current, target, row)
}

function withCredit(current: Target, target: Target, row: Target): Target {
  const { creditClass: _, creditSource: __, creditDate: ___, ...unscored } = target
  const asBefore = { ...unscored, ...creditFields(current) }
  if (row.creditSource && row.creditDate) {
    const scoring = { class: row.creditClass, source: row.creditSource, date: row.creditDate }
    return scored(asBefore, scoring) ?? asBefore
  }
  return row.creditClass === 'unrated' ? asBefore : { ...unscored, ...creditFields(row) }
}

function creditFields({ creditClass, creditSource, creditDate }: Target) {
  return { creditClass, ...(creditSource ? { creditSource } : {}), ...(creditDate ? { creditDate } : {}) }
}

/** An officer as a file's row says him, with what no file says: who signs in for him, his office, the reasons. */
export function carriedOfficer(current: Officer, row: Officer): Officer {
  const { personId, recusalReasons, reason, transferredTo } = current
  const { office = current.office } = row
  const ofState = current.state === row.state ? { reason, transferredTo } : {}
  const kept = { personId, office, recusalReasons, ...ofState }
  return { ...row, ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) }
}
