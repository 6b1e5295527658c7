import type { Table } from './table.ts'

/** The partition that lists every department, written when one is set up; the only list across departments. */
export const directoryPartition = 'directory#departments'

/** The path of every department. */
export async function* departmentPaths(table: Table): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const { rows, last } = await table.query({ partition: directoryPartition, limit: 500, ...(after ? { after } : {}) })
    yield* rows.map(({ sk }) => sk)
    after = last
  } while (after)
}
