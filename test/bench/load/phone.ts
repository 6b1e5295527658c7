import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, CallOptions, RouteName } from '../../../infra/local/api-client.ts'
import { good } from '../../domain/inspection/samples.ts'
import type { TestPlatform } from '../../platform.ts'
import type { Shot, Work } from './seed.ts'

/** What every phone met, together. */
export class Tally {
  /** Milliseconds of each API call. */
  readonly calls: number[] = []
  readonly uploads: number[] = []
  /** By code and route. */
  readonly refusals: Record<string, number> = {}
  repeated = 0
  atOnce = 0
  /** What stopped an officer, in words. */
  readonly stopped: string[] = []
}

type Input = Record<string, unknown>

const TRIES = 20
/** Of so many one is sent again: its answer was lost on the way. */
const REPEAT = { call: 7, upload: 10 }
const PATIENCE_MS = 120_000

/**
 * One officer's visit from the receipt to the colleague's confirmation, as his phone sends it: a request answered with
 * `changed-meanwhile` or `try-again` goes out again on what is read anew, under the same Idempotency-Key.
 *
 * @param nth decides which of its requests go out twice
 */
export async function visit(p: TestPlatform, tally: Tally, work: Work, nth: number): Promise<void> {
  const { inspectionId } = work
  const [own, other] = await Promise.all(
    [work.officer, work.colleague].map(async (login) => {
      return new Phone(p, tally, await p.issuer.mint(login, p.clock.now()), nth)
    }),
  )
  if (!own || !other) return
  try {
    await Promise.all([own, other].map((phone) => phone.send('receiveInspection', { inspectionId })))
    for (const shot of work.shots) await own.photograph(inspectionId, shot)
    const on = good.endedOn
    await own.send('giveNotice', { inspectionId, given: 'on-arrival', how: 'in-person', on })
    const onSite = { ...good.onSite, leftAt: p.clock.now().toISOString() }
    await own.edit('recordResult', { inspectionId, ...good, onSite })
    await untilChecked(p, inspectionId)
    await other.confirm(inspectionId)
  } catch (error) {
    tally.stopped.push(`${inspectionId}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Not a call: an officer sees on his screen that the photos are there before he hands the phone over. */
async function untilChecked(p: TestPlatform, inspectionId: string): Promise<void> {
  for (const since = performance.now(); performance.now() - since < PATIENCE_MS; await pause(100)) {
    const { photos } = (await p.store('inspections').get(inspectionId)).record
    if (photos.every(({ state }) => state !== 'declared')) return
  }
}

class Phone {
  readonly #p: TestPlatform
  readonly #tally: Tally
  readonly #token: string
  #sent: number

  constructor(p: TestPlatform, tally: Tally, token: string, nth: number) {
    this.#p = p
    this.#tally = tally
    this.#token = token
    this.#sent = nth
  }

  async photograph(inspectionId: string, { declared, bytes }: Shot): Promise<void> {
    const { body } = await this.send('declarePhoto', { inspectionId, ...declared })
    const form = (body as unknown as { upload: Parameters<TestPlatform['upload']>[0] }).upload
    const times = this.#sent % REPEAT.upload === 0 ? 2 : 1
    for (let time = 1; time <= times; time++) {
      const start = performance.now()
      const { status } = await this.#p.upload(form, bytes)
      this.#tally.uploads.push(performance.now() - start)
      if (status >= 300) throw new Error(`upload: ${status}`)
    }
    if (times > 1) this.#tally.repeated += 1
  }

  /** Reads the edition that it changes, each time anew. */
  edit(route: RouteName, input: Input) {
    const { inspectionId } = input
    return this.send(route, input, async () => {
      const { headers } = await this.#call('getInspection', { inspectionId }, {})
      return { ifMatch: Number(headers['etag']?.replaceAll('"', '')) }
    })
  }

  /** Half of them twice at once, under one key or under two: the colleague pressed again. */
  async confirm(inspectionId: string): Promise<void> {
    const kind = (['two keys', 'one key', 'once', 'once'] as const)[this.#sent % 4]
    const first = randomUUID()
    const second = kind === 'two keys' ? randomUUID() : first
    if (kind !== 'once') this.#tally.atOnce += 1
    const keys = kind === 'once' ? [first] : [first, second]
    await Promise.all(keys.map((key) => this.send('confirmResult', { inspectionId }, undefined, key)))
  }

  /** @throws {Error} for a refusal that sending again does not mend */
  async send(
    route: RouteName,
    input: Input,
    options: () => Promise<CallOptions> = async () => ({}),
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer<unknown>> {
    for (let attempt = 1; ; attempt++) {
      const given = { ...(await options()), idempotencyKey }
      const answer = await this.#call(route, input, given)
      if (answer.status < 300) {
        if (++this.#sent % REPEAT.call === 0) await this.#again(route, input, given)
        return answer
      }
      const code = String(answer.body['type'])
      const refusal = `${code} of ${route}`
      this.#tally.refusals[refusal] = (this.#tally.refusals[refusal] ?? 0) + 1
      const passing = code === 'changed-meanwhile' || code === 'try-again'
      if (!passing || attempt === TRIES) throw new Error(`${route}: ${JSON.stringify(answer.body)}`)
    }
  }

  async #again(route: RouteName, input: Input, given: CallOptions): Promise<void> {
    this.#tally.repeated += 1
    const { status, body } = await this.#call(route, input, given)
    if (status >= 300) throw new Error(`${route} again: ${JSON.stringify(body)}`)
  }

  async #call(route: RouteName, input: Input, options: CallOptions): Promise<Answer<unknown>> {
    const start = performance.now()
    const answer = await this.#p.call(undefined, route, input, { ...options, token: this.#token })
    this.#tally.calls.push(performance.now() - start)
    return answer
  }
}
