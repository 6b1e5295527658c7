import { readFileSync } from 'node:fs'
import { buildBundle } from '../../../shared/domain/draw/bundle.ts'
import { entropyDigest } from '../../../shared/domain/draw/digests.ts'
import { ticketOf } from '../../../shared/domain/draw/hash.ts'
import { freeze, nonceCommit } from '../../../shared/domain/draw/manifest.ts'
import { levelKey } from '../../../shared/domain/draw/tickets.ts'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import { fromHex, toHex } from '../../../shared/kernel/bytes.ts'
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts'
import { executeDraw } from './executed.ts'

export const specFile = new URL('../../../shared/domain/draw/SPEC.md', import.meta.url)

const BEGIN = '<!-- example -->\n\n'
const END = '<!-- /example -->'

/** The page with its example written anew. */
export function specWithExample(): string {
  const spec = readFileSync(specFile, 'utf8')
  return `${spec.slice(0, spec.indexOf(BEGIN) + BEGIN.length)}${example()}${spec.slice(spec.indexOf(END))}`
}

function exampleBundle(): Bundle {
  const nonce = Uint8Array.from({ length: 32 }, (_, at) => at)
  const contributions = [
    { kind: 'witness' as const, by: '见证人甲', value: '春江花月夜' },
    { kind: 'dice' as const, by: '见证人乙', value: '6 1 4' },
  ]
  const frozen = freeze({
    drawId: 'draw-1',
    taskId: 'task-1',
    department: '140900/finance',
    frozenAt: '2022-07-01T01:00:00Z',
    code: '0.1.0',
    round: 1,
    rounds: 1,
    scope: 'round',
    floor: 5000,
    strata: [
      { level: 'B', ratio: 5000, priority: 2, already: 0 },
      { level: 'A', ratio: 2000, priority: 1, already: 0 },
    ],
    roster: [
      { id: '示例记账甲', level: 'B', region: '东' },
      { id: '示例记账乙', level: 'B', region: '西' },
      { id: '示例记账丙', level: 'A', region: '东' },
      { id: '示例记账丁', level: 'A', region: '东' },
      { id: '示例记账戊', level: 'A', region: '西' },
      { id: '示例记账己', level: 'A', region: '西' },
    ],
    exclusions: [{ id: '示例记账己', reason: 'observation-period' }],
    officers: [
      { id: 'P1', region: '', tags: ['执法资格', '会计'] },
      { id: 'P2', region: '', tags: ['执法资格', '会计'] },
      { id: 'P3', region: '', tags: ['执法资格'] },
    ],
    recusals: [['示例记账丙', 'P1']],
    tags: ['执法资格', '会计'],
    seats: [['执法资格', '会计'], ['执法资格']],
    contributors: contributions.map(({ by }) => by),
    nonceCommit: nonceCommit(nonce),
  })
  const outcome = executeDraw({ ...frozen, contributions, nonce: toHex(nonce) })
  return buildBundle({ frozen, contributions, nonce: toHex(nonce), outcome })
}

function example(): string {
  const bundle = exampleBundle()
  const values = exampleValues(bundle)
  return [
    'The bundle:\n\n```bundle\n',
    layOut(bundle),
    '\n```\n\nOn the way (section, name, value in hexadecimal):\n\n```values\n',
    ...values.map((row) => `${row.join(' | ')}\n`),
    '```\n\nThe canonical JSON of the manifest, one line:\n\n```text\n',
    canonicalJson(bundle.manifest),
    '\n```\n\n',
  ].join('')
}

/** Every value on the way from the bundle's lists to its result: section, name, hexadecimal. */
export function exampleValues(bundle: Bundle): [section: string, name: string, value: string][] {
  const { manifest, roster, contributions } = bundle
  const keys = new Map(manifest.strata.map(({ level }) => [level, levelKey(fromHex(bundle.seed), level)]))
  return [
    ['2', 'rosterDigest', manifest.roster.digest],
    ['2', 'officersDigest', manifest.officers.digest],
    ['3', 'nonceCommit', manifest.nonceCommit],
    ['3', 'manifestDigest', bundle.manifestDigest],
    ['5', 'entropyDigest', entropyDigest(contributions)],
    ['5', 'S', bundle.seed],
    ...[...keys].map(([level, key]): [string, string, string] => ['6', `K of ${level}`, toHex(key)]),
    ...roster.map(([id, level]): [string, string, string] => [
      '6',
      `ticket of ${id}, ${level}`,
      toHex(ticketOf(keys.get(level) as Uint8Array, id)),
    ]),
    ['7', 'resultDigest', bundle.resultDigest ?? 'null'],
  ]
}

/** JSON with one line for each member, and one for each row of a list of the bundle. */
function layOut(bundle: Bundle): string {
  const lines = Object.entries(bundle).map(([name, value]) => `  ${JSON.stringify(name)}: ${member(value)}`)
  return `{\n${lines.join(',\n')}\n}`
}

function member(value: unknown): string {
  const text = JSON.stringify
  if (Array.isArray(value)) return `[\n${value.map((row) => `    ${text(row)}`).join(',\n')}\n  ]`
  if (typeof value !== 'object' || value === null) return text(value)
  const lines = Object.entries(value).map(([name, each]) => `    ${text(name)}: ${text(each)}`)
  return `{\n${lines.join(',\n')}\n  }`
}
