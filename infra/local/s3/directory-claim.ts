import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Keeps two processes from using one folder, where each would clear away what the other is writing. A claim whose process is
 * gone, killed for example, counts for nothing.
 *
 * @returns what gives the folder back
 */
export async function claimDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'in-use-by')
  const holder = Number(await readFile(path, 'utf8').catch(() => ''))
  if (holder !== process.pid && isAlive(holder))
    throw new Error(`${directory} is in use by process ${holder}; if that is not so, remove ${path}`)
  await writeFile(path, String(process.pid))
  return async () => rm(path, { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
