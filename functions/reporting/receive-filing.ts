import { createHash } from 'node:crypto'
import { type Filing, filingLifecycle } from '../../shared/domain/clock/filing.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'

/**
 * Files a document when it has arrived. To the archive first: a crash leaves an object that no record says is filed, and the next delivery
 * writes it again. It counts from the day on which it is here, whatever its declaration said before.
 */
export const receiveFiling: ObjectSubscriber<'receiveFiling'> = async ({ key, stores, buckets, commit, today }) => {
  const read = await stores.filings.find(key.split('/').at(-1) ?? '')
  if (read?.record.state !== 'uploading') return
  const { file, sha256, type, kind, year, id } = read.record
  const bytes = await buckets.quarantine.get(file)
  const arrived = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
  // The signed form lets nothing else in; should it ever, the document is not filed and somebody is woken.
  if (!bytes || arrived !== sha256) throw new Error(`${file} is not what was declared: ${arrived}`)
  await buckets.archive.put(file, bytes, { type })
  const filed: Filing = { ...read.record, state: moved(filingLifecycle, read.record, 'receive'), filedOn: today }
  await commit('filed', [stores.filings.replace(read, filed)], {
    type: 'filing.filed',
    object: `filings/${id}`,
    payload: { kind, year, sha256, filedOn: today },
  })
}
