import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Replaces a file so that a crash at any moment leaves the old content or the new, never a mixture: temporary file, fsync,
 * rename, fsync of the folder.
 */
export async function writeDurably(path: string, content: string, temporary: string): Promise<void> {
  const draft = join(temporary, randomUUID())
  const file = await open(draft, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncDirectory(dirname(path))
}

/** Makes names created in, renamed into or removed from a folder survive a loss of power. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a folder; its file system journals names by itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
}
