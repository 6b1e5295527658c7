import { createHash } from 'node:crypto'
import type { SheetData } from 'write-excel-file/node'
import { writeSheet } from '../../../infra/local/seed/write-sheet.ts'
import type { Import, ImportKind } from '../../../shared/domain/registry/import.ts'
import type { TestPlatform } from '../../platform.ts'

export interface Brought {
  readonly kind: ImportKind
  readonly bytes: Uint8Array
  readonly fileName?: string
  readonly notice?: string
}

/** Declares and uploads a file as a clerk does. */
async function upload(p: TestPlatform, { kind, bytes, fileName = `${kind}.xlsx`, notice }: Brought) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const declared = await p.call('clerk', 'declareImport', {
    kind,
    fileName,
    sha256,
    size: bytes.length,
    ...(notice === undefined ? {} : { notice }),
  })
  if (declared.status !== 201) throw new Error(JSON.stringify(declared.body))
  const stored = await p.upload(declared.body.upload, bytes)
  if (!stored.ok) throw new Error(`${stored.status} ${await stored.text()}`)
  return declared.body.import.id
}

/** Uploads a file and waits until it was read; the body is the import with its report, or with why it could not be read. */
export async function bring(p: TestPlatform, file: Brought) {
  const importId = await upload(p, file)
  await p.settle()
  const { body } = await p.call('clerk', 'getImport', { importId })
  return { importId, body }
}

/** Brings a file, chooses as told, applies it and waits until it is written. */
export async function bringIn(
  p: TestPlatform,
  file: Brought,
  choices: Record<string, readonly [choice: string, reason?: string]> = {},
): Promise<Import> {
  const { importId } = await bring(p, file)
  for (const [finding, [choice, reason]] of Object.entries(choices)) {
    await p.call('clerk', 'decideImport', { importId, finding, choice, ...(reason ? { reason } : {}) })
  }
  const applying = await p.call('clerk', 'applyImport', { importId })
  if (applying.status !== 202) throw new Error(JSON.stringify(applying.body))
  await p.settle()
  return (await p.call('clerk', 'getImport', { importId })).body
}

export async function sheetOf(...data: SheetData): Promise<Uint8Array> {
  return writeSheet('表', data)
}
