import { expect, it } from 'vitest'
import { photosPath, toldParts } from '../../../shared/domain/dossier/dossier-parts.ts'
import { randomBundle } from '../draw/random-draw.ts'
import { photoSample } from '../inspection/samples.ts'
import { sourcesSample } from './samples.ts'

it('the list of photos says what the check could not find out of each', () => {
  const photos = [
    photoSample({ id: 'jpeg', state: 'accepted' }),
    photoSample({ id: 'heic', state: 'accepted', type: 'image/heic' }),
    photoSample({ id: 'scan', state: 'accepted', type: 'application/pdf', purpose: 'letter' }),
  ]

  const bundle = randomBundle(1)
  const targetId = bundle.drawn[0]?.ids[0] ?? ''

  const list = toldParts(sourcesSample({ photos, targetId }, { bundle })).find(({ path }) => path === photosPath)

  expect(list?.value).toMatchObject({ unchecked: [{ photoId: 'heic' }, { photoId: 'scan' }] })
})
