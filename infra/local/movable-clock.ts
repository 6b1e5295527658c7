import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The business clock of one machine: it runs, and can be moved. Where it was moved to survives a restart. */
export interface MovableClock {
  readonly now: () => Date
  /** @throws {RangeError} when the instant is not a date */
  readonly set: (instant: string | Date) => Promise<void>
}

export async function movableClock(directory: string): Promise<MovableClock> {
  const file = join(directory, 'clock.json')
  let offset = await readOffset(file)
  return {
    now: () => new Date(Date.now() + offset),
    async set(instant) {
      const to = new Date(instant).getTime()
      if (Number.isNaN(to)) throw new RangeError(`not an instant: ${String(instant)}`)
      offset = to - Date.now()
      await mkdir(dirname(file), { recursive: true })
      await writeFile(`${file}.new`, JSON.stringify({ offset }))
      await rename(`${file}.new`, file)
    },
  }
}

async function readOffset(file: string): Promise<number> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { offset: number }).offset
  } catch {
    return 0
  }
}
