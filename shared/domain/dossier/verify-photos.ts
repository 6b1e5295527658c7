import type { Photo } from '../inspection/photo.ts'
import { compare, type Difference, fault, first } from '../verify/difference.ts'
import { photosPath } from './dossier-parts.ts'
import type { FoundFile } from './opened-dossier.ts'

/** The first accepted photo whose file is not the original that the record named when it was taken; or a file that is none of them. */
export function photosDifference(files: readonly FoundFile[], json: (path: string) => unknown): Difference | null {
  const { photos } = json(photosPath) as { photos: readonly Photo[] }
  const accepted = photos.filter(({ state }) => state === 'accepted')
  const there = files.filter(({ path }) => path.startsWith('05-photos/') && path !== photosPath)
  const wrong = first(accepted, ({ id, sha256 }, at) => {
    const file = there[at]
    if (!file) return fault(`05-photos/${id}`, '缺少照片原件 (the original is missing)', undefined)
    return compare(sha256, file.sha256, `${file.path} SHA-256 (${photosPath})`)
  })
  if (wrong) return wrong
  const extra = there[accepted.length]
  return extra ? fault(extra.path, '不是检查记录中的照片 (is no photo of the record)', undefined) : null
}
