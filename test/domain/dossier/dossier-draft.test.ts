import { expect, it } from 'vitest'
import { dossierDraft } from '../../../shared/domain/dossier/dossier-draft.ts'
import { randomBundle } from '../draw/random-draw.ts'
import { photoSample } from '../inspection/samples.ts'
import { sourcesSample } from './samples.ts'

it('the printed list of photos says which are proof of a rectification and which are scans of letters', () => {
  const photos = [
    photoSample({ state: 'accepted' }),
    photoSample({ state: 'accepted', purpose: 'rectification' }),
    photoSample({ state: 'accepted', purpose: 'letter' }),
  ]
  const bundle = randomBundle(1)
  const targetId = bundle.drawn[0]?.ids[0] ?? ''

  const { blocks } = dossierDraft(sourcesSample({ photos, targetId }, { bundle }), [])

  expect(JSON.stringify(blocks)).toMatch(/"已封存".*"已封存（整改证明）".*"已封存（往来文书）"/)
})
