import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { addDays } from '../../../shared/kernel/days.ts'
import { seedPhotos } from '../seed/photos.ts'
import type { Stage } from './stage.ts'

/** Photos as phones take them on the day of a visit; the second phone's clock stands a day early, of which the reviewer is told. */
export function visitPhotos(
  count: number,
  { from, day }: { readonly from: number; readonly day: string },
): Uint8Array[] {
  const takenOn = (at: number) => (at === from + 1 ? addDays(day, -1) : day)
  const words = (at: number) => ({ dateTime: `${takenOn(at).replaceAll('-', ':')} 09:40:00`, offset: '+08:00' })
  return seedPhotos(from + count, words).slice(-count)
}

/** What became of the photos of a round, and what the reviewer is told of them. */
export async function tellPhotos({ api, story }: Stage, inspections: readonly Inspection[]): Promise<void> {
  const lists = await Promise.all(inspections.map(({ id }) => api.must('reviewer', 'listPhotos', { inspectionId: id })))
  const items = lists.flatMap((list) => list.items)
  const flags = items.flatMap((item) => item.flags)
  story.add(
    '4 检查',
    `照片 ${items.length} 张：原件封存，公开件 ${items.filter(({ web }) => web).length} 张不含元数据；提示审核人 ${flags.length} 条${flags[0] ? `：${flags[0].zh}` : ''}`,
    `/api/inspections/${inspections[0]?.id}/photos`,
  )
}
