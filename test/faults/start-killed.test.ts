import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../functions/stores/rows.ts'
import { upload } from '../../infra/local/api-client.ts'
import { startDynamoDb } from '../../infra/local/dynamodb/start.ts'
import { requirePort } from '../../infra/local/free-port.ts'
import { tableName } from '../../infra/local/resources.ts'
import { sampleItems } from '../../infra/local/seed/items-file.ts'
import { planFile } from '../../infra/local/seed/plan-file.ts'
import { writeSheet } from '../../infra/local/seed/write-sheet.ts'
import { twinKey } from '../../shared/contract/site-paths.ts'
import { outboxPartition } from '../../shared/contract/stores.ts'
import type { PlannedTask } from '../../shared/domain/plan/plan.ts'
import { connect } from '../infra/local/dynamodb/world.ts'
import { eventually, StartedPlatform } from './started-platform.ts'

const LIVES = 20
const DECLARERS = 4
const SEED = 20_220_704
const department = '140900/finance'

/** Mulberry32: the moments of death are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const itemId = (life: number) => `SL-${String(life).padStart(2, '0')}`

async function itemsOfAllLives(): Promise<Uint8Array> {
  const header = ['事项编号', '抽查事项', '类别', '检查对象', '检查依据', '检查主体', '检查内容', '检查方式']
  const row = (id: string, name: string) => [
    id,
    name,
    '重点检查事项',
    '会计代理记账机构',
    '《代理记账管理办法》（2019修改）第3条',
    '忻州市财政局',
    '示例内容',
    '实地',
  ]
  const lives = Array.from({ length: LIVES }, (_, life) => row(itemId(life), `示例事项${life}`))
  const planned = Object.values(sampleItems).map(({ id, name }) => row(id, name))
  return writeSheet('抽查事项清单', [header, ...planned, ...lives])
}

/** What the writers know: what was acknowledged, and what was sent and never answered. */
interface Known {
  readonly declared: Map<string, { id: string; fileName: string }>
  readonly unanswered: Set<string>
  readonly published: Set<string>
  readonly odd: unknown[]
  edits: { acknowledged: number; sent: number }
  lastLife: string[]
}

