import { createHash, type Hash } from 'node:crypto'
import { ZipWriter } from '../files/zip-writer.ts'
import { DossierFault } from './dossier-fault.ts'
import type { DossierFile } from './dossier-files.ts'

/** The files of a dossier as a zip that leaves as it is made: never more than one file's packed bytes are held. */
export class Packing {
  readonly hash: Hash = createHash('sha256')
  size = 0
  private readonly files: readonly DossierFile[]
  private readonly told: (done: number) => Promise<void>

  /** @param told hears how many files are in */
  constructor(files: readonly DossierFile[], told: (done: number) => Promise<void>) {
    this.files = files
    this.told = told
  }

  /** @throws {DossierFault} for a file whose bytes are not those that the index names */
  async *pieces(): AsyncGenerator<Uint8Array> {
    const zip = new ZipWriter()
    for (const [at, file] of this.files.entries()) {
      await zip.add(file.path, checked(file), file.asItIs ? 0 : 6)
      yield this.counted(zip.drain())
      await this.told(at + 1)
    }
    yield this.counted(zip.end())
  }

  private counted(piece: Buffer): Buffer {
    this.hash.update(piece)
    this.size += piece.length
    return piece
  }
}

/** A file's bytes, held against its hash while they pass. */
async function* checked({ path, sha256, open }: DossierFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of await open()) {
    hash.update(piece)
    yield piece
  }
  const found = hash.digest('hex')
  if (found !== sha256) {
    throw new DossierFault(path, `内容与记录的摘要不符（${found}）`, `its bytes are not those of the record (${found})`)
  }
}
