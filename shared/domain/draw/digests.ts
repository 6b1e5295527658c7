import { fromHex, toHex, utf8 } from '../../kernel/bytes.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { DigestWriter } from './encoding.ts'
import type { Contribution, Manifest, OfficerRow, Recusal, RosterRow } from './types.ts'

/** @source SPEC 2; rows in byte order of id */
export function rosterDigest(roster: readonly RosterRow[]): string {
  const writer = new DigestWriter('MC1/roster').number(roster.length)
  for (const [id, level, region] of roster) writer.text(id).text(level).text(region)
  return toHex(writer.digest())
}

/** @source SPEC 2; rows and pairs in byte order */
export function officersDigest(officers: readonly OfficerRow[], recusals: readonly Recusal[]): string {
  const writer = new DigestWriter('MC1/officers').number(officers.length)
  for (const [id, region, tags] of officers) writer.text(id).text(region).number(tags)
  writer.number(recusals.length)
  for (const [target, officer] of recusals) writer.text(target).text(officer)
  return toHex(writer.digest())
}

/**
 * @source SPEC 3
 * @throws {Refusal} `not-canonical` when the manifest holds anything but text, integers, arrays and objects
 */
export function manifestDigest(manifest: Manifest): string {
  return toHex(new DigestWriter('MC1/manifest').bytes(utf8(canonicalJson(manifest))).digest())
}

/** @param nonce 32 secret bytes; @source SPEC 3 */
export function nonceCommit(nonce: Uint8Array): string {
  return toHex(new DigestWriter('MC1/nonce').bytes(nonce).digest())
}

/** @source SPEC 5 */
export function entropyDigest(contributions: readonly Contribution[]): string {
  const writer = new DigestWriter('MC1/entropy').number(contributions.length)
  for (const { kind, by, value } of contributions) writer.text(kind).text(by).text(value)
  return toHex(writer.digest())
}

export type SeedInput = { manifestDigest: string; contributions: readonly Contribution[]; nonce: Uint8Array }

/** The seed `S`, as bytes. @source SPEC 5 */
export function seedOf(input: SeedInput): Uint8Array {
  return new DigestWriter('MC1/seed')
    .bytes(fromHex(input.manifestDigest))
    .bytes(fromHex(entropyDigest(input.contributions)))
    .bytes(input.nonce)
    .digest()
}

export type ResultInput = { drawn: readonly { level: string; ids: readonly string[] }[]; seats: ArrayLike<number> }

/** @param seats officer index of each seat; @source SPEC 7 */
export function resultDigest({ drawn, seats }: ResultInput): string {
  const writer = new DigestWriter('MC1/result')
  for (const { level, ids } of drawn) {
    writer.text(level).number(ids.length)
    for (const id of ids) writer.text(id)
  }
  writer.number(seats.length)
  for (let seat = 0; seat < seats.length; seat++) writer.number(seats[seat] as number)
  return toHex(writer.digest())
}
