import { expect, it } from 'vitest'
import { photoFiles } from '../../../functions/archiving/dossier-files.ts'
import type { ReadBucket } from '../../../functions/stores/object-store.ts'
import { photoSample } from '../../domain/inspection/samples.ts'

it('numbers each original as the record’s list does, whatever was refused or withdrawn before it', () => {
  const photos = [
    photoSample({ state: 'withdrawn' }),
    photoSample({ state: 'accepted', sha256: 'b'.repeat(64) }),
    photoSample({ state: 'accepted', type: 'application/pdf', purpose: 'letter' }),
  ]

  const files = photoFiles(photos, {} as ReadBucket)

  expect(files.map(({ path, zh }) => [path, zh])).toEqual([
    ['05-photos/02.jpg', '照片（原件）'],
    ['05-photos/03.pdf', '往来文书扫描件（原件）'],
  ])
})
