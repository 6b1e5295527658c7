import { readdirSync, readFileSync } from 'node:fs'
import { objectSubscriptions, schedules, subscriptions } from '../../shared/contract/events.ts'
import { type Role, roles } from '../../shared/contract/roles.ts'
import type { Route } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import { allowedMoves, diagram, diagramId, type Lifecycle } from '../../shared/kernel/lifecycle.ts'

type Table = Lifecycle<string, string>

export interface FoundLifecycle {
  /** Name of the export, e.g. `planLifecycle`. */
  readonly name: string
  /** Path of its file from the root. */
  readonly file: string
  readonly table: Table
}

const root = new URL('../../', import.meta.url)

/**
 * Every lifecycle of the code, in the order of its files: found by reading, so that none can be forgotten.
 *
 * @throws {Error} naming one that its file does not export
 */
export async function allLifecycles(): Promise<FoundLifecycle[]> {
  const found: FoundLifecycle[] = []
  for (const file of sources('shared')) {
    const names = [...readFileSync(new URL(file, root), 'utf8').matchAll(/const (\w+) = lifecycle\(/g)]
    if (names.length === 0) continue
    const exported = (await import(new URL(file, root).href)) as Record<string, Table | undefined>
    for (const [, name = ''] of names) {
      const table = exported[name]
      if (!table) throw new Error(`${file} does not export ${name}, so that it cannot be drawn`)
      found.push({ name, file, table })
    }
  }
  return found
}

function sources(folder: string): string[] {
  const entries = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
  return entries
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)
    .sort()
}

/** The page that `npm run golden` writes: every lifecycle as a diagram and as a table of who makes each move, how and when. */
export async function lifecyclesPage(): Promise<string> {
  const all = await allLifecycles()
  const contents = all.map(({ table }) => `- [${titleOf(table)}](#${anchorOf(titleOf(table))})`)
  return `<!-- Written by \`npm run golden\` from the lifecycles in the code; a test fails on a difference. -->
# Lifecycles 生命周期

Each kind of record has one table of states and moves. The checks of the code, the refusal \`wrong-state\` and these diagrams
come from it; who makes a move is told by the routes through which it is made.

${contents.join('\n')}

${all.map(section).join('\n')}`
}

function section({ name, file, table }: FoundLifecycle): string {
  const rows = Object.keys(table.moves).map((move) => row(table, move))
  return `## ${titleOf(table)}

\`${name}\` in [${file}](../../${file})

\`\`\`mermaid
${whole(table)}
\`\`\`

| Move | From | To | By whom | Through | When, and what must hold | What becomes public | Whom it tells |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function titleOf({ what, en }: Table): string {
  return en === undefined ? what : `${what} · ${en.charAt(0).toUpperCase()}${en.slice(1)}`
}

/** As GitHub makes it of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-')
}

/** The diagram with its birth, which is the first state, and its ends, from which no move leads. */
function whole(table: Table): string {
  const states = Object.keys(table.states)
  const ends = states.filter((state) => allowedMoves(table, state).every((move) => table.moves[move]?.reopens))
  const birth = diagramId(states[0] ?? '')
  return [diagram(table), `  [*] --> ${birth}`, ...ends.map((end) => `  ${diagramId(end)} --> [*]`)].join('\n')
}

function row(table: Table, move: string): string {
  const data = table.moves[move]
  if (!data) throw new Error(move)
  const named = (state: string) => `${state} ${table.states[state]}`
  const { when = '', requires = [], publishes = '', notifies = '', event } = data.how ?? {}
  const cells = [
    `${move} ${data.zh}`,
    data.from.map(named).join('<br>'),
    named(data.to),
    whoOf(table, move).join('<br>'),
    waysOf(table, move).map(wayWords).join('<br>'),
    [when, ...requires].filter(Boolean).join('；'),
    publishes,
    [notifies, event && `\`${event}\``].filter(Boolean).join('<br>'),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Names of routes, subscriptions and schedules by which a move is made, where the table says so. */
export function waysOf(table: Table, move: string): readonly string[] {
  return table.moves[move]?.how?.via ?? table.moves[move]?.via ?? []
}

const allRoutes: Readonly<Record<string, Route>> = routes
const behind: Readonly<Record<string, unknown>> = { ...subscriptions, ...schedules, ...objectSubscriptions }

export function isWay(name: string): boolean {
  return name in allRoutes || name in behind
}

/** Roles of the routes; the platform itself where it follows from an event, the clock or an upload. */
function whoOf(table: Table, move: string): string[] {
  const said = waysOf(table, move).flatMap((way) => {
    const role = allRoutes[way]?.role
    return role === undefined ? ['system'] : [role].flat()
  })
  const all = [...new Set([...(table.moves[move]?.how?.who ?? []), ...said])]
  return all.map((role) => (role in roles ? `${roles[role as Role].zh} ${role}` : (others[role] ?? role)))
}

const others: Readonly<Record<string, string>> = {
  system: '系统 system',
  public: '公众 public',
  'signed-in': '已登录人员 signed-in',
}

function wayWords(way: string): string {
  const route = allRoutes[way]
  return route ? `${way}: \`${route.method} ${route.path}\`` : way
}
