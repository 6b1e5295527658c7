import { eligibilityOn, expiresWithin, type Officer } from '../../shared/domain/registry/officer.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const listOfficers: UseCase<'listOfficers'> = async ({ input, stores }) =>
  answer(await stores.officers.list(input))

export const getOfficer: UseCase<'getOfficer'> = async ({ input, stores }) => {
  const { record, version } = await stores.officers.get(input.officerId)
  return answer(record, { version })
}

/** Computed from the record on each call, never stored: what is true on that day. */
export const listEligibility: UseCase<'listEligibility'> = async ({ input, stores, today }) => {
  const { day = today, ...paging } = input
  const { items, ...more } = await stores.officers.list(paging)
  return answer({ items: items.map((officer) => eligibilityOn(officer, day)), ...more })
}

/** A department has hundreds of officers: the whole registry is read. */
export const listExpiring: UseCase<'listExpiring'> = async ({ input: { days = 60 }, stores, today }) => {
  const items: Officer[] = []
  for await (const { record } of stores.officers.all()) if (expiresWithin(record, today, days)) items.push(record)
  const end = ({ certificate }: Officer) => certificate?.to ?? ''
  return answer({ items: items.toSorted((a, b) => (end(a) < end(b) ? -1 : 1)) })
}