describe('npm start, killed at any moment', () => {
  let directory: string
  let port: number
  let platform: StartedPlatform
  const random = seeded(SEED)
  const known: Known = {
    declared: new Map(),
    unanswered: new Set(),
    published: new Set(),
    odd: [],
    edits: { acknowledged: 0, sent: 0 },
    lastLife: [],
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mingchou-killed-'))
    port = await requirePort(0)
    await (await new StartedPlatform(directory, port).ready()).end()
    platform = await new StartedPlatform(directory, port).ready()
  })
  afterAll(async () => {
    await platform.kill('group')
    await rm(directory, { recursive: true, force: true })
  })

  async function importFile(kind: 'items' | 'plan', bytes: Uint8Array): Promise<string> {
    const { api } = platform
    const file = { kind, fileName: `${kind}.xlsx`, sha256: sha256(bytes), size: bytes.length }
    const declared = await api.must('clerk', 'declareImport', file)
    await upload(declared.upload, bytes)
    const id = declared.import.id
    await eventually(platform, async () => (await api.must('clerk', 'getImport', { importId: id })).state === 'read')
    const { findings } = await api.must('clerk', 'getImport', { importId: id })
    for (const { id: finding, choices } of findings) {
      if (choices) await api.must('clerk', 'decideImport', { importId: id, finding, choice: choices[0]?.id })
    }
    await api.must('clerk', 'applyImport', { importId: id })
    return id
  }

  const applied = (importId: string) =>
    eventually(platform, async () => (await platform.api.must('clerk', 'getImport', { importId })).state === 'applied')

  /** Repeats a write with new content until the platform is gone. */
  async function until(dead: () => boolean, write: () => Promise<{ status: number; body: unknown }>): Promise<void> {
    while (!dead()) {
      try {
        const { status, body } = await write()
        if (status >= 300 && !dead()) known.odd.push({ status, body })
      } catch (error) {
        if (!dead()) known.odd.push(error)
        return
      }
    }
  }

  function declare(token: string, key: string) {
    const file = { kind: 'targets', fileName: `${key}.xlsx`, sha256: sha256(key), size: 1 }
    return platform.api.call(undefined, 'declareImport', file, { token, idempotencyKey: key })
  }

  async function declareOn(token: string, key: string) {
    known.unanswered.add(key)
    const answer = await declare(token, key)
    if (answer.status === 201) {
      known.declared.set(key, { id: answer.body.import.id, fileName: answer.body.import.fileName })
      known.lastLife.push(key)
      known.unanswered.delete(key)
    }
    return answer
  }

  /** Each edit numbers the title; its version is read once a life. */
  async function editor(token: string): Promise<() => Promise<{ status: number; body: unknown }>> {
    const read = await platform.api.call(undefined, 'getPlan', { planId: '2022' }, { token })
    const tasks: readonly PlannedTask[] = read.body.tasks
    let ifMatch = Number(/\d+/.exec(read.headers['etag'] ?? '')?.[0])
    return async () => {
      known.edits.sent += 1
      const number = known.edits.sent
      const input = { planId: '2022', title: `第${number}次修改`, tasks }
      const answer = await platform.api.call(undefined, 'editPlan', input, { token, ifMatch })
      if (answer.status === 200) {
        known.edits.acknowledged = number
        ifMatch += 1
      }
      return answer
    }
  }

  /** Writes from several hands until a seeded moment, then kills without warning. */
  async function live(life: number): Promise<void> {
    let dead = false
    const [clerk, approver] = [await platform.token('clerk'), await platform.token('approver')]
    known.lastLife = []
    const edit = await editor(clerk)
    let numbers = 0
    const writing = [
      ...Array.from({ length: DECLARERS }, () =>
        until(
          () => dead,
          () => declareOn(clerk, `life-${life}-${++numbers}`),
        ),
      ),
      until(() => dead, edit),
    ]
    while (known.lastLife.length === 0) await pause(2)
    await pause(random() * 200)
    const published = platform.api
      .call(undefined, 'publishItem', { itemId: itemId(life) }, { token: approver })
      .then(({ status, body }) => (status === 200 ? known.published.add(itemId(life)) : known.odd.push(body)))
      .catch(() => false)
    await pause(random() * 700)
    dead = true
    await platform.kill(life % 2 === 0 ? 'group' : 'process')
    await Promise.all([...writing, published])
  }

  /** Now and then the next start dies too, before it is up. */
  async function rise(life: number): Promise<void> {
    if (life % 4 === 3) {
      const dying = new StartedPlatform(directory, port)
      await pause(200 + random() * 1200)
      await dying.kill('group')
    }
    platform = await new StartedPlatform(directory, port).ready()
  }

  async function nothingLost(): Promise<void> {
    const token = await platform.token('clerk')
    for (const key of known.lastLife) {
      const { id, fileName } = known.declared.get(key) as { id: string; fileName: string }
      const found = await platform.api.call(undefined, 'getImport', { importId: id }, { token })
      expect(found).toMatchObject({ status: 200, body: { id, fileName, state: 'uploading' } })
    }
    const plan = await platform.api.call(undefined, 'getPlan', { planId: '2022' }, { token })
    const title = Number(/^第(\d+)次修改$/.exec(plan.body.title)?.[1] ?? 0)
    expect(title).toBeGreaterThanOrEqual(known.edits.acknowledged)
    expect(title).toBeLessThanOrEqual(known.edits.sent)
  }

  /** Who heard no answer asks again under his key and gets one, whether the first had been recorded or not. */
  async function askAgain(): Promise<void> {
    const token = await platform.token('clerk')
    const [acknowledged] = known.lastLife
    for (const key of known.unanswered) expect((await declareOn(token, key)).status).toBe(201)
    if (!acknowledged) return
    const again = await declare(token, acknowledged)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.body.import.id).toBe(known.declared.get(acknowledged)?.id)
  }

  it(`loses nothing that was acknowledged and keeps nothing by halves, ${LIVES} times`, {
    timeout: 300_000,
  }, async () => {
    await fetch(`${platform.url}/local/clock?to=2022-03-28`, { method: 'POST' })
    await applied(await importFile('items', await itemsOfAllLives()))
    const plan = await importFile('plan', await planFile())
    await platform.kill('group')
    await rise(0)
    await applied(plan)

    for (let life = 0; life < LIVES; life++) {
      await live(life)
      await rise(life)
      await nothingLost()
      await askAgain()
    }

    expect(known.odd).toEqual([])
    expect(known.declared.size).toBeGreaterThan(LIVES * 3)
    expect(known.edits.acknowledged).toBeGreaterThan(LIVES)
    expect(known.published.size).toBeGreaterThan(LIVES / 4)
    expect(await (await fetch(`${platform.url}/local/clock`)).text()).toMatch(/^2022-03-28/)
  })

  it('has caught up with what follows from the records', async () => {
    const page = `${platform.url}/${twinKey('items', { department })}`

    const listed = await eventually(platform, async () => {
      const text = await (await fetch(page)).text()
      return [...known.published].every((id) => text.includes(id)) && text
    })
    const deadlines = await platform.api.must('clerk', 'listDeadlines', { year: '2022' })

    expect(listed).toContain('示例事项')
    expect(deadlines.items.length).toBeGreaterThan(0)
  })

  it('has for every write its record, its idempotency row and its outbox row, or none of them', async () => {
    await platform.kill('group')
    const rows = await everyRow(directory)
    const recordOf = (row: Row) => row.record as { event: string; fileName: string }
    const inPartition = (pk: string) => rows.filter((row) => row.pk === pk)

    const kept = inPartition(`idempotency#${department}`).filter(({ sk }) => sk.startsWith('clerk#life-'))
    const events = new Set(inPartition(outboxPartition).map(({ sk }) => sk))
    const ofWriters = inPartition(`import#${department}`)
      .map(recordOf)
      .filter(({ fileName }) => fileName.startsWith('life-'))
    const outbox = inPartition(outboxPartition).filter(({ payload }) => String(payload).includes('"fileName":"life-'))

    const keys = [...known.declared.keys()].sort()
    expect(kept.map(({ sk }) => sk.slice('clerk#'.length)).sort()).toEqual(keys)
    expect(ofWriters.map(({ fileName }) => fileName.replace('.xlsx', '')).sort()).toEqual(keys)
    expect(outbox).toHaveLength(keys.length)
    // The log is one for all departments; an act's own row lies with its department.
    const acts = rows.filter(({ pk }) => pk.startsWith('idempotency#'))
    for (const row of acts) expect(events).toContain(recordOf(row).event)
    expect(acts).toHaveLength(events.size)
    const [plan] = inPartition(`plan#${department}`)
    const edits = inPartition(outboxPartition).filter(({ type }) => type === 'plan.edited')
    expect(plan?.version).toBe(edits.length + 1)
  })
})

/** The table as it lies on disk, read by an engine of the test's own. */
async function everyRow(directory: string): Promise<Row[]> {
  const engine = await startDynamoDb({ directory: join(directory, 'dynamodb') })
  const { doc } = connect(engine.endpoint)
  const rows: Row[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await doc.send(
      new ScanCommand({ TableName: tableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    )
    rows.push(...((page.Items ?? []) as Row[]))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  await engine.stop()
  return rows
}
