import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { noticeText } from '../../../../infra/local/seed/notice.ts'
import { seedPhotos } from '../../../../infra/local/seed/photos.ts'
import { seedFiles } from '../../../../infra/local/seed/seed-files.ts'
import { ineligibility } from '../../../../shared/domain/registry/officer.ts'
import { officerLayout } from '../../../../shared/domain/registry/read-officers.ts'
import { readRows } from '../../../../shared/domain/registry/read-rows.ts'
import { targetLayout } from '../../../../shared/domain/registry/read-targets.ts'
import { codeFault } from '../../../../shared/domain/registry/uscc.ts'
import { wholeSheets } from '../../../functions/importing/whole-sheets.ts'
import { minimumQuotas } from './minimum-quotas.ts'

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sheetsOf = async (kind: string) => {
  const file = (await seedFiles()).find((each) => each.kind === kind)
  return wholeSheets(file?.bytes ?? new Uint8Array())
}

describe('the sample files', () => {
  it('are the same bytes whenever they are made', async () => {
    const first = (await seedFiles()).map(({ bytes }) => hash(bytes))
    await new Promise((resolve) => setTimeout(resolve, 2100)) // a zip's clock ticks every two seconds

    expect((await seedFiles()).map(({ bytes }) => hash(bytes))).toEqual(first)
  })

  it('hold sixty plainly fictional agencies of fourteen counties with legal codes', async () => {
    const { rows, findings } = readRows(await sheetsOf('targets'), targetLayout)
    const agencies = rows.map(({ record }) => record)

    expect(findings).toEqual([])
    expect(new Set(agencies.map(({ id }) => id)).size).toBe(60)
    expect(new Set(agencies.map(({ region }) => region)).size).toBe(14)
    expect(agencies.every(({ id, name }) => codeFault(id) === undefined && name.includes('示例'))).toBe(true)
    expect(agencies.filter(({ state }) => state === 'closed')).toHaveLength(2)
    expect(new Set(agencies.map(({ creditClass }) => creditClass))).toEqual(new Set(['A', 'B', 'C', 'D']))
  })

  it('mix the credit classes so that the floor of 20 % asks more than their own minima', async () => {
    const open = readRows(await sheetsOf('targets'), targetLayout).rows.filter(
      ({ record }) => record.state === 'active',
    )

    expect(Math.ceil(open.length * 0.2)).toBeGreaterThan(minimumQuotas(open.map(({ record }) => record.creditClass)))
  })

  it('hold fourteen officers of whom eleven may act in July 2022', async () => {
    const officers = readRows(await sheetsOf('officers'), officerLayout).rows.map(({ record }) => record)
    const why = Object.fromEntries(officers.map((officer) => [officer.id, ineligibility(officer, '2022-07-04')]))

    expect(officers).toHaveLength(14)
    expect(Object.values(why).filter((each) => each === undefined)).toHaveLength(11)
    expect([why['SX0900-11'], why['SX0900-13'], why['SX0900-14']]).toEqual([
      'certificate-expired',
      'transferred',
      'expert',
    ])
    expect(officers.filter(({ recusals }) => recusals.length > 0)).toMatchObject([{ id: 'SX0900-05' }])
  })

  it('come with the words of the notice', () => {
    expect(noticeText).toContain('2022年7月1日-2022年9月30日')
  })
})

describe('the sample photos', () => {
  it('are JPEGs from start to end, the n-th always the same, no two alike', () => {
    const photos = seedPhotos(30).map((bytes) => Buffer.from(bytes).toString('hex'))

    expect(photos.every((photo) => photo.startsWith('ffd8ff') && photo.endsWith('ffd9'))).toBe(true)
    expect(new Set(photos).size).toBe(30)
    expect(Buffer.from(seedPhotos(7)[6] ?? []).toString('hex')).toBe(photos[6])
  })
})
