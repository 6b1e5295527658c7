import { readFile } from 'node:fs/promises'
import { foundDepartment } from '../../functions/registries/found-department.ts'
import { apiClient } from './api-client.ts'
import { runCycle } from './cycle/cycle.ts'
import type { Stage } from './cycle/stage.ts'
import type { Story } from './cycle/story.ts'
import { startHost } from './host.ts'
import { type Platform, startPlatform } from './platform.ts'
import { localSchedules, type Schedules } from './schedules.ts'
import { cooperatingDepartments, cooperatingLogins, sampleDepartment, sampleLogins } from './seed/people.ts'

export interface Running {
  readonly url: string
  readonly platform: Platform
  readonly schedules: Schedules
  readonly stop: () => Promise<void>
}

const PAUSE = 250

/** A platform with its HTTP host, its stream and its schedules going, the sample department founded, and where asked those that inspect with it. */
export async function startRunning(
  directory: string,
  port: number,
  { neighbours = false }: { readonly neighbours?: boolean } = {},
): Promise<Running> {
  const platform = await startPlatform({ directory, siteUrl: `http://127.0.0.1:${port}`, code: await version() })
  const schedules = await localSchedules(platform, directory)
  await foundDepartment(platform.ports, sampleDepartment, sampleLogins())
  if (neighbours) await foundNeighbours(platform)
  const host = await startHost(platform, schedules, port)
  const stopLoop = keepGoing(async () => {
    await platform.pump()
    await schedules.catchUp()
  })
  return {
    url: host.url,
    platform,
    schedules,
    stop: async () => {
      await stopLoop()
      await host.stop()
      await platform.stop()
    },
  }
}

/** Plays the seed's cycle on it, or what else is given, telling each step, and stops it. */
export async function playSampleCycle(
  { url, platform, schedules, stop }: Running,
  story: Story,
  play: (stage: Stage) => Promise<boolean> = runCycle,
): Promise<boolean> {
  try {
    return await play({
      url,
      api: apiClient(url),
      story,
      travel: schedules.travel,
      settle: platform.settle,
      mails: platform.mailbox.all,
      foundNeighbours: () => foundNeighbours(platform),
    })
  } finally {
    await stop()
  }
}

/** As their operator does once; the cycle does so in August, when they begin to inspect together. */
async function foundNeighbours({ ports }: Platform): Promise<void> {
  for (const { department, prefix } of cooperatingDepartments) {
    await foundDepartment(ports, department, cooperatingLogins(prefix))
  }
}

function keepGoing(work: () => Promise<void>): () => Promise<void> {
  const stopping = new AbortController()
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => console.error('[local]', error))
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  const ended = loop()
  return async () => {
    stopping.abort()
    await ended
  }
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
