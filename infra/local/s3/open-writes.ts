/** Knows of each conditional write under way whether a delete of its key came in between. */
export class OpenWrites {
  private readonly byKey = new Map<string, Set<{ deleted: boolean }>>()

  /** Runs `work`, which may ask whether the key has been deleted since it began. */
  async during<T>(name: string, work: (deletedMeanwhile: () => boolean) => Promise<T>): Promise<T> {
    const write = { deleted: false }
    const writes = this.byKey.get(name) ?? new Set()
    this.byKey.set(name, writes.add(write))
    try {
      return await work(() => write.deleted)
    } finally {
      writes.delete(write)
      if (writes.size === 0 && this.byKey.get(name) === writes) this.byKey.delete(name)
    }
  }

  deleted(name: string): void {
    for (const write of this.byKey.get(name) ?? []) write.deleted = true
  }
}
