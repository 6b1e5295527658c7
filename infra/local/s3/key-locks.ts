/** Lets one change at a time work on a name; the others wait in the order they came. */
export class KeyLocks {
  private readonly tails = new Map<string, Promise<unknown>>()

  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(name) ?? Promise.resolve()
    const run = before.then(work, work)
    const tail = run.catch(() => undefined)
    this.tails.set(name, tail)
    try {
      return await run
    } finally {
      if (this.tails.get(name) === tail) this.tails.delete(name)
    }
  }
}
